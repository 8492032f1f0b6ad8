"""Why mentions were taken for one event, as a sentence to read."""

from __future__ import annotations

from collections.abc import Iterable

_CLAUSES = ("both ", "it ", "what ", "told ", "one ", "but ", "the dates ")


def explained(reasons: Iterable[str]) -> str:
    """Reasons as one sentence; "" for none.

    Clauses ("both tell of a visit", "it speaks of what was told just before") stand apart; what is shared
    ("the same place") hangs on the first of them.
    """
    known = list(dict.fromkeys(reasons))
    clauses = [reason for reason in known if reason.lower().startswith(_CLAUSES)]
    shared = [reason for reason in known if reason not in clauses]
    first = next((clause for clause in clauses if clause.lower().startswith("both tell")), None)
    if shared:
        listed = " and ".join(filter(None, (", ".join(shared[:-1]), shared[-1])))
        if first is None:
            clauses.insert(0, f"they share {listed}")
        else:
            clauses[clauses.index(first)] = f"{first}, with {listed}"
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
