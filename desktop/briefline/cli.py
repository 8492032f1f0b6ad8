"""The command line without a window: extract, export, time-tag, bench.

Nothing here loads Qt but ``export`` and ``bench``, and that only when something is drawn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from briefline import __version__
from briefline.cli_export import export_options, run_export
from briefline.model.conventions import Conventions
from briefline.model.errors import BadLexicon, BrieflineError, UnknownLanguage
from briefline.model.event import Chronology
from briefline.model.wording import DateStyle

STYLES = {style.name.lower().replace("_", "-"): style for style in DateStyle}
_EPILOG = "Run “briefline” alone, or with a report's name, for the window."


def main(arguments: Sequence[str]) -> int:
    """Runs one command. Returns the exit code: 0, or 2 for what the user can mend."""
    options = parser().parse_args(list(arguments))
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except BrieflineError as error:
        print(f"briefline: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left; say nothing more
    return 0


def parser() -> argparse.ArgumentParser:
    """All verbs and options, for --help and for parsing."""
    top = argparse.ArgumentParser(
        prog="briefline",
        description="Reads a report and shows its timeline: every dated event, with the words it came from.",
        epilog=_EPILOG,
    )
    top.add_argument("--version", action="version", version=f"briefline {__version__}")
    top.add_argument("--doctor", action=_Doctor, nargs=0, help="print what a report of a fault needs")
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    extract = verbs.add_parser("extract", help="print what is found in a report")
    _reports(extract)
    extract.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    extract.set_defaults(run=run_extract)

    export = verbs.add_parser("export", help="write the timeline of a report as a picture, slides or a table")
    _reports(export)
    export_options(export)
    export.set_defaults(
        run=lambda options: run_export(options, read_and_count, STYLES.get(options.date_style)),
        date_style=None,  # a preset may have one
    )

    form = verbs.add_parser("schema", help="print the JSON Schema of exported .json files")
    form.set_defaults(run=run_schema)

    tag = verbs.add_parser(
        "time-tag",
        help="tag time expressions: JSON lines in, JSON lines out",
        description='Reads lines {"id", "text", "dct"} from standard input and answers each with '
        '{"id", "timexes": [[start, end, type, value], …]}; offsets are half-open, in characters.',
    )
    tag.add_argument(
        "--tags",
        action="store_true",
        help="read tense with a part-of-speech tagger too: slower, to compare (see make bench)",
    )
    tag.set_defaults(run=run_time_tag)

    words = verbs.add_parser(
        "lexicon",
        help="where your own categories of events are, and whether they can be read",
        description="Tells where your lexicon is and what is in it. See the file that --make makes.",
    )
    words.add_argument("--make", action="store_true", help="make the file, with an example, if there is none")
    words.set_defaults(run=run_lexicon)

    bench = verbs.add_parser("bench", help="measure the timeline on this machine")
    parts = bench.add_subparsers(title="parts", metavar="PART", required=True)
    view = parts.add_parser("view", help="load a file of events and print one JSON line of figures")
    view.add_argument("events", metavar="EVENTS.json", help="rows of id, group, title, start, end")
    view.add_argument("--lanes", default="kind", choices=("kind", "category"), help="default %(default)s")
    view.set_defaults(run=run_bench_view)
    return top


class _Doctor(argparse.Action):
    """Like --version: prints, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from briefline.doctor import examine

        print(examine(), end="")
        parser.exit()


def _reports(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a report (PDF, .docx, .odt, text, Markdown, HTML or mail), or a project",
    )
    verb.add_argument(
        "--filter",
        metavar="QUERY",
        help="only what meets it, as in 'actor:Burns after:2021-07 -status:cancelled'",
    )
    verb.add_argument(
        "--published", metavar="DATE", help="when the report was written, as in “June 2021” or 2021-06-16"
    )
    order = verb.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first",
        dest="month_first",
        action="store_false",
        default=None,
        help="read 03/04/2019 as 3 April where the text does not show its order (default: as this system)",
    )
    order.add_argument("--month-first", dest="month_first", action="store_true", help="read it as March 4")
    verb.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help="the language of the report, as in “de”; default: the text shows it",
    )
    verb.add_argument(
        "--lexicon", default="", metavar="FILE", help="your own categories; default: see “briefline lexicon”"
    )
    verb.add_argument(
        "--date-style",
        default="day-month",
        choices=tuple(STYLES),
        help="how dates are written out; default day-month",
    )


def conventions(options: argparse.Namespace) -> Conventions:
    """How the reports are to be read. Raises UnknownLanguage and BadLexicon."""
    from briefline.extract.events.own_categories import default_path
    from briefline.extract.times.rules import readable
    from briefline.pipeline import month_first_in

    if options.lexicon and not Path(options.lexicon).is_file():
        raise BadLexicon(f"There is no lexicon “{options.lexicon}”.", "Check its name.")

    if options.language and options.language not in readable():
        raise UnknownLanguage(
            f"There are no rules for the language “{options.language}”.",
            f"Known are: {', '.join(readable())}. Without --language the text shows its own.",
        )
    month_first = options.month_first
    if month_first is None:
        month_first = month_first_in(_system_locale())
    return Conventions(month_first, options.language, options.lexicon or str(default_path()))


def _system_locale() -> str:
    """The name of the locale that dates follow here, as in "en_US.UTF-8"; "" for none."""
    import locale
    import os

    named = next((os.environ[name] for name in ("LC_ALL", "LC_TIME", "LANG") if os.environ.get(name)), "")
    return named or locale.getlocale(locale.LC_TIME)[0] or ""


def read(options: argparse.Namespace) -> Chronology:
    """What the filter lets through of the files that were named."""
    return read_and_count(options)[0]


def read_and_count(options: argparse.Namespace) -> tuple[Chronology, int]:
    """What the filter lets through of the files that were named, and how many events there are in all.

    Ids are unique over all files.
    """
    from briefline.pipeline import Source, read_source, together
    from briefline.session.matching import matching
    from briefline.storage.opening import is_project

    given = None
    habits = conventions(options)
    if options.published:
        from briefline.extract.times.typed_date import read_typed

        given = read_typed(options.published, month_first=habits.month_first).edtf
    first = Path(options.files[0])
    if is_project(first):
        return _of_project(options, first)
    found = together([read_source(Source.file(name), given, conventions=habits) for name in options.files])
    count = len(found.events) + len(found.undated)
    return matching(found, options.filter) if options.filter else found, count


def _of_project(options: argparse.Namespace, path: Path) -> tuple[Chronology, int]:
    """What a project shows, with all that was corrected in it. The file is not changed."""
    from briefline.session.matching import matching
    from briefline.storage.opening import open_project

    if len(options.files) > 1 or options.published:
        raise BrieflineError(
            f"“{path.name}” is a project: it is read alone, and its reports have their dates in it.",
            "Name it without other files and without --published.",
        )
    opened = open_project(path, read_only=True)
    try:
        chronology = opened.project.chronology()
        count = len(chronology.events) + len(chronology.undated)
        if options.filter:
            return matching(chronology, options.filter, opened.project, opened.file.words()), count
        return chronology, count
    finally:
        opened.file.close()


def run_extract(options: argparse.Namespace) -> None:
    """Prints what was found, as JSON or as a table to read."""
    from briefline.export.json import chronology_object
    from briefline.export.table import chronology_table

    chronology = read(options)
    if options.json:
        print(json.dumps(chronology_object(chronology), ensure_ascii=False, indent=1))
    else:
        print(chronology_table(chronology, STYLES[options.date_style]))


def run_schema(_options: argparse.Namespace) -> None:
    """Prints the form of the JSON that ``export`` writes."""
    from briefline.export.lossless import schema

    print(json.dumps(schema(), indent=1))


def run_time_tag(options: argparse.Namespace) -> None:
    """Answers JSON lines until standard input ends; each answer is flushed."""
    from briefline.extract.times.time_tag import answer_lines

    if options.tags:
        from briefline.extract.events.tagger import load_tagger

        answer_lines(sys.stdin, sys.stdout, load_tagger())
        return
    answer_lines(sys.stdin, sys.stdout)


def run_lexicon(options: argparse.Namespace) -> None:
    """Says where the user's lexicon is and what is in it."""
    from briefline.extract.events.own_categories import default_path, make_lexicon, read_categories

    path = default_path()
    if options.make:
        make_lexicon(path)
    print(path)
    if not path.exists():
        print("There is none yet. “briefline lexicon --make” makes one with an example.")
        return
    categories = read_categories(path)
    for category in categories:
        print(f"  {category.name} ({category.family}): {', '.join((*category.verbs, *category.nouns))}")
    if not categories:
        print("There is no category in it yet.")


def run_bench_view(options: argparse.Namespace) -> None:
    """Prints what the timeline costs with the events of a file."""
    from briefline.bench import measure_view

    print(json.dumps(measure_view(Path(options.events), lanes=options.lanes)))
