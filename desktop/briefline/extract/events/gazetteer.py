"""Who can act and what is a place, as far as word lists can tell."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The lists of resources/lexicon/en/actors.toml, states.toml and cities.txt.

    ``states`` maps a lower-case name, adjective or seat of government to the state's first name.
    """

    roles: frozenset[str]
    role_parts: frozenset[str]
    people: frozenset[str]
    organisations: frozenset[str]
    not_people: frozenset[str]
    not_names: frozenset[str]
    endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    company_endings: frozenset[str]
    place_words: frozenset[str]
    venues: frozenset[str]
    landmarks: frozenset[str]
    texts: frozenset[str]
    states: dict[str, str]
    names: frozenset[str]
    seats: frozenset[str]
    adjectives: frozenset[str]
    cities: frozenset[str]
    place_openers: frozenset[str]

    def is_city(self, name: str) -> bool:
        """True for cities of the world, as written: evidence where a name may be a place's, no more."""
        return name in self.cities or name.lower() in self.seats

    def is_role(self, word: str) -> bool:
        """True for words of a title: "Director", "Ministers"."""
        lower = word.lower()
        return lower in self.roles or (lower.endswith("s") and lower[:-1] in self.roles)

    def is_role_part(self, word: str) -> bool:
        """True for words that go into a longer title: "prime", "acting"."""
        return word.lower() in self.role_parts

    def is_person(self, lemma: str, text: str) -> bool:
        """True for nouns of people, by list and by ending."""
        lower = text.lower()
        if lemma in self.people or lower in self.people or lemma in self.roles:
            return True
        if lower in self.not_people or lemma in self.not_people or len(lower) < 5:
            return False
        return lower.endswith(self.endings) or (lower != lemma and lower.endswith(self.plural_endings))

    def is_listed(self, lemma: str) -> bool:
        """True for people by what they do or are, also as a plural name: "the Plaintiffs"."""
        lower = lemma.lower()
        single = lower.removesuffix("s")
        return any(word in self.people or word in self.roles for word in (lower, single))

    def is_common(self, word: str) -> bool:
        """True for words of bodies, titles, states, laws and places, which people's names do not have."""
        lower = word.lower()
        lists = (self.organisations, self.roles, self.not_names, self.texts, self.place_words, self.venues)
        return any(lower in each for each in (*lists, self.company_endings, self.states))

    def is_named_place(self, name: str) -> bool:
        """True for states and their seats of government."""
        lower = name.lower()
        return lower in self.names or lower in self.seats

    def is_no_place(self, name: str) -> bool:
        """True for words of people, bodies, titles and whatever else is no name: "the Firm"."""
        lower = name.lower()
        return any(lower in each for each in (self.organisations, self.people, self.not_names, self.roles))

    def is_text(self, name: str) -> bool:
        """True for names of laws, treaties and other texts: "Mines Act"."""
        return name.lower().rpartition(" ")[2] in self.texts

    def is_actor(self, lemma: str, text: str) -> bool:
        """True for nouns of people and of bodies that act."""
        lower = text.lower()
        return lemma in self.organisations or lower in self.organisations or self.is_person(lemma, text)

    def state(self, name: str) -> str | None:
        """The state that a name, adjective or seat of government stands for."""
        return self.states.get(name.lower().removeprefix("the "))

    def is_place(self, name: str) -> bool:
        """True for states, their seats, and names with a word such as "Sea" or "River"."""
        lower = name.lower().removeprefix("the ")
        if lower in self.names or lower in self.seats:
            return True
        parts = lower.split()
        return len(parts) > 1 and (parts[-1] in self.place_words or parts[0] in self.place_openers)

    def is_company(self, name: str) -> bool:
        """True for names that end as organisations' do, and for "Hale & Moore"."""
        parts = name.lower().split()
        return len(parts) > 1 and (parts[-1] in self.company_endings or "&" in parts[1:-1])


@cache
def gazetteer() -> Gazetteer:
    """The lists, read once."""
    folder = files("briefline.resources").joinpath("lexicon/en")
    actors = tomllib.loads(folder.joinpath("actors.toml").read_text(encoding="utf-8"))
    listed = tomllib.loads(folder.joinpath("states.toml").read_text(encoding="utf-8"))["state"]
    cities = folder.joinpath("cities.txt").read_text(encoding="utf-8").splitlines()
    states: dict[str, str] = {}
    for entry in listed:
        for name in (*entry["names"], *entry["adjectives"], *entry["seats"]):
            states.setdefault(name.lower().removeprefix("the "), entry["names"][0])

    def lowered(key: str) -> frozenset[str]:
        return frozenset(name.lower().removeprefix("the ") for entry in listed for name in entry[key])

    return Gazetteer(
        frozenset(actors["roles"]),
        frozenset(actors["role_parts"]),
        frozenset(actors["people"]),
        frozenset(actors["organisations"]),
        frozenset(actors["not_people"]),
        frozenset(actors["not_names"]),
        tuple(actors["people_endings"]),
        tuple(actors["people_plural_endings"]),
        frozenset(actors["company_endings"]),
        frozenset(actors["place_words"]),
        frozenset(actors["venues"]),
        frozenset(actors["landmarks"]),
        frozenset(actors["texts"]),
        states,
        lowered("names"),
        lowered("seats"),
        lowered("adjectives"),
        frozenset(line for line in cities if not line.startswith("#")),
        frozenset(actors["place_openers"]),
    )
