"""What encyclopedic histories leave unsaid: eras, and the date that a later one counts from."""

from __future__ import annotations

import pytest

from briefline.extract.times.time_tag import tag

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
