"""Parses put right where the parser, trained on running prose, goes wrong in known ways."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefline.extract.events.clause_mending import clauses_mended
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.headline_mending import FINITE, SUBJECTS, headline_mended
from briefline.extract.events.time_mending import times_mended
from briefline.extract.events.tree import Word
from briefline.extract.events.triggers import lexicon


def mended(words: list[Word]) -> list[Word]:
    """The words with wrong tags and arcs of some known kinds put right; as many as before."""
    _lone_possessive(words)
    _joined_titles(words)
    _names_as_adjectives(words)
    _joined_to_dates(words)
    _names_after_dates(words)
    _gerund_nouns(words)
    _left_something(words)
    _clauses_on_sites(words)
    headline_mended(words)
    clauses_mended(words)
    _as_clauses(words)
    _listed_names(words)
    _decided_things(words)
    times_mended(words)
    return words


def _lone_possessive(words: list[Word]) -> None:
    """Hang what follows a lone possessive date on that date: "the Lee visit and last month's by Kay"."""
    for index in range(len(words) - 2):
        word, mark, after = words[index : index + 3]
        if word.time is not None and mark.tag == "POS" and after.tag == "IN":
            words[index + 2] = replace(after, head=index)


def _joined_titles(words: list[Word]) -> None:
    """ "Ruiz and President Lund met": two people, the second with a title; not one long name."""
    for title in words[2:-1]:
        first, last = words[title.head], words[title.index + 1]
        if title.dep != "conj" or first.dep not in ("nmod", "compound") or not first.is_name:
            continue
        if first.head != last.index or not last.is_name or words[title.index - 1].text.lower() != "and":
            continue
        if first.index != title.index - 2 or not gazetteer().is_role(title.text):
            continue
        above = first.index if last.head == last.index else last.head
        words[first.index] = replace(first, head=above, dep=last.dep)
        words[last.index] = replace(last, head=first.index, dep="conj")
        words[title.index] = replace(title, head=last.index, dep="compound")
        for word in words:
            if word.head == last.index and word.index < first.index and word.index != last.index:
                words[word.index] = replace(word, head=first.index)


def _names_as_adjectives(words: list[Word]) -> None:
    """ "Aldous is sentenced": a capitalised subject that was taken for an adjective is a name."""
    known = gazetteer()
    for word in words:
        lower = word.text.lower()
        if word.tag != "JJ" or word.dep not in ("nsubj", "nsubjpass") or not word.text[:1].isupper():
            continue
        held = any(each.head == word.index and each.dep == "det" for each in words)
        if held or lower in known.not_names | known.adjectives or word.time is not None:
            continue
        words[word.index] = replace(word, tag="NNP", lemma=word.text)


def _joined_to_dates(words: list[Word]) -> None:
    """ "offered it on Monday and the bank said …": the bank is a subject, not joined to the day."""
    for noun in words[:-1]:
        verb = words[noun.index + 1]
        date = words[noun.head]
        if noun.dep != "conj" or date.time is None or not noun.is_noun or noun.time is not None:
            continue
        own = any(word.head == verb.index and word.dep in SUBJECTS for word in words)
        if verb.tag in ("VBD", "VBZ", "MD") and not own:
            verb = words[verb.head] if verb.tag == "MD" else verb
            words[noun.index] = replace(noun, head=verb.index, dep="nsubj")


def _names_after_dates(words: list[Word]) -> None:
    """ "On 4 May Peru, the largest member, left": the name is the subject, not the date's apposition."""
    for name in words:
        if name.dep not in ("appos", "npadvmod") or not name.is_name or name.time is not None:
            continue
        date = words[name.head]
        between = words[date.index + 1 : name.index]
        if date.time is None or any(
            word.head != name.index and word.text not in ("", ",") for word in between
        ):
            continue
        after = words[name.index + 1 :]
        if not after or after[0].text != ",":
            continue
        doer = next((word for word in after if word.dep in ("nsubj", "nsubjpass")), None)
        verb = words[doer.head] if doer is not None else _lone_verb(words, name.index)
        if verb is None or not verb.is_verb or (doer is not None and verb.index < doer.index):
            continue
        to = doer.index if doer is not None else verb.index
        if words[verb.index - 1].text != "," or any(word.is_verb for word in words[name.index : to]):
            continue
        words[name.index] = replace(name, head=verb.index, dep=doer.dep if doer is not None else "nsubj")
        for word in (doer, *words[name.index + 1 : verb.index]):
            if word is not None and (word is doer or (word.dep == "appos" and word.head == date.index)):
                words[word.index] = replace(word, head=name.index, dep="appos")


def _lone_verb(words: list[Word], start: int) -> Word | None:
    """The first finite verb behind a place, if it has no subject."""
    verb = next((word for word in words[start:] if word.tag in ("VBD", "VBZ", "VBP")), None)
    if verb is None or any(word.head == verb.index and word.dep in SUBJECTS for word in words):
        return None
    return verb


def _gerund_nouns(words: list[Word]) -> None:
    """ "in writing on 4 May": a gerund that a preposition has for its noun is no clause."""
    for word in words:
        if word.tag == "VBG" and word.dep == "pobj":
            words[word.index] = replace(word, tag="NN")
    for word, link in pairwise(words):
        verb = words[word.head]
        opens = word.tag == "VBG" and word.dep in ("advcl", "csubj", "dep") and link.text.lower() == "of"
        told = (
            opens and word.text.lower() in lexicon().nouns and verb.tag in ("VBD", "VBN") and verb is not word
        )
        if told and not any(each.head == verb.index and each.dep in SUBJECTS for each in words):
            # "Shelling of the market killed nine": a noun, and what did it
            words[word.index] = replace(word, tag="NN", lemma=word.text.lower(), dep="nsubj")
            if verb.tag == "VBN" and not any(
                each.head == verb.index and each.dep in ("aux", "auxpass") for each in words
            ):
                words[verb.index] = replace(verb, tag="VBD")


def _left_something(words: list[Word]) -> None:
    """ "A courier left the port": a participle with an object behind the only noun is the verb."""
    for verb in words:
        noun = words[verb.head]
        if verb.tag != "VBN" or verb.dep != "acl" or noun.head != noun.index or noun.index != verb.index - 1:
            continue
        objects = [word for word in words if word.head == verb.index and word.dep == "dobj"]
        given = verb.lemma in lexicon().classes["two_objects"]
        if not objects or given or any(word.tag in FINITE for word in words):
            continue
        for word in words:
            outside = word.head == noun.index and (word.index < noun.index - 2 or word.index > verb.index)
            if outside and word.dep in ("prep", "punct", "advmod", "npadvmod"):
                words[word.index] = replace(word, head=verb.index)
        words[verb.index] = replace(words[verb.index], tag="VBD", head=verb.index, dep="ROOT")
        words[noun.index] = replace(words[noun.index], head=verb.index, dep="nsubj")
        return


def _clauses_on_sites(words: list[Word]) -> None:
    """ "The tower at Lom, which was built …": built was the tower, not where it stands."""
    known = gazetteer()
    for verb in words:
        site = words[verb.head]
        link = words[site.head]
        thing = words[link.head]
        if (
            verb.dep != "relcl"
            or site.dep != "pobj"
            or link.text.lower() not in ("at", "in", "near", "on", "of")
        ):
            continue
        which = any(word.head == verb.index and word.text.lower() == "which" for word in words)
        sites = known.place_words | known.venues | lexicon().classes["crossings"]
        held = thing.lemma in sites and not thing.is_name
        if which and held and site.is_name and words[site.index + 1].text == ",":
            words[verb.index] = replace(verb, head=thing.index)


def _as_clauses(words: list[Word]) -> None:
    """ "… as a truck and two cars were crossing": a clause of its own, not "as a truck"."""
    for link in words:
        if link.dep != "prep" or link.text.lower() != "as":
            continue
        noun = next((word for word in words if word.head == link.index and word.dep == "pobj"), None)
        verb = next(
            (
                word
                for word in words[link.index :]
                if word.tag == "VBG"
                and word.dep == "advcl"
                and word.head == link.head
                and any(each.head == word.index and each.dep == "aux" for each in words)
                and not any(each.head == word.index and each.dep in SUBJECTS for each in words)
            ),
            None,
        )
        if noun is not None and verb is not None:
            words[link.index] = replace(link, head=verb.index, dep="mark")
            words[noun.index] = replace(noun, head=verb.index, dep="nsubj")


def _listed_names(words: list[Word]) -> None:
    """ "The two envoys, Ana Ruiz and Bo Lund, met": names put beside the noun, not more of a list."""
    for noun in words[:-3]:
        if noun.tag != "NNS" or words[noun.index + 1].text != "," or not noun.text.islower():
            continue
        first = next((w for w in words if w.head == noun.index and w.dep == "conj" and w.is_name), None)
        if first is None or not all(word.is_name for word in words[noun.index + 2 : first.index]):
            continue
        last = next((w for w in words if w.head == first.index and w.dep == "conj" and w.is_name), None)
        if last is not None and last.index + 1 < len(words) and words[last.index + 1].text == ",":
            words[first.index] = replace(first, dep="appos")


def _decided_things(words: list[Word]) -> None:
    """ "They agreed by four votes to raise the rent": the infinitive is what is agreed, not why."""
    for verb in words:
        above = words[verb.head]
        if verb.dep != "advcl" or verb.tag != "VB" or above.lemma not in lexicon().classes["resolving"]:
            continue
        held = [word for word in words if word.head == verb.index]
        to = any(word.tag == "TO" for word in held) and not any(word.dep in SUBJECTS for word in held)
        own = any(word.head == above.index and word.dep in ("dobj", "xcomp", "ccomp") for word in words)
        if to and not own and verb.index > above.index:
            words[verb.index] = replace(verb, dep="xcomp")
