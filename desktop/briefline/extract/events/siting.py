"""How names stand where places stand: what leads there, lies there, or is only meant as a body."""

from __future__ import annotations

from briefline.extract.events.actors import Cast
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.phrases import name_words
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon, particle_phrase
from briefline.extract.events.words import word_class

_ABOUT = frozenset(
    {"meeting", "movement", "visit", "attack", "life", "arrest", "accident", "disaster", "opening"}
)
_NATURAL = word_class("natural_features")
_PAPERS = word_class("dated_papers")
_DEALINGS = frozenset({"statement", "agreement", "transaction", "decision", "call", "sanction", "filing"})


def spans_place(tree: Tree, preposition: Word) -> bool:
    """True for "the bridge over the Lom"."""
    above = tree.head(preposition.index)
    classes = lexicon().classes
    if preposition.text.lower() != "over" or above is None:
        return False
    flies = above.is_verb and particle_phrase(tree, above) in classes["above"]
    return above.lemma in classes["crossings"] or flies


def is_sited(tree: Tree, word: Word) -> bool:
    """True for "four cities, among them Lom and Ruse", "the last station, Lom Head"."""
    known = gazetteer()
    names = name_words(tree, word)
    first = names[0] if names else word.index
    lead = [each.text.lower() for each in tree.words[max(0, first - 2) : first]]
    if word.dep in ("conj", "npadvmod") and lead != ["among", "them"]:
        return False
    if lead == ["among", "them"]:
        return any(each.lemma in known.place_words | known.venues for each in tree.words[:first])
    above = tree.head(word.index)
    return word.dep == "appos" and above is not None and not above.is_name and is_house(above.lemma)


def is_sent_by(tree: Tree, preposition: Word, word: Word) -> bool:
    """True for the state of "negotiators from Peru": it acts through them."""
    above = tree.head(preposition.index)
    known = gazetteer()
    person = above is not None and above.is_noun and known.is_person(above.lemma, above.text)
    return person and known.state(word.text) is not None


def is_city(name: str, cast: Cast) -> bool:
    """True for a city of the world, unless the text has a person of that name."""
    return gazetteer().is_city(name) and not cast.is_person(name)


def is_feature(name: str) -> bool:
    """True for rivers, lakes and mountains by name: "the Lom Brook", "Mount Lom"; these do not act."""
    parts = name.lower().split()
    return len(parts) > 1 and not _NATURAL.isdisjoint((parts[0], parts[-1]))


def is_house(word: str) -> bool:
    known = gazetteer()
    return word.lower() in known.venues or word.lower() in known.place_words


def lies_there(tree: Tree, preposition: Word, text: str, target: Word) -> bool:
    """True for "a lock on the Volga", "the road between Riga and Tartu"."""
    above = tree.head(preposition.index)
    if text == "on" and any(child.text.lower() == "nearby" for child in tree.children(target.index, "amod")):
        return True
    if text == "on" and above is not None and above.is_verb:
        bare = target.tag == "NNP" and tree.child(target.index, "det") is None
        return bare and lexicon().verb(tree, above).family in _ABOUT  # "landed on Java"
    if text == "on":
        return (
            tree.child(target.index, "det") is not None
            and target.tag == "NNP"
            and above is not None
            and above.is_noun
        )
    if text == "of":
        return above is not None and (
            is_house(above.lemma) or above.lemma in ("peace", "treaty", "battle", "siege")
        )
    if text in ("above", "below", "beside", "beneath"):
        return target.tag == "NNP" and above is not None and above.is_noun
    if text == "between" and above is not None and above.is_verb:
        return lexicon().verb(tree, above).family in ("accident", "disaster", "movement", "visit")
    if text == "between" and above is not None and above.is_noun:
        known = gazetteer()
        sent = above.lemma in _PAPERS  # "by letter between Ruiz and Lund"
        return not sent and lexicon().noun(above) is None and not known.is_actor(above.lemma, above.text)
    return False


def hosts(tree: Tree, word: Word, held: Word, cast: Cast) -> bool:
    """True for the name in "the Lom summit", "the Lom talks": named after where they are.

    Not for who meets there: "the NATO summit", "the Lee summit" where Lee is a person.
    """
    if held.lemma not in lexicon().classes["named_after_places"] or word.head != held.index:
        return False
    known, name = gazetteer(), word.text
    plain = name[:1].isupper() and name[1:].islower() and name.isalpha()
    acts = known.state(name) is not None and name.lower() not in known.seats
    return plain and not acts and not cast.is_person(name) and not known.is_common(name)


def is_aimed(tree: Tree, preposition: Word, text: str) -> bool:
    """True where a state is meant as a body, not as a place: "a loan to Peru"."""
    above = tree.head(preposition.index)
    if text != "to" or above is None:
        return text in ("on", "for", "by")
    words = lexicon()
    category = words.verb(tree, above) if above.is_verb else words.noun(above)
    return category is not None and category.family in _DEALINGS


def goes_there(tree: Tree, preposition: Word, text: str) -> bool:
    """True where one goes there: "a trip to Oslo", "the road from Oslo"."""
    above = tree.head(preposition.index)
    if text == "of" and above is not None:
        classes = lexicon().classes
        return above.lemma in classes["inhabitants"] or above.text.lower() in classes["localities"] | {
            f"{each}s" for each in classes["localities"]
        }
    if text == "over":
        return spans_place(tree, preposition)
    if text not in ("to", "from", "for") or above is None:
        return False
    words = lexicon()
    if text == "from" and above.is_noun and gazetteer().is_person(above.lemma, above.text):
        return True  # "traders from Lom" hardly come from a man
    if above.is_verb:
        return particle_phrase(tree, above) in words.classes["motion"]
    return text != "for" and above.lemma in words.classes["motion_nouns"]


def is_numbered(tree: Tree, word: Word) -> bool:
    """True for "Chamber 3", "Section 15.2", "Annex B-4"."""
    following = word.index + 1
    if following >= len(tree):
        return False
    text = tree[following].text
    if text.lower() in ("no.", "no", "nos."):
        return True
    return (
        any(character.isdigit() for character in text)
        and tree[following].time is None
        and not text.startswith(("(", ","))
    )
