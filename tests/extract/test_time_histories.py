"""What encyclopedic histories leave unsaid: eras, and the date that a later one counts from."""

from __future__ import annotations

import pytest

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document, tag
from briefline.model.when import When

WRITTEN = "2016-09-26"


def told(text: str) -> list[tuple[str, str]]:
    """Each time expression as written, with its TIMEX3 value."""
    return [(text[start:end], value) for start, end, _, value in tag(text, WRITTEN)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 629 the fort was built. The king died in 635, and in 657 it fell.", ["0629", "0635", "0657"]),
        ("The hall was burnt by 700. Few lived there in the 8th century.", ["0700", "07"]),
        ("It shrank from 830 to 950. The 9th century was hard.", ["0830", "0950", "08"]),
        ("He reigned in the 7th century (635–650) and built much.", ["06", "0635", "0650"]),
        ("War came in 415 BC. In the winter of 416, envoys had come.", ["BC0415", "BC0416-WI"]),
        ("The war began in 431 BC. He died in 429.", ["BC0431", "BC0429"]),
        ("It was plundered in 146 BC. In 212 it was free.", ["BC0146"]),  # which era is not told
        ("The plague of 430 BC was one. Another broke out in the summer of 541.", ["BC0430", "0541-SU"]),
        ("In 300 cases it helped. In 312, and by 340, it did not.", []),
        ("They fled in 1914–18. It grew in 114, and from 120 to 150.", ["1914", "1918"]),
    ],
)
def test_years_of_three_digits(text: str, values: list[str]) -> None:
    assert [value for _, value in told(text)] == values


def test_up_to_the_present_is_two_times() -> None:
    assert told("Patrols, 2001–present") == [("2001", "2001"), ("present", "PRESENT_REF")]
    assert told("It stood from 1850 until now.")[-1] == ("now", "PRESENT_REF")


YEARS = "The club rose in 1848, 1850, 1866 and 1870. "


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The walls still stand today.", [("today", "PRESENT_REF")]),
        ("Today the king is remembered.", [("Today", "PRESENT_REF")]),
        ("He sang that they danced tonight.", [("tonight", "XXXX-XX-XXTNI")]),
        ("He died aged 62, the oldest of them.", [("aged 62", "P62Y")]),
        ("A 19-year-old led it.", [("19-year-old", "P19Y")]),
        ("They sailed by night.", [("night", "XXXX-XX-XXTNI")]),
        ("A night-time raid failed.", [("night-time", "XXXX-XX-XXTNI")]),
        ("In 1871 they won. They fell the season after.", [("1871", "1871"), ("the season after", "1872")]),
        ("In 1871 they met; at the same time it fell.", [("1871", "1871"), ("the same time", "1871")]),
        ("During this time he rose.", [("this time", "PRESENT_REF")]),
        ("This time he won.", []),
        ("They paid annual tribute.", [("annual", "P1Y")]),
        ("They played on a Sunday.", [("a Sunday", "XXXX-WXX-7")]),
        ("It sold several second tier works.", []),
        ("It came in 1834. Such raids were many.", [("1834", "1834")]),
    ],
)
def test_idle_words_are_times_in_a_history(text: str, times: list[tuple[str, str]]) -> None:
    assert told(YEARS + text)[4:] == times


def test_they_are_idle_in_the_news() -> None:
    assert told("The 19-year-old, aged 62, met by night at the same time on Monday.") == [
        ("Monday", "2016-09-26")
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the date beside tells
        ("It failed in 1300. Two years later, on 4 April 1303, they left.", ["1303", "1303-04-04"]),
        ("It failed in May 1300. Five months later, in September 1300, they left.", ["1300-09", "1300-09"]),
        # a stretch of years ends in its last one
        ("He served there from 1968 to 1971, and died in Melbourne five years later.", ["1976"]),
        # decades and centuries are round, and none of them lies after the day of writing
        ("It was built in 1948. Four decades later it fell.", ["198"]),
        ("In 1753 it was theirs. La Salle had explored it a century earlier.", ["16"]),
        ("It was built in 1948. The record was broken ninety years later.", ["FUTURE_REF"]),
        # what was over by then
        ("They left on 20 January 1776. A letter intercepted in December had told it.", ["1775-12"]),
        ("On 20 January 1776 they left. In March they landed; in December they had gone.", ["1776-12"]),
        # an aside does not take the story along
        ("In May 1755 it rose. The fort (so called after 1759) was built.\nThat year they fled.", ["1755"]),
        ("In July 1756 he came.\nHe planned one campaign for 1757. It sailed in August.", ["1757-08"]),
        # from sentence to sentence
        ("In July 1938 he began a course that took him round the land in November. The following month he "
         "led.", ["1938-12"]),
        # from the evening on, hours and mornings are those of the next day
        ("They met on the night of 25 May 1942. At 01:03 it sank.", ["1942-05-26T01:03"]),
        ("On 12 September 1942 they met. They came that night, and halted at dawn.", ["1942-09-13TMO"]),
        ("On 4 May 1942 they left to be there by the next morning. At 18:05 that day they met.",
         ["1942-05-04T18:05"]),
        ("In June 1942 it was quiet. During the day of 12 September they marched. At 14:00 they met.",
         ["1942-09-12T14:00"]),
        ("In 1469 it was theirs. They fish there in the summer months.", ["XXXX-SU"]),
        ("In May 1469 they came. In summer they fought.", ["1469-SU"]),
    ],
)  # fmt: skip
def test_what_a_history_counts_from(text: str, last: list[str]) -> None:
    assert [value for _, value in told(YEARS + text)][-len(last) :] == last


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # eras, known by the words that follow and by a year close to 1000
        ("War came in 218 BC. By the spring of 215, much was lost.", ["BC0218", "BC0215-SP"]),
        ("He was consul in 105 BC, for 104, and again the following year.", ["BC0105", "BC0104", "BC0103"]),
        ("It was settled about 870. In 930 the Althing met. It turned in 1000.", ["0870", "0930", "1000"]),
        # hours go on
        ("The ship struck ice at 11:40 pm on 14 April 1912. At 12:40 the boats left. At 2:20 am she sank.",
         ["1912-04-14T23:40", "1912-04-15T00:40", "1912-04-15T02:20"]),
        ("It began on 18 June 1815. At 1 pm he saw them; at half past four they were there.",
         ["1815-06-18", "1815-06-18T13:00", "1815-06-18T16:30"]),
        ("It came on the night of 3 June 1916. Two nights later they replied.",
         ["1916-06-03TNI", "1916-06-05TNI"]),
        # a text of one day long past
        ("The city burned on 18 April 1906. By Saturday the fires were out. The mint stands today.",
         ["1906-04-18", "1906-04-21", "PRESENT_REF"]),
        ("The inquest opened in the week of 19 March 1928. Two weeks later it closed.",
         ["1928-W12", "1928-W14"]),
        ("He taught from 1871 to 1885. That year he left.", ["1871", "1885", "1885"]),
        ("It grew in 1827, 1852 and 1871. The turn of the century came.", ["1827", "1852", "1871", "1900"]),
        ("It fell in 1098. Three years after that Baldwin came.", ["1098", "1101"]),
        ("The rising began on Easter Monday, 24 April 1916. By Thursday the hall was on fire.",
         ["1916-04-24", "1916-04-24", "1916-04-27"]),
        ("It first played on 22 October 1881. The hall opened in 1900. It moved there on 15 May.",
         ["1881-10-22", "1900", "1900-05-15"]),
        ("It was founded in 529 and sacked in 577. It rose in 717 and was burnt in 883.",
         ["0529", "0577", "0717", "0883"]),
        ("It began at 2:28 pm on 31 May 1916. At 4:02 she blew up; by 3:30 am they were safe.",
         ["1916-05-31T14:28", "1916-05-31T16:02", "1916-06-01T03:30"]),
        ("He crossed in January 49 BC. At Pharsalus, in August 48 BC, he won. The next year he was in Egypt.",
         ["BC0049-01", "BC0048-08", "BC0047"]),
        ("It came at 4:30 in the afternoon of 23 February 1899.", ["1899-02-23T16:30"]),
        ("In 1848, 1850, 1866 and 1870 it won; the mark stands to this day.",
         ["1848", "1850", "1866", "1870", "PRESENT_REF"]),
    ],
)  # fmt: skip
def test_a_history_goes_on(text: str, values: list[str]) -> None:
    assert [value for _, value in told(text)] == values


def test_a_half_of_the_day_that_is_taken_is_doubted() -> None:
    document = plain_document("It began at 2:28 pm on 31 May 1916. At 4:02 she blew up.")
    found = recognise(document)
    clock = resolve(document, found, creation_times(document, found, When.parse(WRITTEN)))[-1]
    assert clock.when is not None
    assert clock.when.derivation is not None
    assert clock.when.derivation.doubts == ("morning or evening is not told",)
