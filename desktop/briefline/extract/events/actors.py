"""Actors: the people, bodies and states of a document, each by the fullest name it gives, with its role."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.initials import initials_of
from briefline.extract.events.name_patterns import (
    CALLED,
    PLACE,
    ROLE_AFTER,
    ROLE_BEFORE,
    SEQUENCE,
    SITE,
    UPPER,
    opens_sentence,
    without_article,
)
from briefline.extract.events.roles import ends_in_role, is_by_trade, is_joined, role_of_one, trimmed_role
from briefline.extract.events.words import word_class
from briefline.model.event import Participant
from briefline.model.text import Document, SectionKind, Span

_SKIPPED = frozenset(
    {
        SectionKind.BYLINE,
        SectionKind.NAVIGATION,
        SectionKind.FOOTER,
        SectionKind.PUBLICATION_TITLE,
        SectionKind.PUBLICATION_TYPE,
        SectionKind.PUBLICATION_TOPICS,
        SectionKind.REPEAT,
        SectionKind.HEADING,
        SectionKind.TITLE,
        SectionKind.MAIL_HEADER,
    }
)
_PARTICLES = word_class("particles_of_names")
_TITLES = word_class("courtesies")


class Cast:
    """The names of one document. Resolves short names to full ones and gives roles.

    Built from the text alone, in one pass: linear in its length.
    """

    def __init__(self, document: Document) -> None:
        self._lower = Counter[str]()
        self._full: dict[str, set[str]] = defaultdict(set)
        self._roles: dict[str, str] = {}
        self._people: set[str] = set()
        self._order: dict[str, int] = {}
        self._places: set[str] = set()
        self._sites: set[str] = set()
        self._bodies: dict[str, tuple[str, int]] = {}
        self._fullest: dict[str, str] = {}
        self._personal: dict[str, bool] = {}
        texts = [
            document.at(section.span).replace("**", "")
            for section in document.sections
            if section.kind not in _SKIPPED
        ]
        self._initials = initials_of(texts)
        for full in self._initials.values():
            self._people.add(full)
            self._full[full.split()[0].lower()].add(full)
            self._full[full.split()[-1].lower()].add(full)
        for text in texts:
            self._lower.update(re.findall(r"\b[a-z][a-z]+\b", text))
        for text in texts:
            self._read(text)
            for pattern in (SITE, CALLED):
                self._places.update(" ".join(found["name"].split()) for found in pattern.finditer(text))
            for found in PLACE.finditer(text):
                words = found["name"].split()
                while len(words) > 1 and len(words[-1]) > 2 and words[-1].isupper():
                    words.pop()  # a time zone
                name = " ".join(words)
                self._places.add(name)
                if found["how"] in ("at", "near"):
                    self._sites.add(name)

    def _read(self, text: str) -> None:
        known = gazetteer()
        for found in SEQUENCE.finditer(text):
            words = found.group().split()
            role, name = self.split_role(words, start_of_sentence=opens_sentence(text, found.start()))
            if not name or (len(name) == 1 and (len(name[0]) < 3 or not role)):
                continue
            while len(name) > 1 and len(name[-1]) > 2 and name[-1].isupper() and not name[0].isupper():
                name = name[:-1]  # a time zone, an abbreviation of something else
            if len(name) > 1 and all(word.isupper() and len(word) > 2 for word in name):
                name = [word.title() for word in name]  # a name in a heading's capitals
            while len(name) > 1 and name[-1] in ("No", "Nos"):
                name = name[:-1]  # "Information No. 12"
            full = " ".join(name)
            if known.is_company(full):
                self._bodies.setdefault(name[0].lower(), (full, len(self._order)))
            if known.state(full) or known.is_place(full) or known.is_company(full):
                continue
            person = bool(role)
            after = ROLE_AFTER.match(text, found.end())
            if after and self._is_role(after["role"]):
                role = role or without_article(after["role"])
                person = True
            before = ROLE_BEFORE.search(text, max(0, found.start() - 80), found.start())
            if before and not role and ends_in_role(before["role"]):
                role, person = trimmed_role(before["role"], before["owner"] or ""), True
            if person:
                self._people.add(full)
            if role and (full not in self._roles or len(role) > len(self._roles[full]) + 12):
                self._roles[full] = role
            if 2 <= len(name) <= 4:
                self._full[name[-1].lower()].add(full)
                thing = not person and text[max(0, found.start() - 4) : found.start()].lower() == "the "
                if not thing and (person or len(name) == 2 or name[1] in _PARTICLES):
                    self._full[name[0].lower()].add(full)
            self._order.setdefault(full, len(self._order))

    def split_role(self, words: list[str], start_of_sentence: bool = False) -> tuple[str, list[str]]:
        """A run of capitalised words as role and name: "CIA Director Ana Ruiz" → "CIA Director", Ana Ruiz."""
        known = gazetteer()
        begin = 0
        if len(words) > 1 and known.state(" ".join(words)):
            return "", words  # "New Zealand"
        while begin < len(words) and (
            (
                words[begin].lower() in known.not_names
                and words[begin] not in self._initials
                and not (len(words) == 1 and words[0].isupper() and len(words[0]) > 2)  # "the WHO"
            )
            or (
                begin == 0
                and start_of_sentence
                and self._common(words[begin])
                and not known.is_role(words[begin])
                and not known.is_role_part(words[begin])
            )
        ):
            begin += 1
        words = words[begin:]
        if len(words) > 2 and words[0] == "State":
            words = words[1:]  # what is left of "Secretary of State Ana Ruiz"
        cut = 0
        for position, word in enumerate(words):
            if known.is_role(word) and position + 1 < len(words) and words[position + 1].lower() != "of":
                cut = position + 1
        if cut == 0 and len(words) == 3 and is_by_trade(words):
            cut = 1
        if 0 < cut < len(words) - 1 and known.is_role(words[cut]) and words[cut + 1].lower() == "of":
            return "", words  # "Attorney General of Peru": an office
        if cut == 0 and words and known.is_role(words[-1]):
            return "", []
        return " ".join(words[:cut]), words[cut:]

    def _common(self, word: str) -> bool:
        return self._lower[word.lower()] > 0

    def _is_role(self, phrase: str) -> bool:
        known = gazetteer()
        role, name = self.split_role(phrase.split())
        if role and name and " of " not in phrase and phrase[:1].isupper():
            return False  # the next of a list: "Tom Berg, Councillor Ana Nagy"
        if is_joined(phrase):
            return False  # "Lee, and the governor of the bank": another one
        words = re.findall(r"[\w.-]+", phrase)[:7]
        return any(known.is_role(word) and word.lower() not in _TITLES for word in words) and not re.search(
            r"\b(?:who|which|was|were|is|are|has|had|will|said|says)\b", phrase
        )

    def full_name(self, name: str) -> str:
        """The fullest name that the document gives; the name itself where that is not certain."""
        known = self._fullest.get(name)
        if known is None:
            known = self._fullest[name] = self._found_in_full(name)
        return known

    def _found_in_full(self, name: str) -> str:
        words = name.split()
        if name in self._initials:
            return self._initials[name]
        if len(words) > 1:
            longer = [
                full for full in self._full.get(words[-1].lower(), ()) if set(words) < set(full.split())
            ]
            return longer[0] if len(longer) == 1 else name
        fulls = self._full.get(name.lower(), set())
        people = {full for full in fulls if full in self._people}
        last = {full for full in people or fulls if full.split()[-1].lower() == name.lower()}
        body, since = self._bodies.get(name.lower(), ("", 0))
        if body and fulls:  # "Harrow" where both the Harrow Bank and Josiah Harrow are told of
            return body if all(self._order.get(full, since) >= since for full in fulls) else name
        for candidates in (last, people, fulls):
            if len(candidates) == 1:
                return next(iter(candidates))
            if candidates:
                return name
        return name

    def holder(self, role: str) -> str:
        """Who holds a role: the one person of the text to whom it gives just that title; "" for none."""
        wanted = role.lower()
        known = gazetteer()
        found = set()
        for name, held in self._roles.items():
            words = held.lower().split()
            while words and " ".join(words) != wanted and words[0] in known.states:
                words = words[1:]  # "Norwegian Prime Minister"
            if " ".join(words) == wanted:
                found.add(self.full_name(name))
        return next(iter(found)) if len(found) == 1 else ""

    def participant(self, name: str, role: str = "") -> Participant:
        """The actor of a name, with the role that stands beside it here or elsewhere in the document."""
        full = self.full_name(name)
        known = self._roles.get(full, "") or self._roles.get(name, "")
        return Participant(full, role_of_one(role) or role_of_one(known))

    def people_in(self, text: str) -> tuple[tuple[Participant, Span], ...]:
        """The people that a text names, in its order, each once: for cells, which are no clauses.

        Each with where the text names it, title included.
        """
        found: dict[str, tuple[Participant, Span]] = {}
        for sequence in SEQUENCE.finditer(text):
            opens = opens_sentence(text, sequence.start())
            role, name = self.split_role(sequence.group().split(), start_of_sentence=opens)
            while name and not self.looks_personal(" ".join(name)):
                name = name[1:]
            if name:
                actor = self.participant(" ".join(name), role)
                found.setdefault(actor.name, (actor, Span(*sequence.span())))
        return tuple(found.values())

    def is_person(self, name: str) -> bool:
        """True where a title or role shows that the name is a person's."""
        full = self.full_name(name)
        return full in self._people or name in self._people

    def looks_personal(self, name: str) -> bool:
        """True for people's names by what the text says of them, or by their form: "Ivo Lund"."""
        known = self._personal.get(name)
        if known is None:
            known = self._personal[name] = self._looks_personal(name)
        return known

    def _looks_personal(self, name: str) -> bool:
        if self.is_person(name):
            return True
        full = self.full_name(name)
        if full != name and " " in full and " " not in name:
            return self.looks_personal(full)
        known, words = gazetteer(), name.split()
        if not 2 <= len(words) <= 4 or known.is_place(name) or known.is_company(name) or self.is_place(name):
            return False
        return all(
            (word[:1].isupper() and word[1:].islower() and word.isalpha())
            or word.lower() in _PARTICLES
            or re.fullmatch(rf"{UPPER}\.|[IVX]+", word) is not None
            for word in words
        ) and not any(known.is_common(word) or self._common(word) for word in words)

    def is_place(self, name: str) -> bool:
        """True where the text uses the name after "in", "near" or "at", and nowhere as a person's."""
        return name in self._places and not self.is_person(name) and name.lower() not in gazetteer().not_names

    def is_site(self, name: str) -> bool:
        """True for a name that the text uses after "at" or "near", as only places are."""
        return name in self._sites and self.is_place(name)

    def is_body(self, name: str) -> bool:
        """True for the short form of a firm's or bank's name: "Harrow" of the Harrow Bank, no place."""
        body, _ = self._bodies.get(name.lower(), ("", 0))
        return bool(body) and self.full_name(name) == body

    def is_common(self, word: str) -> bool:
        """True for a word that the text also writes small: no name."""
        lower = word.lower()
        return self._common(lower) or self._common(lower.removesuffix("s"))

    def abbreviates(self, name: str) -> bool:
        """True for the short form of one longer name that the text gives, and that is no plain word in it."""
        return self.full_name(name) != name and not self._common(name)

    def knows(self, name: str) -> bool:
        """True for names of more than one word, or with a role, seen in the text."""
        return name in self._order or name.lower() in self._full
