"""Frozen values as JSON text, plain or compressed, and back."""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

import msgspec

from briefline.model.when import When

Value = TypeVar("Value")
Row = tuple[Any, ...]
_LEVEL = 1  # of compression: the text of a history shrinks to a tenth, higher levels win little
_encoder = msgspec.json.Encoder()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def to_json(value: object) -> str:
    """A frozen value as JSON text."""
    return _encoder.encode(value).decode()


def from_json(text: str | bytes, kind: type[Value] | Any) -> Value | Any:
    """The value of a type that JSON text stands for. Raises msgspec.DecodeError."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    return decoder.decode(text)


def pack(value: object) -> bytes:
    """A frozen value as compressed JSON."""
    return zlib.compress(_encoder.encode(value), _LEVEL)


def unpack(data: bytes, kind: type[Value]) -> Value:
    """The value that ``pack`` packed. Raises msgspec.DecodeError or zlib.error when damaged."""
    value: Value = from_json(zlib.decompress(data), kind)
    return value


def when_text(when: When | None) -> str | None:
    """A date as JSON text; None for none."""
    return to_json(when) if when is not None else None


def when_of(text: str | None) -> When | None:
    """The date of such a text. Raises msgspec.DecodeError."""
    return from_json(text, When) if text is not None else None
