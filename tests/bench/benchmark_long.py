"""A long report: seconds to the first events, events on the way, the whole; kilobytes a second; peak memory.

python tests/bench/benchmark_long.py [kB …]     600 and 1000 by default, each in a process of its own
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

from long_report import long_report

from briefline.pipeline import Source, read_source, warm_up


def measure_long(size: int) -> None:
    """Prints the figures of one report of ``size`` kB, the language pipeline loaded before.

    Seconds by the clock, and of this process's processor time, to which other programs add little.
    """
    text = long_report(size * 1000)
    warm_up()
    read_source(Source.pasted(long_report(3_000)))
    began, spent = time.perf_counter(), time.process_time()
    portions: list[tuple[float, float, int]] = []

    def take(count: int) -> None:
        portions.append((time.perf_counter() - began, time.process_time() - spent, count))

    found = read_source(Source.pasted(text), partial=lambda part: take(len(part.events)))
    take(len(found.events))
    first, last = portions[0], portions[-1]
    gaps = [after[0] - before[0] for before, after in zip(portions, portions[1:], strict=False)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kilobytes = len(text.encode()) / 1000
    print(
        f"long report: {kilobytes:.0f} kB: first {first[2]} events after {first[0]:.1f} s "
        f"(processor {first[1]:.1f} s), {len(portions)} portions, longest wait {max(gaps, default=0):.1f} s; "
        f"all {last[2]} after {last[0]:.1f} s (processor {last[1]:.1f} s, {kilobytes / last[1]:.0f} kB/s); "
        f"peak {peak:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [600, 1000]
    if len(sizes) == 1:
        measure_long(sizes[0])
    else:
        for size in sizes:
            subprocess.run([sys.executable, __file__, str(size)], check=True)
