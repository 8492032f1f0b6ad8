"""Leaders meet long marks where no other event's mark is in their way, in the order of their poles."""

from briefline.page.anchors import cleared
from briefline.page.flags import Flag, Request
from briefline.page.wrapping import Block, blocks
from briefline.timeline.columns import Look
from briefline.timeline.parts import Mark

_BLOCK = Block(("2024",), ("Talks",), 40.0, 32.0)


def _mark(id: str, x0: float, x1: float) -> Mark:
    return Mark(id, "bar", x0, x1, x0, x1, 0.0, 9.0, Look.PLAIN, "other")


def test_a_leader_keeps_clear_of_marks_outside_its_own():
    requests = [Request(0, 104.0, 296.0, 1.0, (_BLOCK,)), Request(1, 200.0, 200.0, 1.0, (_BLOCK,))]
    rows = [(0, _mark("point", 193.0, 207.0)), (1, _mark("bar", 100.0, 300.0))]
    flags = [Flag(0, 200.0, 200.0, 0.0, True, _BLOCK), Flag(1, 200.0, 207.0, 38.0, True, _BLOCK)]
    first, second = cleared(flags, requests, rows, ["bar", "point"])
    assert first.anchor == 190.0
    assert second.anchor == 200.0


def test_where_there_is_no_way_past_all_stays():
    requests = [Request(0, 104.0, 196.0, 1.0, (_BLOCK,))]
    rows = [(0, _mark("wide", 90.0, 210.0)), (1, _mark("bar", 100.0, 200.0))]
    flags = [Flag(0, 150.0, 150.0, 0.0, True, _BLOCK)]
    assert cleared(flags, requests, rows, ["bar", "wide"]) == tuple(flags)


def test_dates_are_broken_at_their_seams_only():
    def measure(text: str, _role: str) -> float:
        return 7.0 * len(text)

    assert blocks("3 May 2022", "Trial", 16.0, measure)[0].dates == ("3 May 2022",)
    long = blocks("between 10 Feb 2025 and 14 Feb 2025, 12:00", "Talks", 16.0, measure)
    assert long[0].dates == ("between 10 Feb 2025", "and 14 Feb 2025, 12:00")
