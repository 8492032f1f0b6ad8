"""Names of places out of a tree: "Lom, Peru", "the Lom bridge", "Regent's Island"."""

from __future__ import annotations

from collections.abc import Iterator

from briefline.extract.events.actors import Cast
from briefline.extract.events.drafts import Place
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import name_span, name_words
from briefline.extract.events.siting import is_city, is_numbered
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.wording import render


def named_place(tree: Tree, word: Word, cast: Cast, sure: bool, aimed: bool = False) -> Iterator[Place]:
    known = gazetteer()
    if word.time is not None or not word.is_noun:
        return
    for owner in tree.children(word.index, "poss") if sure else ():
        built = word.text.lower() in known.venues | known.place_words
        seat = built and (is_city(owner.text, cast) or cast.is_place(owner.text))
        if owner.is_name and (owner.text.lower() in known.names or seat):
            yield place_name(tree, owner), name_span(tree, owner)
    name, span = place_name(tree, word), name_span(tree, word)
    if not name:
        # a common noun with a name before it: "the Lom bridge" keeps the name
        compound = [
            child
            for child in tree.children(word.index, "compound", "nmod", "amod")
            if child.is_name and child.time is None
        ]
        if compound and word.lemma in known.place_words:
            indices = [*tree.subtree(compound[0].index), *(c.index for c in compound[1:]), word.index]
            name, span = render(tree, indices), tree.span_of(indices)
        elif compound and sure and cast.is_place(compound[-1].text):
            name, span = compound[-1].text, compound[-1].span
        elif apposed := next((child for child in tree.children(word.index, "appos") if child.is_name), None):
            yield from named_place(tree, apposed, cast, sure and word.lemma in known.place_words)
            return
        else:
            return
    if name.lower() in known.company_endings and "." in name:
        return  # "Lom Holdings, Inc."
    house = sure and name.split()[-1].lower() in known.venues
    if known.is_no_place(name) or known.is_text(name):
        return  # "at the Firm", "confidence in the Cabinet"
    ended = any(child.text.lower() in known.company_endings for child in tree.children(word.index, "appos"))
    if ended or (known.is_company(name) and not known.is_place(name) and not house):
        if sure and (town := _leading_town(tree, word, cast)) is not None:
            yield town.text, town.span  # "in the Lima Magistrates Court"
        for child in tree.children(word.index, "appos"):
            alone = child.is_name and child.time is None and len(tree.subtree(child.index)) == 1
            if alone and child.text.lower() not in known.company_endings:
                yield from named_place(tree, child, cast, True)  # "by Ace Optics, Graz"
        return
    if is_numbered(tree, word) or cast.is_person(name):
        return
    certain = (known.is_place(name) and not (aimed and known.state(name))) or cast.is_place(name)
    certain = certain or (is_city(name, cast) and not aimed)
    if not (sure or certain) or name.lower() in known.adjectives:
        return
    yield name, span
    for child in tree.children(word.index, "appos", "npadvmod"):
        if child.is_name and word.index < child.index <= word.index + 3 and child.time is None:
            yield from named_place(tree, child, cast, sure)  # "the Old Mill, Lom"


def with_region(tree: Tree, word: Word) -> bool:
    """True for "Lom, Peru": a name with the region that it lies in."""
    known = gazetteer()
    return any(
        child.is_name and (known.is_place(child.text) or known.is_city(child.text))
        for child in tree.children(word.index, "appos", "npadvmod")
    )


def place_name(tree: Tree, word: Word) -> str:
    indices = name_words(tree, word)
    owner = tree.child(word.index, "poss")
    landmark = word.is_name and word.text.lower() in gazetteer().place_words
    if indices and landmark and owner is not None and owner.is_name and owner.index < indices[0]:
        indices = [*range(owner.index, indices[0]), *indices]  # "Regent's Island"
    if not indices or not (word.is_name or (word.index > 0 and word.text[:1].isupper())):
        return ""
    return render(tree, indices).replace("\n", " ").strip(" .") if len(indices) > 1 else word.text.strip()


def _leading_town(tree: Tree, word: Word, cast: Cast) -> Word | None:
    """The town that a body's name begins with."""
    first = tree[(name_words(tree, word) or [word.index])[0]]
    known = gazetteer()
    town = first.text.lower() in known.seats or is_city(first.text, cast) or cast.is_place(first.text)
    return first if town and first.index != word.index else None
