"""Sections cut into sentences, with their labels."""

from dataclasses import replace

from briefline.extract.events.sentences import LONGEST, sentences
from briefline.model.text import SectionKind


def cut(mark, text):
    document, times = mark(text)
    return [
        (document.at(each.span), each.label.text if each.label else None)
        for each in sentences(document, times)
    ]


def test_abbreviations_and_clock_times_end_no_sentence(mark):
    assert cut(
        mark, "Dr. Vera Kohl of the U.S. Navy rang at {2 a.m.=2019-05-03T02:00} on the dot. Nobody answered."
    ) == [
        ("Dr. Vera Kohl of the U.S. Navy rang at 2 a.m. on the dot.", None),
        ("Nobody answered.", None),
    ]


def test_a_date_before_a_colon_heads_the_entry(mark):
    assert cut(mark, "- {May 1928=1928-05}: Halvorsen sells a map.") == [
        ("Halvorsen sells a map.", "May 1928")
    ]


def test_a_clock_time_with_its_full_stop_heads_the_entry(mark):
    assert cut(mark, "- {Noon=2019-05-03T12:00}. The gate is locked.") == [("The gate is locked.", "Noon")]
    assert cut(mark, "- {10:17 p.m.=2019-05-03T22:17} The pump is switched on.") == [
        ("The pump is switched on.", "10:17 p.m.")
    ]


def test_a_date_in_running_text_is_no_label(mark):
    assert cut(mark, "{Yesterday=2019-05-03} it rained.") == [("Yesterday it rained.", None)]


def test_a_dated_heading_heads_entries_that_have_no_date(mark):
    text = "# {12 May 2022=2022-05-12}\n- Rain fell.\n- {13 May=2022-05-13}: Snow fell."
    assert cut(mark, text) == [("Rain fell.", "12 May 2022"), ("Snow fell.", "13 May")]


def test_a_heading_that_only_mentions_a_period_heads_nothing(mark):
    text = "# Results of the second quarter ({May to July 2022=2022-05/2022-07})\n- Rain fell."
    assert cut(mark, text) == [
        ("Results of the second quarter (May to July 2022)", None),
        ("Rain fell.", None),
    ]


def test_a_catchword_is_kept_apart(mark):
    document, times = mark("- **Roof.** It leaks.")
    (sentence,) = sentences(document, times)
    assert (sentence.lead, document.at(sentence.span)) == ("Roof", "It leaks.")


def test_an_endless_sentence_is_cut_between_words(mark):
    document, _ = mark("and so on, " * 1_000)
    found = sentences(document, ())
    assert max(len(each.span) for each in found) <= LONGEST
    assert "".join(document.at(each.span).replace(" ", "") for each in found) == document.text.replace(
        " ", ""
    )


def test_an_endless_list_of_dates_is_never_cut_inside_one(mark):
    document, times = mark(", ".join(f"{{{day} March 1990=1990-03-{day:02d}}}" for day in range(1, 29)) * 9)
    found = sentences(document, times)
    assert len(found) > 1
    for time in times:
        assert any(each.span.covers(time.span) for each in found)


def test_the_day_in_the_title_of_minutes_heads_what_follows(mark):
    document, times = mark("# Minutes of the meeting of {9 March 2019=2019-03-09}\nAna Ruiz was elected.")
    title, body = document.sections
    sections = (replace(title, kind=SectionKind.TITLE), replace(body, parent=None))
    last = sentences(replace(document, sections=sections), times)[-1]
    assert last.label is not None
    assert (last.label.text, last.near) == ("9 March 2019", False)


def test_an_emphasised_subject_is_no_catchword(reader):
    text = "# Exhibitions\n- *Light of the Fjords* opens on {14 September=2024-09-14}."
    assert [event.title for event in reader.events(text)] == ["Light of the Fjords opens"]
