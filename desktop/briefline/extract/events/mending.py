"""Parses put right where the parser, trained on running prose, goes wrong in known ways."""

from __future__ import annotations

from dataclasses import replace

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.tree import Word
from briefline.extract.events.triggers import lexicon

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def mended(words: list[Word]) -> list[Word]:
    """The words with wrong tags and arcs of some known kinds put right; as many as before."""
    _lone_possessive(words)
    _names_as_adjectives(words)
    _joined_to_dates(words)
    _names_after_dates(words)
    _gerund_nouns(words)
    _left_something(words)
    _clauses_on_sites(words)
    _actions(words)
    _headline_verbs(words)
    _verbs_in_names(words)
    _as_clauses(words)
    _openings(words)
    _listed_names(words)
    return words


def _lone_possessive(words: list[Word]) -> None:
    """Hang what follows a lone possessive date on that date: "the Lee visit and last month's by Kay"."""
    for index in range(len(words) - 2):
        word, mark, after = words[index : index + 3]
        if word.time is not None and mark.tag == "POS" and after.tag == "IN":
            words[index + 2] = replace(after, head=index)


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
        own = any(word.head == verb.index and word.dep in _SUBJECTS for word in words)
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
    if verb is None or any(word.head == verb.index and word.dep in _SUBJECTS for word in words):
        return None
    return verb


def _gerund_nouns(words: list[Word]) -> None:
    """ "in writing on 4 May": a gerund that a preposition has for its noun is no clause."""
    for word in words:
        if word.tag == "VBG" and word.dep == "pobj":
            words[word.index] = replace(word, tag="NN")


def _left_something(words: list[Word]) -> None:
    """ "A courier left the port": a participle with an object behind the only noun is the verb."""
    for verb in words:
        noun = words[verb.head]
        if verb.tag != "VBN" or verb.dep != "acl" or noun.head != noun.index or noun.index != verb.index - 1:
            continue
        objects = [word for word in words if word.head == verb.index and word.dep == "dobj"]
        given = verb.lemma in lexicon().classes["two_objects"]
        if not objects or given or any(word.tag in _FINITE for word in words):
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


def _actions(words: list[Word]) -> None:
    """ "Ana Ruiz to order paint": a name before an infinitive is its subject."""
    for index in range(1, len(words) - 1):
        name, to, verb = words[index - 1], words[index], words[index + 1]
        opens = all(word.is_name or word.dep == "punct" for word in words[:index])
        if opens and name.is_name and name.time is None and to.tag == "TO" and verb.tag == "VB":
            if verb.head == name.index:
                root = name.head == name.index
                words[verb.index] = replace(
                    verb, head=verb.index if root else name.head, dep="ROOT" if root else name.dep
                )
            words[name.index] = replace(name, head=verb.index, dep="nsubj")
            return


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
                and not any(each.head == word.index and each.dep in _SUBJECTS for each in words)
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


def _openings(words: list[Word]) -> None:
    """The first word, whose capital misleads: "Trustees voted", "Seru, sworn in as premier, halts"."""
    if len(words) < 3:
        return
    first = words[0]
    known = gazetteer()
    lower = first.text.lower()
    if first.tag == "NNPS" and lower.endswith("s") and known.is_person(lower[:-1], lower):
        words[0] = replace(first, tag="NNS", lemma=lower[:-1])
    verb = words[first.head]
    alone = not any(word.head == verb.index and word.dep in _SUBJECTS for word in words)
    if (
        first.tag == "UH"
        and words[1].text == ","
        and verb.tag in _FINITE
        and alone
        and first.text[0].isupper()
    ):
        words[0] = replace(first, tag="NNP", dep="nsubj")


def _headline_verbs(words: list[Word]) -> None:
    """ "The High Court rules that …": a verb of the present that was taken for a plural noun."""
    for verb in words:
        if verb.tag != "NNS" or verb.index == 0 or verb.time is not None or not verb.text.islower():
            continue
        clause = verb.head == verb.index or verb.dep in ("ccomp", "conj")
        before = words[verb.index - 1]
        held = [word for word in words if word.head == verb.index and word.index != verb.index]
        doer = next((word for word in held if word.index == before.index), None)
        after = words[verb.index + 1].tag if verb.index + 1 < len(words) else ""
        if not clause or doer is None or doer.dep not in ("compound", "nsubj", "nmod", "npadvmod"):
            continue
        if doer.tag not in ("NN", "NNP", "NNPS") or doer.time is not None:
            continue
        if any(word.dep in _SUBJECTS and word.index != doer.index for word in held):
            continue
        says = any(word.dep == "ccomp" for word in held) or any(word.dep == "mark" for word in held)
        listed = verb.lemma in lexicon().verbs and (doer.is_name or says)
        free = not any(word.tag in _FINITE and word.head == word.index for word in words)
        if not (says or (listed and free and after in ("IN", "TO", "DT", "PRP$", "RP", "NNP"))):
            continue
        words[verb.index] = replace(verb, tag="VBZ")
        words[doer.index] = replace(doer, dep="nsubj")
        done_to = next((word for word in held if word.dep == "appos" and word.index > verb.index), None)
        if done_to is not None and not any("," in each.text for each in words[verb.index : done_to.index]):
            words[done_to.index] = replace(done_to, dep="dobj")
        for word in held:
            if word.index < doer.index and word.dep in ("det", "amod", "compound", "poss", "nmod", "punct"):
                words[word.index] = replace(word, head=doer.index)


def _verbs_in_names(words: list[Word]) -> None:
    """ "The robot alerts Ana Ruiz": a verb that was taken into the name behind it."""
    for verb in words:
        if verb.tag != "VBZ" or verb.dep not in ("compound", "appos") or verb.index == 0:
            continue
        if verb.dep == "appos":
            # "The bidder, Indus Hydro, appeals": the verb behind what is apposed
            bidder = words[verb.head]
            if (
                bidder.index < verb.index
                and bidder.head == bidder.index
                and words[verb.index - 1].text == ","
            ):
                words[verb.index] = replace(verb, head=verb.index, dep="ROOT")
                words[bidder.index] = replace(bidder, head=verb.index, dep="nsubj")
            continue
        noun, doer = words[verb.head], words[verb.index - 1]
        if noun.index < verb.index or not noun.is_noun or not doer.is_noun:
            continue
        root = noun.head == noun.index
        for word in words[: verb.index]:
            if word.head in (noun.index, verb.index) and word.index != doer.index:
                words[word.index] = replace(word, head=doer.index)
        words[doer.index] = replace(doer, head=verb.index, dep="nsubj")
        words[verb.index] = replace(
            verb, head=verb.index if root else noun.head, dep="ROOT" if root else noun.dep
        )
        words[noun.index] = replace(noun, head=verb.index, dep="dobj")
        return
