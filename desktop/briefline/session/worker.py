"""The worker process: answers requests that arrive through a pipe. Free of Qt.

Two threads answer. The heavy one reads reports; the light one answers short questions (what does this
typed date mean?) while a report is being read.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from briefline.model.errors import BrieflineError
from briefline.session.parcels import Parcel, packed


@dataclass(frozen=True, slots=True)
class Request:
    """Call ``target`` ("package.module:function") with ``args``.

    With ``reports`` the function gets one more argument: a callable (stage in words, share done). With
    ``portions`` it gets another one after that: a callable that takes what there is so far of the answer.
    """

    number: int
    target: str
    args: tuple[Any, ...] = ()
    light: bool = False
    reports: bool = False
    portions: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request is: the stage in words and the share done of the whole, in [0, 1]."""

    number: int
    stage: str
    share: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the next portion or answer, which comes in several messages; see parcels."""

    number: int
    parcel: Parcel


@dataclass(frozen=True, slots=True)
class Portion:
    """What there is so far of the answer."""

    number: int
    value: Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What the function returned."""

    number: int
    value: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer. ``details`` is a traceback, "" for what a user can mend."""

    number: int
    message: str
    hint: str = ""
    details: str = ""


Message: TypeAlias = Progress | Piece | Portion | Answer | Failure
Send: TypeAlias = Callable[[Message], None]
Waiting: TypeAlias = "queue.SimpleQueue[Request]"


def serve(connection: Connection) -> None:
    """Answer requests until the other end closes. The process ends with it, whatever it is doing.

    Heavy requests run in the main thread, where Qt wants a picture to be drawn.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sending = threading.Lock()

    def send(message: Message) -> None:
        with sending, contextlib.suppress(BrokenPipeError, OSError):
            connection.send(message)

    heavy: Waiting = queue.SimpleQueue()
    light: Waiting = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, heavy, light), daemon=True).start()
    threading.Thread(target=_answer_all, args=(light, send), daemon=True).start()
    _answer_all(heavy, send)


def _listen(connection: Connection, heavy: Waiting, light: Waiting) -> None:
    while True:
        try:
            request = connection.recv()
        except (EOFError, OSError):
            os._exit(0)
        (light if request.light else heavy).put(request)


def _answer_all(waiting: Waiting, send: Send) -> None:
    while True:
        request = waiting.get()
        try:
            hand_over(answer(request, send), send)
        except Exception:  # a value that cannot be pickled: say so instead of leaving the caller waiting
            send(Failure(request.number, "The answer could not be handed over.", "", traceback.format_exc()))


def answer(request: Request, send: Send) -> Answer | Failure:
    """Run one request. Every exception becomes a Failure: nothing ends the worker."""
    try:
        module, _, name = request.target.partition(":")
        function = getattr(importlib.import_module(module), name)
        extra: list[Callable[..., None]] = []
        if request.reports:
            extra.append(_reporter(request.number, send))
        if request.portions:
            extra.append(lambda value: hand_over(Portion(request.number, value), send))
        return Answer(request.number, function(*request.args, *extra))
    except BrieflineError as error:
        return Failure(request.number, error.message, error.hint)
    except Exception as error:  # a bug: the window shows it and keeps its state
        return Failure(
            request.number, f"{type(error).__name__}: {error}".strip(": "), "", traceback.format_exc()
        )


def hand_over(message: Answer | Portion | Failure, send: Send) -> None:
    """Send a message; a large report goes before it in pieces."""
    if isinstance(message, Failure):
        send(message)
        return
    for part in packed(message.value):
        if isinstance(part, Parcel):
            send(Piece(message.number, part))
        else:
            send(replace(message, value=part))


def _reporter(number: int, send: Send) -> Callable[[str, float], None]:
    last: list[tuple[str, int]] = [("", -1)]

    def report(stage: str, share: float) -> None:
        step = (stage, int(share * 100))
        if step != last[0]:
            last[0] = step
            send(Progress(number, stage, share))

    return report
