"""Room is found for more, nothing that is placed touches anything else, and nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from briefline.page.crowd import Crowd, Place
from briefline.page.spec import PictureSpec
from briefline.paint.picture import lay_out

_GAP = 5.0
_PLACES = st.builds(
    lambda lo, width, rows: Place(lo, lo + width, rows, float(rows - 1)),
    st.integers(0, 300).map(float),
    st.integers(10, 200).map(float),
    st.integers(1, 3),
)


def _boxes(ways, placed):
    return [(ways[item][way], row) for item, (row, way) in placed.items()]


def _clash(one, other):
    (a, row), (b, other_row) = one, other
    beside = a.hi + _GAP <= b.lo or b.hi + _GAP <= a.lo
    below = row + a.rows <= other_row or other_row + b.rows <= row
    return not (beside or below)


@given(st.lists(st.lists(_PLACES, max_size=4), min_size=1, max_size=25), st.integers(1, 6))
def test_what_is_placed_touches_nothing(ways, limit):
    placed = Crowd(ways, [1.0] * len(ways), limit, _GAP).settled({}, 60)
    boxes = _boxes(ways, placed)
    assert all(row >= 0 and row + place.rows <= limit for place, row in boxes)
    assert not any(_clash(one, other) for n, one in enumerate(boxes) for other in boxes[:n])
    fitting = any(place.rows <= limit for each in ways for place in each)
    assert bool(placed) == fitting


def test_one_who_is_in_the_way_goes_elsewhere():
    ways = [[Place(0, 50, 1, 0), Place(60, 110, 1, 0)], [Place(0, 50, 1, 0)]]
    start = {0: (0, 0)}
    assert Crowd(ways, [1.0, 1.0], 1, _GAP).settled(start, 0) == start
    assert Crowd(ways, [1.0, 1.0], 1, _GAP).settled(start, 10) == {0: (0, 1), 1: (0, 0)}


def test_what_matters_more_stays():
    ways = [[Place(0, 50, 1, 0)], [Place(0, 50, 1, 0)]]
    assert Crowd(ways, [2.0, 1.0], 1, _GAP).settled({0: (0, 0)}, 50) == {0: (0, 0)}
    assert Crowd(ways, [1.0, 2.0], 1, _GAP).settled({0: (0, 0)}, 50) == {1: (0, 0)}


def test_a_slide_names_every_event_of_sixty_and_half_of_two_hundred(made):
    assert not lay_out(made(60), PictureSpec(), paged=True).unnamed
    assert len(lay_out(made(200), PictureSpec(), paged=True).unnamed) < 100
