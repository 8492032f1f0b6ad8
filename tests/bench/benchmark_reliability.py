"""Of the events marked with a confidence, how many are right? Needs documents with gold and their scorer.

python tests/bench/benchmark_reliability.py FOLDER [FOLDER …]     each with docs/, gold/ and score_events.py
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefline.export.json import chronology_object
from briefline.model.errors import BrieflineError
from briefline.pipeline import Source, read_source

BOUNDS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)


def measure_reliability(folders: list[Path]) -> None:
    """Prints, for each range of confidence, how many events there are and how many are right.

    An event is right when the scorer matches it to a gold event (an optional one too) and does not call its
    date wrong. Documents that the rules were made with flatter the result: say so where you quote it.
    """
    seen = [pair for folder in folders for pair in judged(folder)]
    print(f"reliability: {len(seen)} events")
    for low, high in zip(BOUNDS, BOUNDS[1:], strict=False):
        held = [(confidence, right) for confidence, right in seen if low <= confidence < high]
        if held:
            right = sum(right for _, right in held)
            mean = sum(confidence for confidence, _ in held) / len(held)
            print(
                f"reliability: marked {low:.2f}–{min(high, 1.0):.2f} (mean {mean:.2f}): "
                f"{right:3} of {len(held):3} right ({right / len(held):.0%})"
            )


def judged(folder: Path) -> Iterator[tuple[float, bool]]:
    """Confidence of each event found in a folder's documents, and whether it is right."""
    scorer = _scorer(folder)
    for path in sorted((folder / "docs").iterdir()):
        answer = folder / "gold" / f"{path.stem}.json"
        if not answer.is_file():
            answer = folder / "gold" / f"{path.name}.json"
        if not answer.is_file():
            continue
        gold = json.loads(answer.read_text(encoding="utf-8"))
        try:
            found = json.loads(json.dumps(chronology_object(read_source(Source.file(path)))))
        except BrieflineError as error:
            print(f"reliability: {path.name}: {error}")
            continue
        _, log = scorer.score_doc(path, gold, found)
        wrong = {line.removeprefix("DUP ") for line in log["false_positive"]}
        misdated = [line.split(" got ", 1)[1].removesuffix(" (in tolerance)") for line in log["wrong_date"]]
        for event in found["events"]:
            if event["kind"] == "event":
                told = f"{event['kind']} {event['title']!r} {event['when']}"
                yield event["confidence"], told not in wrong and str(event["when"]) not in misdated


def _scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_events", folder / "score_events.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    measure_reliability([Path(name) for name in sys.argv[1:]])
