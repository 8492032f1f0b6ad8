"""The same text gives the same result, in whatever process."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "us-russia-engagement.txt"
READ = """
import json, sys
from briefline.export.json import chronology_object
from briefline.pipeline import Source, read_source, together
texts = [open(sys.argv[1], encoding="utf-8").read(), sys.argv[2]]
found = together([read_source(Source.pasted(text)) for text in texts])
sys.stdout.buffer.write(json.dumps(chronology_object(found)).encode())
"""
OTHER = (
    "A visit to Moscow\n\nPublished 3 December 2021\n\nCIA Director William Burns visited Moscow on 2 and 3 "
    "November 2021. Presidents Joe Biden and Vladimir Putin met in Geneva on 16 June 2021."
)


def read(seed: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(SAMPLE), OTHER],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        timeout=110,
        check=True,
    )
    return done.stdout


def test_hashes_do_not_matter():
    one, other = read("1"), read("4242")
    assert one == other
    events = json.loads(one)["events"]
    assert len({event["id"] for event in events}) == len(events)
    assert any(len({mention["document"] for mention in event["mentions"]}) == 2 for event in events)
