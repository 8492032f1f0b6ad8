"""What two mentions are about: the thing decided or signed, the notice served, the state that began."""

from __future__ import annotations

from briefline.extract.events.drafts import Draft
from briefline.extract.events.mention_group import Story
from briefline.extract.events.triggers import lexicon

_BESIDE = 2  # sentences within which one may go on about the other: "The motion carried"
DELIBERATE = frozenset({"decision", "vote", "statement", "filing", "transaction", "sanction"})
"""Families of what is done on purpose, often more than once a day: each to another thing."""


def different_things(one: Draft, other: Draft) -> bool:
    """True for "approved the budget" and "approved a loan" of one day: one does either on purpose."""
    if one.is_noun or other.is_noun or one.category.family not in DELIBERATE:
        return False
    both = one.actors & other.actors
    if one.stem != other.stem:  # "denied it" and "confirmed it" of one day, by others and of something else
        alike = one.content & other.content or abs(one.sentence - other.sentence) <= _BESIDE
        apart = one.actors | other.actors and not both and not one.named & other.named
        return one.category.family == other.category.family and bool(apart) and not alike
    mine, theirs = _things(one, both), _things(other, both)
    if mine & theirs or not mine or not theirs:
        return False
    return not (one.named & other.named) or one.also or other.also or one.section != other.section


def _things(draft: Draft, names: frozenset[str]) -> frozenset[str]:
    """The nouns that a clause is about, without its verb and without those who act, by ``names``."""
    actors = {word for name in names for word in name.split()}
    return frozenset(
        word for word in draft.content if word != draft.stem and not actors & {word, f"{word}s", f"{word}es"}
    )


def speaks_of(made: Draft, thing: Draft) -> bool:
    """True for "served a notice" and "the notice", both of one day: it was made by that."""
    if made.is_noun or not thing.is_noun or not thing.definite or made.when is None or thing.when is None:
        return False
    return (
        made.when.edtf == thing.when.edtf
        and thing.stem in made.content
        and made.stem in lexicon().classes["producing"]
        and made.sentence != thing.sentence
    )


def still(story: Story, draft: Draft) -> bool:
    """True for "has been shut since 3 May" where the story tells that it was closed on that day."""
    lead, when = story.leading, draft.when
    if when is None or lead.when is None or not when.is_interval or when.lo != lead.when.lo:
        return False
    about = story.content & draft.content - {draft.stem}
    return bool(about) and draft.category.family in story.families
