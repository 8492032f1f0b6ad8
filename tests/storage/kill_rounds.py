"""A scripted session that is killed at a random moment, round after round.

    python tests/storage/kill_rounds.py ROUNDS [SEED]

Each round a child opens the project as the window does, and edits, undoes and redoes, up to three steps
ahead of the disk; it says how many were acknowledged. It is killed by signal 9, the file is opened again,
and must be sound, hold all that was acknowledged (and beyond that at most what was under way, in order),
and equal what the same steps make in memory. The next round goes on with the same file. Prints one line;
exits with 1 at the first loss.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from briefline.model import corrections
from briefline.model.edits import Edit
from briefline.model.event import Status
from briefline.model.project import Project
from briefline.model.when import When
from briefline.session.binder import Binder
from briefline.session.jobs import Jobs
from briefline.session.loading import load
from briefline.session.settings import Settings
from briefline.session.store import Store
from briefline.storage.project_file import ProjectFile
from briefline.storage.search import WordSearch

AT = "2026-01-02T03:04:05Z"
MOST = 6  # acknowledged transactions of a round before the last
AHEAD = 3  # steps that are shown before the disk has them
LONGEST_S = 0.012  # into the last


def step(number: int, project: Project, applied: int, redoable: bool) -> str | Edit:
    """What the session does as its ``number``-th transaction: the same for the same project."""
    rng = random.Random(number)
    records = sorted(project.records)
    choice = rng.random()
    if choice < 0.2 and applied:
        return "undo"
    if choice < 0.3 and redoable:
        return "redo"
    one = rng.choice(records)
    if choice < 0.4 and len(records) > 5:
        return corrections.merge(project, rng.sample(records, 2), f"{AT}{number}")
    if choice < 0.5 and len(project.records[one].event.mentions) > 1:
        return corrections.split(project, one, [0], f"{AT}{number}")
    if choice < 0.6:
        return corrections.set_field(
            project, one, "when", When.parse(f"{1900 + number % 99}"), f"{AT}{number}"
        )
    if choice < 0.7:
        return corrections.set_field(project, one, "status", rng.choice(list(Status)), f"{AT}{number}")
    return corrections.set_note(project, one, f"note {number} " + "word " * rng.randrange(400), AT)


def chosen(number: int, project: Project, applied: int, redoable: bool) -> str | Edit:
    """The step, and a note instead where it would change nothing."""
    what = step(number, project, applied, redoable)
    if isinstance(what, Edit) and what.is_empty:
        return corrections.set_note(project, min(project.records), f"instead {number}", AT)
    return what


def take(number: int, file: ProjectFile, project: Project) -> Project:
    """One transaction, and the project after it."""
    what = chosen(number, project, file.applied, bool(file.redo_name))
    if isinstance(what, Edit):
        file.write(what)
        return what.apply(project)
    edit = file.undo() if what == "undo" else file.redo()
    assert edit is not None
    return edit.apply(project)


def session(path: Path, pipe: int) -> None:
    """Edit until killed; each acknowledgement is a line in the pipe: the revision that is on the disk."""
    application = QCoreApplication([])
    folder = path.parent / "home"
    store = Store(Jobs(), Settings(folder), folder)
    loaded = load(str(path), read_only=False)
    binder, _ = Binder.open(path, loaded, Binder.hold(path), folder, store._hear)
    file = ProjectFile(path, read_only=True)
    asked = file.revision
    file.close()
    store._bind(binder, loaded.project, loaded.history, WordSearch.unpacked(loaded.words))

    def go_on() -> None:
        nonlocal asked
        while store.unsaved < AHEAD:
            assert store.holding is not None
            project, history = store.holding.project, store._history
            what = chosen(asked, project, history.applied, bool(history.redo_name))
            asked += 1
            done = (
                store.edit(lambda *_, edit=what: edit) if isinstance(what, Edit) else getattr(store, what)()
            )
            assert done

    def tell() -> None:
        os.write(pipe, f"{asked - store.unsaved}\n".encode())
        QTimer.singleShot(0, go_on)

    store.failed.connect(lambda trouble: os.write(2, f"{trouble.error}\n".encode()))
    go_on()
    acknowledged = store.unsaved

    def follow() -> None:
        nonlocal acknowledged
        if store.unsaved < acknowledged:
            tell()
        acknowledged = store.unsaved

    store.saving_changed.connect(follow)
    application.exec()


def killed(path: Path, after: int, then_s: float) -> int:
    """Run a session and kill it ``then_s`` seconds after its ``after``-th transaction.

    Returns the last transaction that it acknowledged, 0 for none.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with contextlib.suppress(BaseException):
            session(path, writer)
        os._exit(3)
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        said = b""
        while said.count(b"\n") < after and (more := pipe.read(64)):
            said += more
        time.sleep(then_s)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        while more := pipe.read(4096):
            said += more
    lines = said.splitlines()
    assert os.WIFSIGNALED(status), "the session ended by itself"
    return int(lines[-1]) if lines else 0


def main(rounds: int, seed: int) -> int:
    """Returns the exit code."""
    rng = random.Random(seed)
    spec = importlib.util.spec_from_file_location("made", Path(__file__).parents[1] / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    begin = made.begun(made.made_chronology())
    with tempfile.TemporaryDirectory() as folder:
        path, replayed = Path(folder, "killed.briefline"), Path(folder, "memory.briefline")
        for target in (path, replayed):
            ProjectFile.create(target, begin).close()
        memory = ProjectFile(replayed)
        memory._connection.execute("PRAGMA synchronous = OFF")
        project = memory.load()
        hot = 0
        for number in range(rounds):
            acknowledged = killed(path, rng.randrange(MOST), rng.uniform(0.0, LONGEST_S))
            hot += Path(f"{path}-journal").exists()
            file = ProjectFile(path)
            health = file._connection.execute("PRAGMA integrity_check").fetchone()[0]
            assert health == "ok", f"round {number}: {health}"
            least = max(acknowledged, memory.revision)
            assert least <= file.revision <= least + AHEAD, (
                f"round {number}: {file.revision} of {acknowledged}"
            )
            while memory.revision < file.revision:
                project = take(memory.revision, memory, project)
            assert file.load() == project, f"round {number}: not what was done"
            assert file.applied == memory.applied
            file.close()
        print(
            f"killed {rounds} times in {memory.revision} transactions, {hot} times within one: "
            "nothing acknowledged was lost, every file sound"
        )
        memory.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()))
