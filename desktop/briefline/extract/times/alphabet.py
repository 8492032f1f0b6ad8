"""The alphabet of class characters: each stands for a set of classes that a token can be in."""

from __future__ import annotations

_FIRST_CHARACTER = 0x4E00  # a run of characters that no expression treats specially


class Alphabet:
    """Class characters, made as sets of classes turn up. Sets of characters are integers, a bit for each."""

    def __init__(self) -> None:
        self._characters: dict[frozenset[str], str] = {}
        self._of_class: dict[str, int] = {}
        self._texts: dict[int, str] = {}

    def character(self, classes: frozenset[str]) -> str:
        """The character of a set of classes, made when it is new."""
        known = self._characters.get(classes)
        if known is None:
            bit = 1 << len(self._characters)
            known = self._characters[classes] = chr(_FIRST_CHARACTER + len(self._characters))
            for name in classes:
                self._of_class[name] = self._of_class.get(name, 0) | bit
        return known

    def of_class(self, name: str) -> int:
        """The set of all characters of tokens that are in a class."""
        return self._of_class.get(name, 0)

    def text(self, characters: int) -> str:
        """The characters of a set, in order."""
        known = self._texts.get(characters)
        if known is None:
            bits = f"{characters:b}"[::-1]
            known = "".join([chr(_FIRST_CHARACTER + at) for at, bit in enumerate(bits) if bit == "1"])
            self._texts[characters] = known
        return known


def holds(characters: int, character: str) -> bool:
    """True when a character is in a set; one that is of no class never is."""
    place = ord(character) - _FIRST_CHARACTER
    return place >= 0 and characters >> place & 1 == 1
