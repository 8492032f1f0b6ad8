"""A made-up report of any length: chapters, paragraphs, dated and undated sentences. The same each time."""

from __future__ import annotations

import calendar
import random

_GIVEN = [
    "Ana",
    "Bo",
    "Carla",
    "Dmitri",
    "Elsa",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Marek",
    "Nadia",
    "Omar",
    "Petra",
    "Ravi",
    "Sonia",
]
_FAMILY = [
    "Arden",
    "Brandt",
    "Castel",
    "Dorin",
    "Eklund",
    "Ferrer",
    "Galvan",
    "Hassel",
    "Ibarra",
    "Jurik",
    "Kessler",
    "Lindqvist",
    "Moreau",
]
_FAMILY += [
    "Novak",
    "Okoro",
    "Petrov",
    "Quist",
    "Rahimi",
    "Sandoval",
    "Tamm",
    "Urban",
    "Varga",
    "Weiss",
    "Yilmaz",
    "Zeller",
]
_PLACES = [
    "Vienna",
    "Lima",
    "Oslo",
    "Nairobi",
    "Tallinn",
    "Riga",
    "Quito",
    "Geneva",
    "Accra",
    "Hanoi",
    "Bern",
    "Tbilisi",
    "Lisbon",
    "Dakar",
]
_ROLES = [
    "Foreign Minister",
    "President",
    "Ambassador",
    "Governor",
    "Defence Secretary",
    "Commissioner",
]
_THINGS = [
    "grain",
    "fishing",
    "transit",
    "customs",
    "water",
    "rail",
    "cable",
    "pension",
    "harbour",
    "mining",
]
_MONTHS = calendar.month_name[1:]
_DATED = [
    "{role} {name} visited {place} on {day} {month} {year} and met {other} for talks on {thing} rights.",
    "On {day} {month} {year}, {name} signed the {thing} agreement with {other} in {place}.",
    "In {month} {year} the {thing} council imposed sanctions on {place}, which {name} had opposed.",
    "The {month} {year} summit between {name} and {other} in {place} ended without a statement.",
    "Two weeks later, {name} resigned as head of the {thing} council.",
    "Protests broke out in {place} in early {month} {year} after the {thing} vote was called off.",
    "{name} was appointed to the {thing} board in {year} and is expected to leave it by {month} {year}.",
    "The bridge near {place} collapsed on the night of {day} {month} {year}, killing {day} people.",
]
_PLAIN = [
    "The {thing} sector employs few people, but its weight in the budget has always been considerable.",
    "Officials describe the arrangement as temporary, and {name} has said as much more than once.",
    "None of the earlier reports explains why the {thing} tariff should differ between the two provinces.",
    "The visit was praised by traders, while {other} called it a waste of time.",
    "What matters here is less the sum than the manner in which the {thing} fund reports on it.",
    "He has not commented on the matter, and the council keeps no public record of what was said.",
    "Several of those interviewed in {place} asked not to be named, citing the terms of their contracts.",
]


def long_report(size: int, seed: int = 7) -> str:
    """At least ``size`` characters of a report, about one sentence in three dated."""
    made = random.Random(seed)
    lines = [
        "The long report",
        "",
        "Published 12 March 2023",
        "",
    ]
    length = 0
    chapter = 0
    while length < size:
        if len(lines) % 24 == 4:
            chapter += 1
            lines += [
                f"Chapter {chapter}. On {made.choice(_THINGS)} and {made.choice(_PLACES)}",
                "",
            ]
        sentences = [
            made.choice(_DATED if made.random() < 0.34 else _PLAIN).format(
                role=made.choice(_ROLES),
                name=f"{made.choice(_GIVEN)} {made.choice(_FAMILY)}",
                other=f"{made.choice(_GIVEN)} {made.choice(_FAMILY)}",
                place=made.choice(_PLACES),
                thing=made.choice(_THINGS),
                day=made.randint(2, 28),
                month=made.choice(_MONTHS),
                year=made.randint(1985, 2022),
            )
            for _ in range(made.randint(4, 8))
        ]
        paragraph = " ".join(sentences)
        lines += [
            paragraph,
            "",
        ]
        length += len(paragraph) + 2
    return "\n".join(lines)
