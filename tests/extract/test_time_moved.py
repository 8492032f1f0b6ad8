"""Days that lie ahead though the clause is past, and days that something was moved from and to."""

from __future__ import annotations

import pytest
from tests.extract.plain_texts import PlainTexts

TEXTS = PlainTexts("2023-11-14")  # a Tuesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fair has been moved from 12 December to the last week of February.",
         ["2023-12-12", "[2024-02-23..2024-02-29]"]),
        ("The fair was held from 1 to 3 November.", ["2023-11-01/2023-11-03"]),
        ("The hearing scheduled for 6 November did not take place.", ["2023-11-06"]),
        ("The hearing is scheduled for 6 November.", ["2024-11-06"]),
        ("An appeal must be filed within thirty days of receipt (6 November).", [None, "2023-11-06"]),
        ("The mayor reminded the clerks of the fair on 14 February.", ["2024-02-14"]),
        ("He acts until a treasurer is elected at the meeting on 24 February.", ["2024-02-24"]),
        ("A treasurer was elected on 24 May.", ["2023-05-24"]),
        ("She had booked a berth for the 20th.", ["2023-11-20"]),
        ("The mill, whose lease runs out at the end of March, was shut.", ["[2024-03-21..2024-03-31]"]),
        ("In the weeks following April's vote they fell out.", [None, "2023-04"]),
        ("They fell out in the following April.", ["2024-04"]),
        ("The bank financed a line in 2011 and wrote off the loan six years later.", ["2011", "2017"]),
        ("The fair will be on the first weekend of May.", ["[2024-05-04..2024-05-05]"]),
        ("She said that she would leave at the fair on 30 July.", ["2024-07-30"]),
        ("The fair had been booked for 8 May but was put back.", ["2023-05-08"]),
        ("The yard is closed on 5 February.", ["2024-02-05"]),
        ("She had hoped to open it this Saturday.", ["2023-11-18"]),
        ("She said she would sell stranded barges from Friday until Dec 3.", ["2023-11-17/2023-12-03"]),
        ("It fell on Wednesday 1 November 2023. On Friday 3 November it rose. They left it on the Wednesday.",
         ["2023-11-01", "2023-11-03", "2023-11-01"]),
        ("He met Tan Jun in Oslo.", []),
        ("The fair lasted from 22 to 25 April. Three days later the pier fell.",
         ["2023-04-22/2023-04-25", "2023-04-28"]),
        ("He paid on or about August 30, 2019. The rest was due the following month.",
         ["2019-08-30~", "2019-09"]),
        ("A test, due in the first week of October, was put off.", ["[2023-10-01..2023-10-07]"]),
        ("Between 1931 and 1933 convicts dug it.", ["1931/1933"]),
        ("On 11 January 2023 he rang at 11.40 p.m. and again at 1.05 a.m. She came at 6.30 a.m.",
         ["2023-01-11", "2023-01-11T23:40", "2023-01-12T01:05", "2023-01-12T06:30"]),
        ("Around 600 BC the king dug it. Darius ended the work about a century later. In 214 BC it was shut.",
         ["-0599~", "-0499", "-0213"]),
        ("The fair on Friday is off.", ["2023-11-17"]),
        ("The fair was on 11 March 2021, not on the 12th.", ["2021-03-11", "2021-03-12"]),
        ("The report of 4 April 2022 tells more. The mill caught fire on 30 March.",
         ["2022-04-04", "2022-03-30"]),
        ("The report of 4 April 2022 tells more. The mill reopened on 30 September.",
         ["2022-04-04", "2023-09-30"]),
        ("The year runs from 1 April. It rose in the second quarter of 2022/23.",
         [None, "2022-07-01/2022-09-30"]),
        ("The fiscal year runs from July 1 to June 30. The talks began at 6:30 p.m.",
         [None, "2023-11-14T18:30"]),
        ("The fair opened on 10 January 2022 and closed on the Friday of the same week.",
         ["2022-01-10", "2022-01-14"]),
    ],
)  # fmt: skip
def test_drawn(text: str, expected: list[str | None]) -> None:
    assert TEXTS.drawn(text) == expected
