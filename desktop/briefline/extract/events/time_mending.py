"""Times put right that the parser hangs on the wrong clause."""

from __future__ import annotations

from dataclasses import replace

from briefline.extract.events.arcs import below, held_by
from briefline.extract.events.headline_mending import FINITE, SUBJECTS
from briefline.extract.events.tree import Word
from briefline.extract.events.words import word_class

_LINKS = word_class("links_with_to")
_INSERTED = word_class("openings_of_insertions")
_MEANWHILE = word_class("meanwhile")
_SHOWING = word_class("showing")
_HELPERS = ("aux", "auxpass", "neg", "advmod")


def times_mended(words: list[Word]) -> None:
    """Hang times on the clause that they stand in."""
    if not any(word.time is not None for word in words):
        return
    _before_links(words)
    _behind_dated(words)
    _shown(words)
    _subjects_apart(words)
    _behind_relatives(words)
    _behind_insertions(words)
    _opening(words)
    _participles(words)
    _meanwhile(words)
    _guests_apart(words)


def _before_links(words: list[Word]) -> None:
    """ "acquitted on 7 May pursuant to a withdrawal": the day is no part of "pursuant"."""
    for time in words[:-2]:
        link, to = words[time.index + 1], words[time.index + 2]
        if time.time is None or time.head != link.index or link.text.lower() not in _LINKS:
            continue
        if to.text.lower() != "to" or link.head == link.index:
            continue
        words[time.index] = replace(time, head=link.head, dep=link.dep)
        above = next((words[i] for i in _up(words, link.head) if words[i].is_verb), words[link.head])
        words[link.index] = replace(link, head=above.index, dep="prep", tag="IN")


def _behind_dated(words: list[Word]) -> None:
    """ "By letter dated 7 May marked K": the date is that of the letter, whatever follows."""
    for time in words[1:]:
        before = words[time.index - 1]
        if time.time is None or time.head <= time.index or before.text.lower() != "dated":
            continue
        words[time.index] = replace(time, head=before.index, dep="npadvmod")


def _shown(words: list[Word]) -> None:
    """ "Pictures released last month show a pier": what was taken for a noun behind the time is the verb."""
    for verb in words:
        if verb.tag != "NN" or verb.text.lower() not in _SHOWING or verb.index < 3:
            continue
        time = words[verb.index - 1]
        told = next((w for w in words[: verb.index] if w.tag == "VBN" and w.index < verb.index), None)
        if time.time is None or told is None or any(w.tag in FINITE for w in words[: verb.index]):
            continue
        thing = words[told.index - 1] if told.index else told
        if thing.tag not in ("NNS", "NNPS") or (told.head != thing.index and thing.head != told.index):
            continue
        behind = [
            w for w in words if w.index > verb.index and w.head in (told.index, verb.index, thing.index)
        ]
        above = verb.head
        words[verb.index] = replace(verb, tag="VBP", head=verb.index, dep="ROOT")
        words[thing.index] = replace(thing, head=verb.index, dep="nsubj")
        words[told.index] = replace(told, head=thing.index, dep="acl")
        link = words[time.head] if words[time.head].tag == "IN" and time.head < time.index else None
        if link is None:
            words[time.index] = replace(time, head=told.index, dep="npadvmod")
        else:
            words[link.index] = replace(link, head=told.index, dep="prep")
        for word in behind:
            words[word.index] = replace(word, head=verb.index, dep="dobj" if word.dep == "attr" else word.dep)
        if above > verb.index and words[above].head != verb.index:
            words[above] = replace(words[above], head=verb.index, dep="dobj")
        return


def _subjects_apart(words: list[Word]) -> None:
    """ "Mediation, arranged for March, never took place": what is said between commas has no subject."""
    for said in words:
        main = words[said.head]
        clause = said.dep in ("ccomp", "advcl", "nsubj", "csubj") and said.tag in ("VBN", "VBD")
        if not clause or said.index > main.index:
            continue
        if not main.is_verb or any(word.dep in SUBJECTS for word in held_by(words, main.index)):
            continue
        held = held_by(words, said.index)
        if any(word.dep in ("aux", "auxpass") for word in held):
            continue
        doer = next((word for word in held if word.dep in SUBJECTS and word.index < said.index), None)
        if doer is None or words[doer.index + 1].text != ",":
            continue
        last = max(index for index in below(words, said.index))
        if words[min(last + 1, len(words) - 1)].text != "," and words[last].text != ",":
            continue
        passive = any(word.dep == "auxpass" for word in held_by(words, main.index))
        words[doer.index] = replace(doer, head=main.index, dep="nsubjpass" if passive else "nsubj")
        words[said.index] = replace(said, head=doer.index, dep="acl")


def _behind_relatives(words: list[Word]) -> None:
    """ "The men who met last month left": a time that stands right behind a relative clause is its."""
    for time in words:
        link = words[time.head] if time.dep == "pobj" and words[time.head].index == time.index - 1 else time
        main = words[link.head]
        if time.time is None or link.dep not in ("npadvmod", "prep") or not main.is_verb:
            continue
        between = words[time.index + 1 : main.index]
        if main.index < time.index or any(word.dep not in _HELPERS for word in between):
            continue
        doer = next((word for word in held_by(words, main.index) if word.dep in SUBJECTS), None)
        if doer is None or doer.index > link.index:
            continue
        inside = below(words, doer.index)
        if max(inside) != link.index - 1:
            continue
        said = next(
            (words[i] for i in sorted(inside) if words[i].dep in ("relcl", "acl") and words[i].is_verb), None
        )
        if said is None or any(word.text == "," for word in words[said.index : link.index]):
            continue
        if any(words[i].time is not None for i in below(words, said.index)):
            continue
        words[link.index] = replace(link, head=said.index)


def _behind_insertions(words: list[Word]) -> None:
    """ "begun, as far as one can tell, in May": what stands behind the comma is not the insertion's."""
    commas = [word.index for word in words if word.text == ","]
    for time in words:
        link = words[time.head]
        if time.time is None or time.dep != "pobj" or link.dep != "prep" or link.index - 1 not in commas:
            continue
        opens = next((index for index in reversed(commas) if index < link.index - 1), None)
        if opens is None or words[opens + 1].text.lower() not in _INSERTED or link.head <= opens:
            continue
        main = next((words[i] for i in _up(words, link.head) if i < opens and words[i].is_verb), None)
        if main is not None:
            words[link.index] = replace(link, head=main.index)


def _opening(words: list[Word]) -> None:
    """ "On 7 May, the owner while under arrest had sold it": the day that opens is the main clause's."""
    link = words[0]
    time = link if link.time is not None else words[1] if len(words) > 1 else link
    if time.time is None or (time is not link and (link.dep != "prep" or time.head != 0)):
        return
    if time.index + 1 >= len(words) or words[time.index + 1].text not in (",", ""):
        return
    said = words[link.head]
    main = words[said.head]
    if said.dep not in ("advcl", "csubj") or said.tag != "VBG" or not main.is_verb or main.dep != "ROOT":
        return
    own = [word for word in held_by(words, main.index) if word.dep in SUBJECTS and word is not said]
    if said.index > main.index or own:
        return
    if said.dep == "csubj":
        words[said.index] = replace(said, dep="advcl")
    words[link.index] = replace(link, head=main.index)
    for doer in [word for word in held_by(words, said.index) if word.dep in SUBJECTS]:
        if doer.index < said.index and any(word.dep == "mark" for word in words[doer.index : said.index]):
            words[doer.index] = replace(doer, head=main.index)


def _participles(words: list[Word]) -> None:
    """ "They show a pier, begun in May": a participle behind a comma says more of the object."""
    for said in words[2:]:
        main = words[said.head]
        if said.dep == "ROOT":  # the sentence was cut in two
            main = next((w for w in words[: said.index] if w.dep == "ROOT"), main)
        loose = said.dep in ("conj", "ROOT") and said.tag == "VBN"
        if not loose or main.tag not in FINITE or said.index <= main.index:
            continue
        thing = next((word for word in held_by(words, main.index) if word.dep == "dobj"), None)
        between = words[main.index + 1 : said.index]
        if thing is None or any(word.dep == "cc" for word in between) or words[said.index - 1].text != ",":
            continue
        if not any(word.dep in ("aux", "auxpass", *SUBJECTS) for word in held_by(words, said.index)):
            words[said.index] = replace(said, head=thing.index, dep="acl")


def _meanwhile(words: list[Word]) -> None:
    """ "She died while swimming in 1998": the date is that of the main clause, which says what happened."""
    for time in words:
        link = words[time.head] if time.dep == "pobj" else time
        said = words[link.head]
        if time.time is None or not (link.dep == "prep" or link is time) or said.tag != "VBG":
            continue
        held = held_by(words, said.index)
        if any(word.dep in SUBJECTS for word in held):
            continue
        mark = next((word for word in held if word.dep in ("mark", "advmod")), None)
        if said.dep == "pcomp":
            mark = words[said.head]
        if mark is None or mark.text.lower() not in _MEANWHILE or mark.index > said.index:
            continue
        main = words[mark.head] if said.dep == "pcomp" else words[said.head]
        dated = any(words[i].time is not None for i in below(words, main.index) - below(words, said.index))
        if main.is_verb and main.index < mark.index and not dated:
            words[link.index] = replace(link, head=main.index)


def _guests_apart(words: list[Word]) -> None:
    """ "After calls from Lima and Oslo, Ruiz and Lund met": those behind the comma are the subject."""
    link = words[0]
    main = words[link.head]
    if link.dep != "prep" or not main.is_verb or main.tag not in FINITE or main.index < 4:
        return
    if any(word.dep in SUBJECTS for word in held_by(words, main.index)):
        return
    for doer in words[1 : main.index]:
        above = words[doer.head]
        if doer.dep != "conj" or not doer.is_noun or doer.index not in below(words, link.index):
            continue
        first = min(below(words, doer.index))
        chain = below(words, doer.index)
        if words[first - 1].text != "," or max(chain) != main.index - 1 or above.index >= first:
            continue
        passive = any(word.dep == "auxpass" for word in held_by(words, main.index))
        words[doer.index] = replace(doer, head=main.index, dep="nsubjpass" if passive else "nsubj")
        return


def _up(words: list[Word], index: int) -> list[int]:
    """Indices from a word up to its root."""
    found = [index]
    while words[found[-1]].head not in found:
        found.append(words[found[-1]].head)
    return found
