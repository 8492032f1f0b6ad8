"""How a time expression hangs on the words around it: the cases that dependency arcs alone get wrong."""

from __future__ import annotations

from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import Category, lexicon
from briefline.extract.events.words import word_class

_DOCUMENTS = word_class("dated_papers")


def lasting(tree: Tree, above: Word) -> bool:
    """False for "the first time since 1994" and a simple past: that year is not when it was."""
    if above.is_noun:
        return above.lemma not in ("time", "low", "high", "level")
    has = any(child.lemma == "have" for child in tree.children(above.index, "aux"))
    return has or above.tag != "VBD"


def never_came(tree: Tree, gerund: Word) -> bool:
    """True for a gerund after "close to", "without", "from"."""
    return tree[gerund.head].text.lower() in ("to", "of", "from", "without", "against")


def before_brackets(tree: Tree, time: Word, verb: Word) -> Word:
    """The verb that a bracketed date stands behind: "they met Lee and signed the deal (4 May)"."""
    if time.index < 2 or tree[time.index - 1].text != "(":
        return verb
    later = [
        word
        for word in tree.words[verb.index + 1 : time.index - 1]
        if word.is_verb and word.dep == "conj" and word.head == verb.index
    ]
    return later[-1] if later else verb


def inner_event(tree: Tree, noun: Word) -> Category | None:
    """The event inside "the 1991 coup attempt"."""
    for child in tree.children(noun.index, "compound"):
        if child.time is None and (found := lexicon().noun(child)) is not None:
            return found
    return None


def inside_phrase(tree: Tree, noun: Word) -> bool:
    """True for a noun in a phrase of the verb's object: "a fine for the spill on Monday" dates the fining."""
    above = tree.head(noun.index)
    if above is None or above.dep != "prep" or above.text.lower() not in ("for", "over", "about", "of"):
        return False
    held = tree.head(above.index)
    return held is not None and (held.is_verb or held.dep == "dobj")


def just_before(tree: Tree, time: Word, verb: Word) -> Word | None:
    """The noun that a bare date must belong to: "it came after his article last summer"."""
    if time.index == 0 or time.dep not in ("npadvmod", "advmod"):
        return None
    noun = tree[time.index - 1]
    if lexicon().noun(noun) is None:
        link = next((each for each in tree.children(verb.index, "prep") if each.index < time.index), None)
        inner = tree.child(link.index, "pobj") if link is not None else None
        if (
            inner is None
            or link is None
            or any(
                each.text in (",", ";") or each.is_verb for each in tree.words[link.index + 1 : time.index]
            )
        ):
            return None
        noun = inner  # "after the loss of the boat two weeks ago"
    above = tree.head(noun.index)
    if lexicon().noun(noun) is None or noun.dep != "pobj" or above is None:
        return None
    temporal = above.text.lower() in ("after", "before", "since", "following", "despite", "until")
    return noun if temporal and above.head == verb.index else None


def fragmentary(tree: Tree) -> bool:
    """True for a sentence without a verb at its root."""
    root = tree.root()
    return root is not None and not root.is_verb


def told_of_time(verb: Word) -> bool:
    """True where a date as subject still dates the verb: "2014 saw a coup"."""
    return verb.lemma in ("see", "bring", "mark", "witness")


def possesses_nothing(tree: Tree, word: Word) -> bool:
    """True for "last month's by the envoy": a possessive whose noun is left out."""
    following = word.index + 1
    if following >= len(tree) or tree[following].tag != "POS":
        return False
    after = tree[following + 1] if following + 1 < len(tree) else None
    return after is None or not (
        after.is_noun or after.tag.startswith("JJ") or after.tag in ("VBG", "VBN", "CD", "RBS")
    )


def by_document(tree: Tree, noun: Word) -> bool:
    """True for "rejected by letter of 5 May": the letter's date is the verb's."""
    above = tree.head(noun.index)
    return noun.lemma in _DOCUMENTS and above is not None and above.text.lower() in ("by", "in")


def through_document(tree: Tree, noun: Word) -> Word | None:
    """The verb of "By an agreement dated 5 May the firm undertook to …": what the document did."""
    above = tree.head(noun.index)
    category = lexicon().noun(noun)
    family = category.family if category is not None else ""
    told = family in ("publication", "statement") and above is not None and above.text.lower() == "in"
    text = noun.lemma in _DOCUMENTS or family in ("agreement", "filing") or told
    if not text or above is None or above.text.lower() not in ("by", "in", "under", "through"):
        return None
    verb = tree.head(above.index)
    own = verb is not None and tree.child(verb.index, "nsubj", "nsubjpass") is not None
    return verb if verb is not None and verb.is_verb and own else None


def made_public(tree: Tree, verb: Word) -> bool:
    """True for "it said in a statement on Saturday": the statement is an event of its own."""
    nouns = [
        noun
        for link in tree.children(verb.index, "prep")
        if link.text.lower() == "in"
        for noun in tree.children(link.index, "pobj")
    ]
    return any(in_words(tree, noun) is not None for noun in nouns)


def _utters(tree: Tree, link: Word) -> bool:
    """True for the "in" of "said in a statement"."""
    verb = tree.head(link.index)
    return verb is not None and verb.is_verb and verb.lemma in lexicon().classes["reporting"]


def in_words(tree: Tree, noun: Word) -> Word | None:
    """The verb of "In a speech on 5 May Ruiz promised …", "said in an interview on 5 May": the event."""
    link, category = tree.head(noun.index), lexicon().noun(noun)
    told = category is not None and category.family in ("publication", "statement")
    opens = link is not None and link.text.lower() == "in" and (link.index == 0 or _utters(tree, link))
    article = any(child.tag == "DT" and child.text.lower() != "the" for child in tree.children(noun.index))
    return through_document(tree, noun) if told and opens and article else None


def as_planned(tree: Tree, verb: Word) -> bool:
    """True for "as arranged", "as planned": the date is the main verb's."""
    return (
        verb.dep == "advcl"
        and verb.tag == "VBN"
        and any(child.text.lower() == "as" for child in tree.children(verb.index, "mark", "advmod"))
        and tree[verb.head].is_verb
    )


def cleft(tree: Tree, verb: Word, time: Word) -> Word | None:
    """The clause that "It was not until 1926 that women were admitted" dates."""
    told = tree.child(verb.index, "nsubj", "expl")
    if verb.lemma != "be" or told is None or told.text.lower() != "it":
        return None
    for clause in tree.children(verb.index, "ccomp", "advcl", "relcl"):
        that = any(child.text.lower() == "that" for child in tree.children(clause.index, "mark", "nsubj"))
        if clause.is_verb and clause.index > time.index and that:
            return clause
    return None


def at_occasion(tree: Tree, noun: Word) -> Word | None:
    """The verb of "Both shook hands at the opening on 4 May": what was done there."""
    link = tree.head(noun.index)
    verb = tree.head(link.index) if link is not None and noun.dep == "pobj" else None
    if link is None or verb is None or link.text.lower() not in ("at", "during") or link.index < verb.index:
        return None
    done = verb.tag == "VBD" and tree.child(verb.index, "nsubj") is not None
    return (
        verb if done and lexicon().verb(tree, verb).family not in ("", "statement", "publication") else None
    )
