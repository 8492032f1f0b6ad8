"""Takes the README's pictures of the window on the sample report: `make screenshots`.

python packaging/take_screenshots.py [FOLDER]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefline.app import Briefline
from briefline.model.event import Kind
from briefline.model.when import When
from briefline.session.jobs import Jobs
from briefline.session.sample import sample_report
from briefline.session.settings import Settings

ROOM = 1000 * 86_400  # seconds left free before 2021, for the first labels
FOLDER = Path(__file__).resolve().parent / "screenshots"


def wait(milliseconds: int) -> None:
    """Lets the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Opens the sample and saves the window: all, 2021, an engagement, a publication, dark, high contrast."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    jobs = Jobs()
    jobs.start()
    application = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory() as home:
        program = Briefline(application, jobs, Settings(Path(home) / "config"), Path(home) / "data")
        session = program.session
        session.settings.theme = "light"
        session.settings.welcomed = True  # without the notice of the first start
        program.window.resize(1500, 950)
        program.show(sample_report())
        patience = QDeadlineTimer(30_000)
        while session.store.holding is None and not patience.hasExpired():
            wait(100)
        assert session.store.holding is not None, "the sample was not read"

        def save(name: str) -> None:
            wait(1500)
            program.window.grab().save(str(folder / f"{name}.png"))

        save("window")
        events = session.store.holding.chronology.events
        engagement = max((one for one in events if one.kind is Kind.EVENT), key=lambda one: len(one.mentions))
        publication = next(one for one in events if one.kind is Kind.PUBLICATION)
        year = When.parse("2021")
        assert year.lo is not None
        assert year.hi is not None
        session.view.show_stretch(year.lo - ROOM, year.hi)
        save("cluster")
        session.view.fit()
        session.focus.select(engagement.id)
        save("engagement")
        session.focus.select(publication.id)
        save("publication")
        session.settings.theme = "dark"
        session.focus.select(engagement.id)
        save("dark")
        session.settings.theme = "contrast"
        save("contrast")
        program.window.close()
        session.close()


if __name__ == "__main__":
    main()
