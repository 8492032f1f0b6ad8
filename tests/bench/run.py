"""Prints what Briefline costs on this machine: start, extraction, frames. `make bench` runs it.

python tests/bench/run.py [start] [extraction] [long] [frames] [window] [edits] [filters] [exports] …
"""

from __future__ import annotations

import calendar
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "us-russia-engagement.txt"


def start(runs: int = 5) -> None:
    """Milliseconds from interpreter start to the first paint and to the sample fully shown."""
    seen: dict[str, list[float]] = {}
    for _ in range(runs):
        env = {**os.environ, "BRIEFLINE_TRACE_START": "quit", "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "briefline", str(SAMPLE)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=True)
        for line in done.stderr.splitlines():
            if line.startswith("{"):
                entry = json.loads(line)
                seen.setdefault(entry["moment"], []).append(entry["ms"])
    for moment, values in seen.items():
        print(f"start: {moment:<16} median {statistics.median(values):7.0f} ms   max {max(values):7.0f} ms")


def extraction() -> None:
    """Kilobytes a second of processor time, time stages and whole pipeline, warm.

    The sample, 20 of it in one, and made-up text of which every third sentence is dated.
    """
    from long_report import long_report

    from briefline.extract.times.creation_time import creation_times
    from briefline.extract.times.recognise import recognise
    from briefline.extract.times.resolve import resolve
    from briefline.pipeline import extract, warm_up
    from briefline.reading.report import read_text

    text = SAMPLE.read_text(encoding="utf-8")
    began = time.perf_counter()
    warm_up()
    print(f"extraction: language pipeline loads in {time.perf_counter() - began:.2f} s")
    for name, report in (("sample", text), ("20 samples", text * 20), ("dense", long_report(200_000))):
        document = read_text(report, "bench")
        size = len(document.text.encode()) / 1000
        began = time.process_time()
        found = recognise(document)
        resolve(document, found, creation_times(document, found, None))
        took = time.process_time() - began
        print(f"extraction: time expressions, {name:<10} {size:4.0f} kB: {size / took:7.0f} kB/s (CPU)")
        began = time.process_time()
        extract(document)
        took = time.process_time() - began
        print(f"extraction: whole pipeline,   {name:<10} {size:4.0f} kB: {size / took:7.1f} kB/s (CPU)")

    dates = "On Tuesday, 4 May 2021, at 16:30; last Friday, two weeks ago, from 3 to 5 May, in early 1998. "
    for kind, report in (
        ("one sentence again and again", dates * 600),
        ("each date another", different(600)),
        ("each date another, the day of writing known", "Published: 3 May 2021\n\n" + different(600)),
    ):
        least = float("inf")
        for run in range(5):  # the least, since other programs share the machine; no text twice
            document = read_text(f"{report}{'.' * run}", "bench")
            size = len(document.text) / 1000
            began = time.process_time()
            found = recognise(document)
            resolve(document, found, creation_times(document, found, None))
            least = min(least, (time.process_time() - began) / size)
        print(f"extraction: nothing but dates, {kind}: {1 / least:.0f} kB/s (CPU), {len(found)} found")
    shapes()


def shapes() -> None:
    """Time stages on texts of one shape, and eight times as long: speed stays where they are linear."""
    from briefline.extract.times.creation_time import creation_times
    from briefline.extract.times.recognise import recognise
    from briefline.extract.times.resolve import resolve
    from briefline.reading.report import read_text

    mail = (
        "From: Ana Arden <ana{0}@example.org>\nTo: Bo Brandt <bo@example.org>\n"
        "Date: Tue, 4 May 2021 16:30:00 +0200\nSubject: Paint\n\nLet us meet at 10 am your time tomorrow.\n\n"
    )
    pieces = {
        "rows of a table": "| {0} May 2020 | paint | by 4 June |\n",
        "mails of a thread": mail,
        "financial years": "The fiscal year ends June 30. In the second quarter of 2020 {0} were sold. ",
        "one sentence without end": "on 3 May, by 5 June and until 7 July {0} will meet, ",
        "figures": "03/04/2020 {0} ",
    }
    for name, piece in pieces.items():
        speeds = []
        for count in (300, 2400):
            text = "".join(piece.format(10 + at % 18) for at in range(count))
            document = read_text(
                "| Day | Work | Due |\n|---|---|---|\n" + text if "| paint" in piece else text, "bench"
            )
            began = time.process_time()
            found = recognise(document)
            resolve(document, found, creation_times(document, found, None))
            speeds.append(len(document.text) / 1000 / (time.process_time() - began))
        print(f"extraction: {name}: {speeds[0]:.0f} kB/s, of eight times as many {speeds[1]:.0f} kB/s (CPU)")


def different(sentences: int) -> str:
    """Sentences of nothing but dates, no two alike; always the same ones."""
    chance = random.Random(7)
    units, parts = ("day", "week", "month", "year"), ("early", "late", "mid")
    days, months = calendar.day_name, calendar.month_name[1:]
    return "".join(
        f"On {chance.choice(days)}, {chance.randint(1, 28)} {chance.choice(months)} "
        f"{chance.randint(1990, 2021)}, at {chance.randint(0, 23):02d}:{chance.randint(0, 59):02d}; last "
        f"{chance.choice(days)}, {chance.randint(2, 19)} {chance.choice(units)}s ago, from "
        f"{chance.randint(1, 9)} to {chance.randint(10, 28)} {chance.choice(months)}, "
        f"in {chance.choice(parts)} {chance.randint(1900, 2020)}. "
        for _ in range(sentences)
    )


def long() -> None:
    """A report of 600 kB and one of 1 MB: first events, portions, the whole, memory."""
    for size in (600, 1000):  # a process each, for the memory's sake
        subprocess.run([sys.executable, Path(__file__).with_name("benchmark_long.py"), str(size)], check=True)


def frames() -> None:
    """Milliseconds a frame (scene and paint) while panning and zooming, 1600×900, raster, 1x."""
    from benchmark_frames import measure_frames

    measure_frames(SAMPLE)


def window() -> None:
    """Milliseconds that the window's thread is held by selecting, filtering and opening."""
    from benchmark_window import measure_window

    measure_window()


def edits() -> None:
    """Milliseconds that an edit holds the window, on a disk that takes half a second a transaction."""
    from benchmark_edits import measure_edits

    measure_edits([24, 2_000])


def filters() -> None:
    """Milliseconds from a query to the events it lets through, of 100,000 events; then in the window."""
    from benchmark_filter import measure_filter
    from benchmark_filter_window import measure_filter_in_window

    measure_filter()
    measure_filter_in_window()


def exports() -> None:
    """CPU seconds and kilobytes of each format for the sample, 200 and 2,000 events."""
    from benchmark_exports import measure_exports

    measure_exports(SAMPLE)


def large() -> None:
    """20 MB of prose and of noise: seconds, speed, memory. Takes minutes, so only when it is named."""
    script = str(Path(__file__).with_name("benchmark_large.py"))
    for kind in ("prose", "noise"):
        subprocess.run([sys.executable, script, kind, "20"], check=True)


def accuracy() -> None:
    """Scores of time expressions and events, where BRIEFLINE_EVAL names a folder with corpora and scorers."""
    folder = Path(os.environ.get("BRIEFLINE_EVAL", "no such folder"))
    if not folder.is_dir():
        print("accuracy: not measured; name the folder of the corpora in BRIEFLINE_EVAL")
        return
    briefline = f"{sys.executable} -m briefline"
    corpora = sorted({file.parent.name for file in (folder / "timex").glob("*/*.tml")})
    tagger = ["timex_score.py", "--gold", *corpora, "--cmd", f"{briefline} time-tag"]
    tagger += ["--cmd", f"{briefline} time-tag --tags"]  # what part-of-speech tags add
    for place, command in (
        (folder / "timex", tagger),
        (folder, ["score_events.py", briefline + " extract {doc} --json"]),
    ):
        subprocess.run([sys.executable, *command], cwd=place, check=True)
    print("reliability: those documents were in view while the rules were made; others will score lower")
    from benchmark_reliability import measure_reliability

    measure_reliability([folder])


def main() -> None:
    """Runs the parts that were named; by default all but the large texts."""
    parts = {
        "start": start,
        "extraction": extraction,
        "long": long,
        "frames": frames,
        "window": window,
        "edits": edits,
        "filters": filters,
        "exports": exports,
        "accuracy": accuracy,
        "large": large,
    }
    if len(sys.argv) == 2:
        parts[sys.argv[1]]()
        return
    for name in sys.argv[1:] or [
        name for name in parts if name != "large"
    ]:  # a process each: they leave nothing behind for one another
        subprocess.run([sys.executable, __file__, name], check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
