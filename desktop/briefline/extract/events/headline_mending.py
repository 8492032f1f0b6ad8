"""Headlines and entries put right: verbs of the present that the parser takes for nouns."""

from __future__ import annotations

from dataclasses import replace

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.tree import Word
from briefline.extract.events.triggers import lexicon

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
"""Arcs of subjects."""

FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of verbs that make a clause."""


def headline_mended(words: list[Word]) -> None:
    """Put right what the present tense of headlines and entries of a list misleads the parser to."""
    _actions(words)
    _headline_verbs(words)
    _verbs_of_subjects(words)
    _verbs_in_names(words)
    _named_kinds(words)
    _titled_pairs(words)
    _subjects_as_adjectives(words)
    _participles_between(words)
    _openings(words)


def _verbs_of_subjects(words: list[Word]) -> None:
    """ "The union, led by Ana Ruiz, files suit": a plural noun that has a subject is a verb."""
    for verb in words:
        if verb.tag != "NNS" or verb.head != verb.index or verb.lemma not in lexicon().verbs:
            continue
        doer = next((w for w in words if w.head == verb.index and w.dep in ("nsubj", "nsubjpass")), None)
        if doer is not None and doer.index < verb.index and verb.text.islower():
            words[verb.index] = replace(verb, tag="VBZ")


def _named_kinds(words: list[Word]) -> None:
    """ "The utility Norcan applies for …": a sentence, not a utility of which something is said."""
    for verb in words:
        noun = words[verb.head]
        if verb.tag not in ("VBZ", "VBD") or verb.dep != "relcl" or noun.head != noun.index or noun.is_name:
            continue
        name = next((w for w in words if w.head == verb.index and w.dep in SUBJECTS), None)
        if name is None or name.tag != "NNP" or verb.index != name.index + 1:
            continue
        if any(not word.is_name or word.time is not None for word in words[noun.index + 1 : name.index]):
            continue
        if any(w.tag in FINITE and w.index != verb.index and w.head == noun.index for w in words):
            continue
        for word in words:
            if word.head == noun.index and word.index > verb.index:
                words[word.index] = replace(word, head=verb.index)
        words[verb.index] = replace(verb, head=verb.index, dep="ROOT")
        words[noun.index] = replace(noun, head=name.index, dep="nmod")
        return


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
    alone = not any(word.head == verb.index and word.dep in SUBJECTS for word in words)
    if (
        first.tag == "UH"
        and words[1].text == ","
        and verb.tag in FINITE
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
        if any(word.dep in SUBJECTS and word.index != doer.index for word in held):
            continue
        says = any(word.dep == "ccomp" for word in held) or any(word.dep == "mark" for word in held)
        listed = verb.lemma in lexicon().verbs and (doer.is_name or says)
        free = not any(word.tag in FINITE and word.head == word.index for word in words)
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
        between = 0 < verb.index < len(words) - 1 and verb.text.islower()
        noun_like = verb.tag == "NNS" and verb.lemma in lexicon().verbs and between
        if noun_like and words[verb.index - 1].is_name and words[verb.index + 1].is_name:
            verb = words[verb.index] = replace(verb, tag="VBZ")  # "Minister Bo Lund greets Ana Ruiz"
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


def _titled_pairs(words: list[Word]) -> None:
    """ "Minister Ana Ruiz and Director Bo Lund": two people, not one with a long title."""
    known = gazetteer()
    for rank, name in ((one, other) for one in words for other in words[one.index + 1 : one.index + 5]):
        alike = rank.dep == name.dep == "conj" and rank.head == name.head and rank.is_name and name.is_name
        if alike and known.is_role(rank.text) and all(w.is_name for w in words[rank.index : name.index]):
            words[rank.index] = replace(rank, head=name.index, dep="compound")
    for first in words:
        last = words[first.head]
        if not first.is_name or first.dep not in ("nmod", "compound") or last.index <= first.index + 2:
            continue
        title = next((w for w in words if w.head == first.index and w.dep == "conj" and w.is_name), None)
        joined = words[first.index + 1].dep == "cc" and words[first.index + 1].head == first.index
        if title is None or not joined or not last.is_name or not first.index < title.index < last.index:
            continue
        between = words[first.index + 2 : last.index]
        if not known.is_role(title.text) or known.is_role(first.text) or not all(w.is_name for w in between):
            continue
        before = [word for word in words if word.head == first.index and word.index < first.index]
        if not any(word.is_name for word in before):
            continue  # "Research and Development Director Bo Lund"
        root = last.head == last.index
        words[first.index] = replace(first, head=first.index if root else last.head, dep=last.dep)
        words[last.index] = replace(last, head=first.index, dep="conj")
        words[title.index] = replace(title, head=last.index, dep="compound")
        for word in words[: first.index]:
            if word.head == last.index:
                words[word.index] = replace(word, head=first.index)


def _subjects_as_adjectives(words: list[Word]) -> None:
    """ "A Lom technician drives in": the noun before the verb, taken for an adjective of it."""
    for verb in words[1:]:
        doer = words[verb.index - 1]
        if (
            verb.tag not in ("VBZ", "VBD")
            or doer.tag != "JJ"
            or doer.head != verb.index
            or doer.dep != "amod"
        ):
            continue
        held = [word for word in words if word.head == verb.index and word.index < doer.index]
        if any(word.dep in SUBJECTS for word in held) or not any(word.dep == "det" for word in held):
            continue
        words[doer.index] = replace(doer, tag="NN", dep="nsubj", lemma=doer.text.lower())
        for word in held:
            if word.dep in ("det", "amod", "compound", "nmod"):
                words[word.index] = replace(word, head=doer.index)


def _participles_between(words: list[Word]) -> None:
    """ "Talks, begun on 4 May, were broken off": the noun is the subject of the main verb."""
    for noun in words:
        verb = words[noun.head]
        main = words[verb.head]
        between = noun.dep == "dep" and noun.is_noun and verb.tag == "VBN" and verb.dep == "advcl"
        if not between or not noun.index < verb.index < main.index:
            continue
        held = [word.dep for word in words if word.head == main.index]
        if any(dep in SUBJECTS for dep in held):
            continue
        words[noun.index] = replace(noun, head=main.index, dep="nsubjpass" if "auxpass" in held else "nsubj")
        words[verb.index] = replace(verb, head=noun.index, dep="acl")
