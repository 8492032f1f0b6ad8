"""Seconds, speed and memory of reading a very large text and finding its dates, in a process of its own.

python tests/bench/benchmark_large.py prose|noise [MEGABYTES]
"""

from __future__ import annotations

import resource
import sys
import time

PIECES = {
    "prose": "The committee met in the old hall on 3 March 1998 and talked about the harbour. It was cold, "
    "and nobody had brought a coat; the talks went on until the next morning.\n\n",
    "noise": "l4 November 2O21\x00\u200f the the the e\u0301 1950-1951-1952 99:99 \r\n 3/4/2019 24/7 "
    "\u202e May march second spring fall\n",
}


def measure_large(kind: str, megabytes: float) -> str:
    """One line: processor seconds of each stage, kilobytes a second of the time stages, peak memory in MB."""
    from briefline.extract.times.creation_time import creation_times
    from briefline.extract.times.recognise import recognise
    from briefline.extract.times.resolve import resolve
    from briefline.reading.report import read_text

    size = int(megabytes * 1_000_000)
    text = (PIECES[kind] * (size // len(PIECES[kind]) + 1))[:size]
    moments = [time.process_time()]
    document = read_text(text, "large")
    moments.append(time.process_time())
    found = recognise(document)
    moments.append(time.process_time())
    times = resolve(document, found, creation_times(document, found, None))
    moments.append(time.process_time())
    wrong = sum(document.text[one.span.start : one.span.end] != one.text for one in times)
    reading, finding, resolving = (
        after - before for before, after in zip(moments, moments[1:], strict=False)
    )
    speed = size / 1000 / (finding + resolving)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = f"read {reading:.1f} s, found {finding:.1f} s, resolved {resolving:.1f} s, {speed:.0f} kB/s"
    result = f"{len(times):,} times, {wrong} offsets wrong, peak {peak:.0f} MB"
    return f"large: {megabytes:g} MB of {kind}: {spent}, {result}"


if __name__ == "__main__":
    print(measure_large(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20))
