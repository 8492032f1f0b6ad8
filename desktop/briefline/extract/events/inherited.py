"""What a date that stands before a sentence or in the heading above it dates: the main clause."""

from __future__ import annotations

import re

from briefline.extract.events.sentences import Sentence
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger, fragment
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.extract.events.words import word_class
from briefline.model.text import SectionKind
from briefline.model.timex import Timex, TimexType

_NOBODY = word_class("nobody")
_DECISIONS = word_class("deciding")


def main_clause(
    tree: Tree, sentence: Sentence, groups: dict[int, list[tuple[Trigger, Timex]]]
) -> Trigger | None:
    """The main clause or fragment, where a label or heading dates it and nothing else does."""
    if sentence.label is None or sentence.label.when is None or not len(tree):
        return None
    if sentence.label.type is TimexType.SET:
        return None
    again = any(time.type is TimexType.SET for time in sentence.times)
    if again and (sentence.inherited or not sentence.first):
        return None  # "It has been held every August since."
    root = tree.root()
    if root is None or root.time is not None:
        return None
    trigger = fragment(tree) or Trigger(root.index, False, None)
    if (
        trigger.word in groups
        or root.index in groups
        or any(t.verb == root.index for g in groups.values() for t, _ in g)
    ):
        return None
    if _said_of_a_part(tree, root, sentence.label, groups) or _is_question(tree, root):
        return None
    finite = root.is_verb and (
        root.tag in ("VBD", "VBZ", "VBP") or bool(tree.children(root.index, "aux", "auxpass"))
    )
    logged = sentence.kind is SectionKind.LIST_ENTRY and "T" in sentence.label.value and root.tag == "VBZ"
    if not sentence.first and not sentence.headed and not logged and not _particular(tree, root):
        return None
    if not sentence.first and _happened_before(tree, root):
        return None
    if not sentence.inherited:
        # "Start, 8.15 a.m." has said it; a date alone heads what it stands before
        return trigger
    classes = lexicon().classes
    entry = sentence.kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW)
    if _is_off(tree, root) or sentence.lead.lower().rstrip(":. ") in classes["date_labels"]:
        return None
    words = [word for word in tree.words if re.search(r"\w", word.text)]
    if any(word.text == ":" for word in tree.words[1:4]) and _lists_people(tree):
        return None
    if len(words) < 2 or (groups and root.lemma in classes["reporting"]) or _asks(tree, root, groups):
        return None
    if not sentence.near and not _decides(tree, sentence, root):
        return None
    if (
        not entry
        and not (sentence.kind is SectionKind.BODY and sentence.first and finite)
        and not _decides(tree, sentence, root)
    ):
        return None
    quiet = root.lemma in classes["stative"] and root.is_verb and not _first_to(tree, root)
    if quiet and not tree.child(root.index, "auxpass", "expl"):
        return None
    if _of_nobody(tree, root):
        return None
    auxiliaries = {child.text.lower() for child in tree.children(root.index, "aux")}
    if auxiliaries & (classes["modals_possible"] | classes["modals_planned"]):
        return None
    return trigger if finite or not root.is_verb or subject(tree, root) is not None or entry else None


def _said_of_a_part(
    tree: Tree, root: Word, label: Timex, groups: dict[int, list[tuple[Trigger, Timex]]]
) -> bool:
    """True for "Marks seen on 4 May give the villa away" and "Repairs finished in May" below that year.

    What is said of the subject, or of the noun that is all the sentence, has the sharper date.
    """
    noun = subject(tree, root) if root.is_verb else root
    inside = {
        index
        for child in (tree.children(noun.index, "acl", "relcl") if noun is not None else ())
        for index in tree.subtree(child.index)
    }
    return any(
        time.when is not None and label.when is not None and time.when.overlaps(label.when)
        for head, group in groups.items()
        if head in inside
        for _, time in group
    )


def _is_question(tree: Tree, root: Word) -> bool:
    """True for "Whether she was told is in dispute": nothing that happened."""
    asked = tree.child(root.index, "csubj", "csubjpass")
    return asked is not None and any(
        child.text.lower() == "whether" for child in tree.children(asked.index, "mark")
    )


def _happened_before(tree: Tree, root: Word) -> bool:
    """True for a later sentence of an entry that looks back: "Invitations had been printed"."""
    return root.is_verb and any(child.text.lower() == "had" for child in tree.children(root.index, "aux"))


def _of_nobody(tree: Tree, root: Word) -> bool:
    """True for "Nothing is written down": what did not happen below a heading is no event of its date."""
    doer = subject(tree, root) if root.is_verb else None
    return doer is not None and doer.text.lower() in _NOBODY


def _lists_people(tree: Tree) -> bool:
    """True for "Members present: Ana Ruiz, Bo Lund"."""
    lead = " ".join(word.text.lower() for word in tree.words[:4]).partition(":")[0].strip()
    return any(lead == word or lead.endswith(f" {word}") for word in map(str.lower, word_class("attendance")))


def _is_off(tree: Tree, root: Word) -> bool:
    """True for "The royal visit has been called off": the visit has another day than the telling."""
    off = lexicon().classes["cancelling"] | lexicon().classes["postponing"]
    told = tree.child(root.index, "nsubjpass")
    return particle_phrase(tree, root) in off and told is not None and lexicon().noun(told) is not None


def _told_as_done(tree: Tree, verb: Word) -> bool:
    """True for "elected" and "was elected", not for "will be elected"."""
    passive = tree.child(verb.index, "auxpass")
    return verb.tag == "VBD" or (verb.tag == "VBN" and passive is not None and passive.tag == "VBD")


def _first_to(tree: Tree, root: Word) -> bool:
    """True for "she is the first woman to address the house"."""
    said = tree.child(root.index, "attr")
    if said is None:
        return False
    inner = [tree[index] for index in tree.subtree(said.index)]
    first = any(word.text.lower() in ("first", "last", "only", "youngest", "oldest") for word in inner)
    return first and any(word.tag == "TO" for word in inner)


def _particular(tree: Tree, root: Word) -> bool:
    """True for a later sentence of an entry that tells an event of its own, not how the first one was."""
    category = lexicon().verb(tree, root) if root.is_verb else lexicon().noun(root)
    named = any(word.is_name and word.time is None for word in tree.words)
    return named or (category is not None and category is not OTHER)


def _decides(tree: Tree, sentence: Sentence, root: Word) -> bool:
    """True for resolutions of a meeting: dated by the meeting, however deep they stand under its heading."""
    lead = sentence.lead.lower().rstrip(":. ")
    return lead in lexicon().classes["resolutions"] or (
        root.lemma in _DECISIONS and _told_as_done(tree, root)
    )


def _asks(tree: Tree, root: Word, groups: dict[int, list[tuple[Trigger, Timex]]]) -> bool:
    """True for "She asked that it be done by May": what is asked has the date."""
    if not root.is_verb or lexicon().verb(tree, root).family != "statement":
        return False
    inner = {index for child in tree.children(root.index, "ccomp") for index in tree.subtree(child.index)}
    return any(head in inner for head in groups)
