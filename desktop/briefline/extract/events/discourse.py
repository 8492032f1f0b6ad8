"""Pronouns and what they stand for, where that is safe to say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefline.extract.events.actors import Cast
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.persons import is_thing
from briefline.extract.events.phrases import name_words, named
from briefline.extract.events.referents import (
    Referent,
    definite,
    gender_by_title,
    is_body,
    is_gone_to,
    is_in_full,
    is_told_by_when,
)
from briefline.extract.events.subjects import is_weather, subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.wording import render
from briefline.extract.events.words import word_class, word_map

_SINGULAR = word_map("genders")
_PLURAL = word_class("pronouns_of_several")
_THING = word_class("pronouns_of_things")
_COLLECTIVE = word_class("collectives")
_TELLING = word_class("announcing")
_FOUNDING = word_class("done_to_bodies")
_SHIPS = word_class("ships")
_REACH = 3  # sentences back


@dataclass(slots=True)
class Discourse:
    """What has been spoken of, most recent last. One a document part; fed sentence by sentence."""

    cast: Cast
    seen: list[Referent] = field(default_factory=list)
    sentence: int = 0
    gender: dict[str, str] = field(default_factory=dict)
    place: tuple[str, int] | None = None
    """The place spoken of last, behind its preposition ("in Lom"), and the sentence that named it."""

    def restart(self) -> None:
        """Forget everything: a new part of the document begins."""
        self.seen.clear()
        self.place = None

    def offer(self, text: str) -> None:
        """Name the topic of what follows, such as a catchword before an entry."""
        self.seen.append(Referent(text, "thing", True, self.sentence))

    def read(self, tree: Tree, author: str = "", recipient: str = "") -> dict[int, str]:
        """Names for the pronouns of a sentence, by word. Also takes in what the sentence speaks of."""
        self.sentence += 1
        replaced: dict[int, str] = {}
        ahead = self._subject_ahead(tree)
        known = gazetteer()
        for word in tree.words:
            lower = word.text.lower()
            if lower in _SINGULAR:
                if word.tag == "PRP$" and lower == "her" and tree.head(word.index) is None:
                    continue
                fronted = ahead is not None and word.index < ahead[0] and word.tag == "PRP$"
                found = ahead[1] if fronted and ahead else self._person(_SINGULAR[lower])
                if found:
                    self.gender.setdefault(found, _SINGULAR[lower])
                    replaced[word.index] = f"{found}’s" if word.tag == "PRP$" else found
            elif lower in _PLURAL:
                if found := self._last("people", acting=word.dep == "nsubj"):
                    replaced[word.index] = found
            elif lower in _THING and word.dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
                as_subject = word.dep in ("nsubj", "nsubjpass")
                teller = _teller(tree, word)
                if teller is not None:
                    # "the party said it would …": the one that says it, or nobody
                    own = named(tree, teller, self.cast) or definite(tree, teller)
                    found = "" if known.is_person(teller.lemma, teller.text) and not is_body(teller) else own
                elif as_subject and _says(tree, word):
                    found = self._speaker()
                else:
                    found = self._last("thing", as_subject, _done_to(tree, word)) or ""
                    doer = None if as_subject else _doer(tree, word)
                    if doer is not None and found.split()[-1:] == [doer.text]:
                        found = ""  # the board does not discuss itself
                if found and not is_weather(tree, word):
                    replaced[word.index] = found
                    self.seen.append(Referent(found, "thing", as_subject, self.sentence))
            elif lower == "there" and word.dep != "expl" and word.tag in ("RB", "NN"):
                if self.place and self.sentence - self.place[1] <= 1:
                    replaced[word.index] = self._there(tree, word)
            elif lower == "i" and author:
                replaced[word.index] = author
            elif lower == "you" and recipient:
                replaced[word.index] = recipient
            elif word.is_noun and word.time is None:
                self._take(tree, word)
        return replaced

    def _there(self, tree: Tree, word: Word) -> str:
        """What "there" stands for: "in Lom", of those who go there "to Lom"."""
        assert self.place is not None
        verb = tree.head(word.index)
        goes = (
            verb is not None and verb.is_verb and particle_phrase(tree, verb) in lexicon().classes["motion"]
        )
        return f"to {self.place[0].partition(' ')[2]}" if goes else self.place[0]

    def _take(self, tree: Tree, word: Word) -> None:
        """Remember a noun phrase by its head."""
        above = tree.head(word.index)
        if word.dep in ("pobj", "dobj") and word.is_name and above is not None:
            self._take_place(tree, word, "at" if is_gone_to(tree, word) else above.text.lower())
        if word.dep in ("compound", "nmod", "amod", "npadvmod", "appos") and not (
            word.dep == "appos" and word.is_name
        ):
            return
        if word.dep == "attr" and not word.is_name:
            return  # "she was a professor": the same one
        names = named(tree, word, self.cast)
        if len(names.rstrip(".")) == 1:
            return  # "marked K", "appendix B"
        if names and (sex := gender_by_title(tree, word)):
            self.gender.setdefault(self.cast.full_name(names), sex)
        if names and is_gone_to(tree, word):
            return  # "left Lom", "reached Lom": no person
        if names and is_thing(tree, word):
            is_subject = word.dep in ("nsubj", "nsubjpass")
            self.seen.append(Referent(names, "thing", is_subject, self.sentence))
            self.seen.append(Referent(names, "person", is_subject, self.sentence))
            self.gender.setdefault(names, "f")  # a ship is a "she", never a "he"
            return
        is_subject = word.dep in ("nsubj", "nsubjpass")
        known = gazetteer()
        group = tree.conjuncts(word.index)
        if names and (self.cast.is_person(names) or is_in_full(names)):
            if known.is_company(names) or known.is_place(names) or known.state(names) or known.is_city(names):
                self.seen.append(Referent(names, "thing", is_subject, self.sentence))
            else:
                self.seen.append(Referent(self.cast.full_name(names), "person", is_subject, self.sentence))
        elif names and not (
            known.is_company(names)
            or known.is_place(names)
            or known.is_city(names)
            or self.cast.is_place(names)
        ):
            if not known.state(names):
                # "he" and "she" can only be people: good enough where nobody surer is near
                self.seen.append(Referent(self.cast.full_name(names), "person", is_subject, self.sentence))
                if is_subject:
                    self.seen.append(Referent(names, "thing", is_subject, self.sentence))
        elif not names and word.lemma in _SHIPS and word.tag == "NN":
            is_it = Referent(definite(tree, word), "thing", is_subject, self.sentence)
            self.seen += [is_it, replace(is_it, kind="person")]
            self.gender.setdefault(is_it.text, "f")  # a ship is a "she", never a "he"
        elif not names and word.lemma in _COLLECTIVE:
            self.seen.append(Referent(definite(tree, word), "people", is_subject, self.sentence, person=True))
        elif not names and known.is_person(word.lemma, word.text) and word.tag == "NN" and not is_body(word):
            if tree.child(word.index, "appos") is None:
                self.seen.append(Referent(definite(tree, word), "person", is_subject, self.sentence))
        elif word.tag in ("NNS", "NNPS"):
            person = known.is_actor(word.lemma, word.text)
            if person or is_subject or word.dep == "dobj":
                said = Referent(definite(tree, word), "people", is_subject, self.sentence, person=person)
                self.seen.append(said)
        elif word.dep in ("nsubj", "nsubjpass", "dobj") and (
            is_body(word) or not known.is_person(word.lemma, word.text)
        ):
            main = not any(
                each.dep in ("ccomp", "advcl", "relcl", "acl", "pcomp") and not is_told_by_when(tree, each)
                for each in tree.climb(word.index)
            )
            self.seen.append(
                Referent(definite(tree, word), "thing", is_subject, self.sentence, main, is_body(word))
            )
        if len(group) > 1 and is_subject:
            texts = [named(tree, each, self.cast) for each in group]
            if all(texts):
                joined = " and ".join(self.cast.full_name(text) for text in texts)
                self.seen.append(Referent(joined, "people", True, self.sentence, person=True))
        del self.seen[:-40]

    def _take_place(self, tree: Tree, word: Word, preposition: str) -> None:
        known = gazetteer()
        name = render(tree, name_words(tree, word)).replace("\n", " ")
        placed = known.is_place(name) or known.is_city(name) or self.cast.is_place(name)
        if not name or not placed or self.cast.is_person(name):
            return
        if preposition in ("in", "at", "near", "off", "outside"):
            self.place = f"{preposition} {name}", self.sentence
        elif preposition in ("to", "from", "for", "through"):
            self.place = f"{'at' if known.is_place(name) and ' ' in name else 'in'} {name}", self.sentence

    def _recent(self, kind: str) -> list[Referent]:
        return [each for each in self.seen if each.kind == kind and each.sentence >= self.sentence - _REACH]

    def _subject_ahead(self, tree: Tree) -> tuple[int, str] | None:
        """The person who is subject of the main clause: in "During his talks, Lee said …" they are Lee's."""
        root = tree.root()
        found = subject(tree, root) if root is not None and root.is_verb else None
        name = named(tree, found, self.cast) if found is not None else ""
        if found is None or not name or gazetteer().state(name) or gazetteer().is_company(name):
            return None
        return found.index, self.cast.full_name(name)

    def _person(self, gender: str) -> str | None:
        """The nearest person: in this sentence, else of the last sentence that names one; subjects first.

        Who is known to be a person goes before a name in passing that may be a firm's.
        """
        recent = [each for each in self._recent("person") if self.gender.get(each.text, gender) == gender]
        if not recent:
            return None
        nearest = recent[-1].sentence
        near = [each for each in recent if each.sentence == nearest]
        if not any(each.is_subject or self.cast.looks_personal(each.text) for each in near):
            sure = [each for each in recent if self.cast.looks_personal(each.text)]
            near = [each for each in sure if each.sentence == sure[-1].sentence] or near
        return ([each for each in near if each.is_subject] or near)[-1].text

    def _speaker(self) -> str:
        """The nearest body that can say something; "" where none was spoken of."""
        recent = [each for each in self._recent("thing") if each.body or each.text[:1].isupper()]
        if not recent:
            return ""
        near = [each for each in recent if each.sentence == recent[-1].sentence]
        return ([each for each in near if each.is_subject] or near)[-1].text

    def _last(
        self, kind: str, as_subject: bool = True, done_to: bool = False, acting: bool = False
    ) -> str | None:
        """The nearest of a kind; of one sentence, that in the same role as the pronoun.

        Main clauses go before others. What something is ``done_to`` is rather a thing than a body that acts.
        """
        recent = self._recent(kind)
        if not recent:
            return None
        people = [each for each in recent if each.person and each.sentence >= self.sentence - 2]
        if acting and people:
            recent = people  # "The herders lost the pastures. They marched."
        nearest = recent[-1].sentence
        near = [each for each in recent if each.sentence == nearest]
        near = [each for each in near if each.main] or near
        if done_to and any(each.body for each in near) and not all(each.body for each in near):
            near = [each for each in near if not each.body]
        alike = [each for each in near if each.is_subject == as_subject]
        return (alike or near)[-1].text


def _doer(tree: Tree, word: Word) -> Word | None:
    """The subject of the clause that a pronoun is in."""
    verb = next((each for each in tree.climb(word.index) if each.is_verb), None)
    return subject(tree, verb) if verb is not None else None


def _teller(tree: Tree, word: Word) -> Word | None:
    """Who tells what the pronoun's clause says: "the party" in "the party said it would"."""
    verb = tree.head(word.index)
    if verb is None or verb.dep != "ccomp" or word.dep not in ("nsubj", "nsubjpass"):
        return None
    above = tree.head(verb.index)
    if above is None or above.lemma not in lexicon().classes["reporting"] | _TELLING:
        return None
    found = tree.child(above.index, "nsubj")
    return found if found is not None and found.is_noun and found.tag in ("NN", "NNP") else None


def _says(tree: Tree, word: Word) -> bool:
    """True for the subject of "said", "announced"."""
    verb = tree.head(word.index)
    return verb is not None and verb.lemma in lexicon().classes["reporting"] | _TELLING


def _done_to(tree: Tree, word: Word) -> bool:
    """True for the subject of a passive that is done to texts and things: "it was published"."""
    verb = tree.head(word.index)
    return word.dep == "nsubjpass" and verb is not None and verb.lemma not in _FOUNDING
