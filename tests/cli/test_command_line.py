"""The command line as a user runs it: partly in a process of its own, else in this one, with spaCy loaded."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtGui import QImage

from briefline.__main__ import main
from briefline.session.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")  # a picture is drawn with the application that there is

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "us-russia-engagement.txt"


def briefline(*arguments):
    """What a command prints and its exit code, from a call of the program's main function."""
    command = ["briefline", *map(str, arguments)]
    with (
        patch.object(sys, "argv", command),
        redirect_stdout(io.StringIO()) as out,
        redirect_stderr(io.StringIO()) as err,
    ):
        try:
            code = main()
        except SystemExit as left:
            code = left.code
    return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())


def process(*arguments, stdin=None):
    """The same from a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "briefline", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=100,
        input=stdin,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.fixture(scope="module")
def extracted():
    done = process("extract", SAMPLE, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_version_and_help():
    assert process("--version").stdout.startswith("briefline 0.")
    said = process("--help").stdout
    assert "extract" in said
    assert "export" in said


def test_every_quote_is_the_text_at_its_offsets(extracted):
    text = SAMPLE.read_text(encoding="utf-8")
    events = extracted["events"] + extracted["undated"]
    assert events
    for event in events:
        assert event["mentions"], event["title"]
        for mention in event["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["quote"]
            if mention["time"]:
                assert text[mention["time"]["start"] : mention["time"]["end"]] == mention["time"]["text"]
    for time in extracted["time_expressions"]:
        assert text[time["start"] : time["end"]] == time["text"]


def test_ids_are_unique_and_links_lead_somewhere(extracted):
    ids = [event["id"] for event in extracted["events"] + extracted["undated"]]
    assert len(ids) == len(set(ids))
    assert all(to in ids for event in extracted["events"] for to in event["related"])


def test_the_same_text_gives_the_same_answer(extracted):
    assert json.loads(briefline("extract", SAMPLE, "--json").stdout) == extracted


def test_a_document_date_by_hand_moves_what_hangs_on_it():
    done = briefline("extract", SAMPLE, "--json", "--published", "15 November 2019")
    out = json.loads(done.stdout)
    assert out["documents"][0]["published"]["basis"] == "given"
    assert out["documents"][0]["published"]["earliest"] == "2019-11-15"
    last_month = next(time for time in out["time_expressions"] if time["text"].startswith("last month"))
    assert last_month["value"] == "2019-10"


def test_the_table_is_readable():
    said = briefline("extract", SAMPLE).stdout
    assert "November 2021 (inferred)" in said
    assert "2–3 November 2021" in said


def case(name, content):
    return pytest.param(content, id=name)


@pytest.mark.parametrize(
    "content",
    [
        case("no such file", None),
        case("empty", b""),
        case("white space", b" \n\n\t"),
        case("binary", bytes(range(256)) * 20),
        case("a picture", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        case("no dates", b"The cat sat on the mat. It was a good mat, and nobody minded.\n"),
    ],
)
@pytest.mark.parametrize("verb", ["extract", "export"])
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path, content, verb):
    report = tmp_path / "report.txt"
    if content is not None:
        report.write_bytes(content)
    extra = ["-o", tmp_path / "out.png"] if verb == "export" else ["--json"]
    done = briefline(verb, report, *extra)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("briefline: ")
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out.png").exists()


def test_a_typed_date_that_is_none_is_refused():
    done = process("extract", SAMPLE, "--published", "the day the music died")
    assert done.returncode == 2
    assert "the day the music died" in done.stderr


@pytest.mark.parametrize(("suffix", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_export_writes_the_picture(tmp_path, suffix, magic):
    out = tmp_path / f"brief.{suffix}"
    done = process("export", SAMPLE, "-o", out, "--title", "Talks", "--sources")
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(magic)
    others = set(tmp_path.iterdir()) - {out}  # the sources
    assert bool(others) == (suffix != "pdf")
    assert all(re.fullmatch(rf"brief-\d\.{suffix}", other.name) for other in others)
    assert all(other.name in done.stderr for other in others)


@pytest.mark.parametrize("output", ["out.doc", "no/such/folder/out.png"])
def test_export_refuses_what_it_cannot_write(tmp_path, output):
    done = briefline("export", SAMPLE, "-o", tmp_path / output)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_time_tag_answers_line_by_line():
    lines = [
        {"id": "a", "text": "They met on 3 May 2021.", "dct": "2021-06-01"},
        {"id": "b", "text": "They met yesterday.", "dct": "2021-06-01"},
    ]
    done = process("time-tag", stdin="".join(json.dumps(line) + "\n" for line in lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert answers[0]["timexes"] == [[12, 22, "DATE", "2021-05-03"]]
    assert answers[1]["timexes"] == [[9, 18, "DATE", "2021-05-31"]]


def test_extract_never_loads_qt(tmp_path):
    code = (
        "import sys\nfrom briefline.cli import main\n"
        f"main(['extract', {str(SAMPLE)!r}])\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_an_option_that_does_not_exist_is_refused():
    done = briefline("--no-such-option")
    assert done.returncode == 2
    assert "usage" in done.stderr


def test_without_a_screen_it_says_so_and_does_not_abort():
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    command = [sys.executable, "-m", "briefline"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=30)
    assert done.returncode == 2
    assert "no screen" in done.stderr


def test_figures_are_read_in_the_order_asked_for_and_dates_written_in_a_style(tmp_path):
    report = tmp_path / "harbour.txt"
    report.write_text(
        "The crane arrived on 03/04/2019. The harbour opened on 7 July 2019.\n", encoding="utf-8"
    )
    day, month = briefline("extract", report, "--day-first"), briefline("extract", report, "--month-first")
    assert "3 April 2019" in day.stdout
    assert "may be 4 March 2019" in day.stdout
    assert "4 March 2019" in month.stdout
    assert "may be 3 April 2019" in month.stdout
    styled = briefline("extract", report, "--month-first", "--date-style", "month-day")
    assert "Mar 4, 2019" in styled.stdout


def test_a_language_without_rules_is_refused_in_a_sentence():
    done = briefline("extract", SAMPLE, "--language", "xx")
    assert done.returncode == 2
    assert "no rules for the language" in done.stderr
    assert "Traceback" not in done.stderr


def test_own_categories_are_made_checked_and_used(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "Briefline" / "lexicon.toml"
    assert "There is none yet" in briefline("lexicon").stdout
    assert str(path) in briefline("lexicon", "--make").stdout
    assert path.read_text(encoding="utf-8").startswith("# Your own categories")
    path.write_text('[[category]]\nname = "walk"\nnouns = ["walkthrough"]\n', encoding="utf-8")
    assert "walk (walk): walkthrough" in briefline("lexicon").stdout
    report = tmp_path / "report.txt"
    report.write_text("Notes\n\nThe walkthrough of the mill took place on 2 May 2019.", encoding="utf-8")
    assert json.loads(briefline("extract", report, "--json").stdout)["events"][0]["category"] == "walk"
    path.write_text("[[category]]\n", encoding="utf-8")
    failed = briefline("extract", report)
    assert failed.returncode == 2
    assert "has no name" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_export_writes_many_files_at_once_and_says_what_was_chosen(tmp_path):
    names = ["a.pdf", "a.pptx", "a.html", "a.csv", "a.json", "a.ics"]
    outputs = [part for name in names for part in ("-o", tmp_path / name)]
    done = briefline(
        "export", SAMPLE, *outputs, "--preset", "a4", "--filter", "kind:publication", "--title", "Papers"
    )
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert re.search(r"\d of \d+ events \(filter: kind:publication\)", page)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").count("\n") >= 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["--dpi", "5"],
        ["--preset", "napkin"],
        ["--as-of", "whenever"],
        ["--filter", "zzzz"],
        ["--logo", "nowhere.png"],
    ],
)
def test_export_says_what_can_be_mended(tmp_path, arguments):
    done = briefline("export", SAMPLE, "-o", tmp_path / "a.png", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("briefline: ")
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_schema_of_the_json_is_printed():
    done = briefline("schema")
    assert done.returncode == 0
    assert "Envelope" in json.loads(done.stdout)["$defs"]


def test_presets_kept_in_the_window_are_used_and_listed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "config" / "Briefline"
    out = tmp_path / "a.png"
    failed = briefline("export", SAMPLE, "-o", out, "--preset", "Minister")
    assert "There is no preset “Minister”" in failed.stderr
    assert "none yet" in failed.stderr
    Settings(folder).picture_presets = {"Minister": {"size": "a5 or so"}, "Small": {"size": "custom"}}
    for name in ("Minister", "Small"):
        wrong = briefline("export", SAMPLE, "-o", out, "--preset", name)
        assert wrong.returncode == 2
        assert "is not a size of a picture" in wrong.stderr
        assert "Traceback" not in wrong.stderr
    Settings(folder).picture_presets = {
        "Minister": {
            "size": "custom",
            "width": 900,
            "height": 600,
            "unit": "px",
            "theme": "dark",
            "banner": "Eyes only",
        }
    }
    assert "“Minister”" in briefline("export", "--help").stdout
    named = briefline("export", SAMPLE, "-o", out, "--preset", "Nobody")
    assert named.returncode == 2
    assert "“Minister”" in named.stderr
    assert briefline("export", SAMPLE, "-o", out, "--preset", "Minister").returncode == 0
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (900, 600)
    assert picture.pixelColor(2, 300).lightness() < 60
    svg = tmp_path / "a.svg"
    done = briefline("export", SAMPLE, "-o", svg, "--preset", "Minister", "--theme", "light", "--size", "a4")
    assert done.returncode == 0
    assert 'width="297.0mm"' in svg.read_text("utf-8")
    assert "Eyes only" in svg.read_text("utf-8")


def test_a_theme_of_ones_own_is_used_and_what_is_wrong_with_it_said(tmp_path):
    theme, out = tmp_path / "own.toml", tmp_path / "a.svg"
    theme.write_text(
        'base = "dark"\n[colours]\ntext = "#303030"\n[fonts]\ntitle = ["No Such Font", 20, 600, false]\n',
        encoding="utf-8",
    )
    done = briefline("export", SAMPLE, "-o", out, "--theme", theme)
    assert done.returncode == 0
    assert "“text” on “background” has a contrast of" in done.stderr
    assert "“No Such Font” is not on this computer" in done.stderr
    assert "#303030" in out.read_text("utf-8")
    out.unlink()
    theme.write_text('[colours]\ntext = "black"\n', encoding="utf-8")
    for name in (theme, tmp_path / "none.toml"):
        done = briefline("export", SAMPLE, "-o", out, "--theme", name)
        assert done.returncode == 2
        assert done.stderr.startswith("briefline: ")
        assert "Traceback" not in done.stderr
        assert not out.exists()
