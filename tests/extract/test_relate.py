"""Links between events and publications."""

from briefline.extract.events.relate import relate
from briefline.model.event import Event, Kind, Mention, Participant
from briefline.model.text import Span
from briefline.model.when import When


def event(identity, title, when, names=(), places=(), quote="", start=0):
    return Event(
        identity,
        Kind.EVENT,
        title,
        When.parse(when),
        (Mention("d", Span(start, start + len(quote)), quote),),
        participants=tuple(Participant(name) for name in names),
        places=tuple(places),
    )


def publication(identity, title, when, blurb="", start=0):
    return Event(
        identity,
        Kind.PUBLICATION,
        title,
        When.parse(when),
        (Mention("d", Span(start, start + len(title)), title),),
        blurb=blurb,
    )


def links(records):
    return {(each.id, link.to): link for each in records for link in each.related}


def test_an_event_told_in_a_blurb_belongs_to_it_both_ways():
    told = event("e1", "Fleet left Lom", "2024-05-03", quote="the fleet left Lom", start=120)
    found = links(
        relate((told,), (publication("p1", "Ships", "2024-05-10", "In May\nthe fleet left Lom.", 100),))
    )
    assert (found["e1", "p1"].strength, found["e1", "p1"].reason) == (1.0, "told in it")
    assert (found["p1", "e1"].strength, found["p1", "e1"].reason) == (1.0, "told here")


def test_shared_names_link_with_a_reason_and_the_time_between():
    one = event("e1", "Norway sent ships to Svalbard", "2024-05-03", ("Norway",), ("Svalbard",))
    other = event("e2", "Choir sang", "2024-05-03", ("Choir",))
    found = links(
        relate((one, other), (publication("p1", "Norway and the Svalbard question", "2024-05-13"),))
    )
    assert set(found) == {("e1", "p1"), ("p1", "e1")}
    assert 0 < found["e1", "p1"].strength < 1
    assert "Norway" in found["e1", "p1"].reason
    assert "Svalbard" in found["e1", "p1"].reason
    assert found["e1", "p1"].reason.endswith("published 10 days after")


def test_a_state_and_its_seat_of_government_are_one():
    one = event("e1", "Moscow signed the grain pact", "2024-05-03", ("Moscow",))
    found = links(relate((one,), (publication("p1", "Russia and the grain pact", "2024-05-04"),)))
    assert ("e1", "p1") in found


def test_what_is_far_apart_in_time_is_not_linked():
    one = event("e1", "Norway sent ships to Svalbard", "1920-05-03", ("Norway",), ("Svalbard",))
    assert links(relate((one,), (publication("p1", "Norway and the Svalbard question", "2024-05-13"),))) == {}


def test_every_link_goes_both_ways_and_no_record_is_lost():
    events = tuple(
        event(
            f"e{n}",
            f"Norway sent boat {n} to Svalbard",
            f"2024-05-{n:02d}",
            ("Norway", "Ana Ruiz"),
            ("Svalbard",),
        )
        for n in range(1, 20)
    )
    others = tuple(event(f"o{n}", f"Choir {n} sang", "2024-05-03", (f"Choir {n}",)) for n in range(30))
    related = relate((*events, *others), (publication("p1", "Norway at Svalbard", "2024-05-13"),))
    assert [each.id for each in related] == [*(each.id for each in (*events, *others)), "p1"]
    found = links(related)
    assert found
    assert all((other, one) in found for one, other in found)


def test_nothing_in_nothing_out():
    assert relate((), ()) == ()


def test_a_link_fades_with_the_years_and_is_dropped_where_little_is_shared():
    near = event("e1", "Norway and Peru signed a fishing pact", "2024-03-03", ("Norway", "Peru"))
    far = event("e2", "Norway and Peru met over ships", "2019-05-03", ("Norway", "Peru"))
    others = [event(f"e{n}", f"Choir {n} sang", "2022-05-03", (f"Choir{n}",)) for n in range(3, 9)]
    found = links(
        relate((near, far, *others), (publication("p1", "Norway, Peru and the fishing pact", "2024-05-13"),))
    )
    assert ("e1", "p1") in found
    assert ("e2", "p1") not in found


def test_names_that_half_of_all_records_share_link_nothing():
    records = [
        event(f"e{n}", f"Norway did thing{n} on its own", f"2024-0{n}-03", ("Norway",)) for n in range(1, 7)
    ]
    assert links(relate(tuple(records), (publication("p1", "Norway today", "2024-05-13"),))) == {}


def test_a_long_event_that_goes_on_at_the_time_of_publication_is_near():
    one = event("e1", "Norway besieged Svalbard", "2023-01-01/2024-06-01", ("Norway",), ("Svalbard",))
    found = links(relate((one,), (publication("p1", "Norway at Svalbard", "2024-05-13"),)))
    assert ("e1", "p1") in found
