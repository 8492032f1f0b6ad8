"""What looks like a time and is none: words, numbers, names, codes."""

from __future__ import annotations

import pytest

from briefline.extract.times.time_tag import tag

TEXTS = [
    "May I ask? May we come?",
    "They march on Rome with ten men.",
    "The march was long. March past the stand.",
    "He came second in the race.",
    "The second half of the match was dull.",
    "A spring of water and a coil spring.",
    "The spring was rusty; spring-loaded doors.",
    "Prices fall and leaves fall.",
    "The fall of Saigon was near. Fall in line.",
    "See page 1984 and pp. 1990-1995.",
    "Clause 2019 applies; section 1983 claims; Article 2001.",
    "Case No. 2019-1998 was closed.",
    "In case 1:19-cv-02011 the judge ruled.",
    "They paid $2,019 and 1,999 euros, 2000 dollars.",
    "The bill came to 1998.50.",
    "The Boeing 2020 and the Peugeot 2008 and Model 1911 pistol.",
    "Flight 1999 to Rome; flight BA 2012; UA1995.",
    "Track 1984 was hostile. Route 2010.",
    "On 1995 MHz and 2000 kHz.",
    "At grid 2015 1998; MGRS 38SMB 4488 1995.",
    "Version 2019.1 and v2021.3.4 and release 20.04.",
    "Open 24/7 and 9-5.",
    "Call 020 7946 1998 or +1 212 555 2019.",
    "Tel. 555-1998; fax 0044 2010 1999.",
    "ISBN 978-0-19-1999-2010-5 and ISSN 1998-2019.",
    "Resolution 1973 and UNSCR 2254 were passed.",
    "Room 2019, apt 1812, lot 1776.",
    "He ran 1500 metres; 1900 people; 2000 troops.",
    "The score was 10-12 and 3-5-2018-7.",
    "Sun reported; the Sun rose. Sat down. Wed in haste.",
    "April Jones and June Carter and August Wilson met.",
    "Mr. May spoke; Theresa May resigned.",
    "Easter Island; Christmas Island; Independence Hall.",
    "At once; the other second-hand shop.",
    "Paris Saint-Germain 2-1 Marseille.",
    "Order 66 of 10 items dated.",
    "10/12 of them agreed. 1/2 cup.",
    "Room 4.30 and 3.14 and 192.168.10.12.",
    "12-34-56-78 is the code.",
    "The M1 rifle of 30 cal. 1918A2 BAR.",
    "A 747-400 and an F-16 and MiG-29 and T-72.",
    "Chapter 11 and Title 42 of the code.",
    "100 GB, 5G, 4x4, 2x4.",
    "He is 30 years old. A 20-year-old man.",
    "Mark 13:24 and John 3:16 say.",
    "a ratio of 16:9; 10:1 odds.",
    "Psalm 119:105",
    "The Summer Palace; Winter Olympics; Spring Framework; Fall River.",
    "Bay 12, Hall 7, Gate 24.",
    "Serial no. 20190304 and account 20211231.",
    "IPv4 10.10.2021.1",
    "Act No. 15 of 1979 and Ordinance 12 of 1999; Case No. 347 of 2018.",
    "A charter on the NYPE 1993 form and the 1993 forms.",
    "Photographs 2001–2047 and exhibits 1990-1995.",
    "Shelfmarks: WRO 1868/2, BA 1976, box 2007; OS grid SO 9735.",
    "The Winter Carnival and the Spring Ball.",
    "coordinates 51.5074, -0.1278; 34°15'N",
    "Highway 2012 and Interstate 1995.",
    "temperature of 1998 degrees",
    "15.5.2 and 4.12.10.3",
    "Sept-Îles and Dec-10 and Mar-a-Lago.",
    "a 1-2 punch; 50-50; 911 call; dial 999.",
    "the 1st Division; the 3rd floor; 4th Amendment",
    "The 1000-page report; a 2000-strong crowd.",
    "PO Box 1998, London SW1A 2AA; zip 20190.",
    "no. 10 Downing Street; 1600 Pennsylvania Avenue; 1995 Broadway",
    "Area 51; Catch-22; Apollo 13; Ocean's 11.",
    "mon ami; sat nav; sun cream; dec. 5 points",
]


@pytest.mark.parametrize("text", TEXTS)
def test_no_time_is_found(text: str) -> None:
    assert [text[start:end] for start, end, _, _ in tag(text, "2021-11-17")] == []


def test_a_year_in_the_name_of_a_law_is_a_time() -> None:
    """As the public corpora annotate it; the event layer draws nothing for a name."""
    text = "The Civil Rights Act of 1964 and the 1951 Refugee Convention hold."
    assert [text[start:end] for start, end, _, _ in tag(text, "2021-11-17")] == ["1964", "1951"]
