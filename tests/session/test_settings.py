from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale

from briefline.model.conventions import Conventions
from briefline.model.wording import DateStyle
from briefline.session.settings import RECENT_LIMIT, Settings, keep_pasted, puts_month_first


def test_choices_are_there_the_next_time(tmp_path: Path, qapp: object) -> None:
    settings = Settings(tmp_path)
    settings.theme = "dark"
    settings.date_style = DateStyle.MONTH_DAY
    settings.add_recent("/a.txt")
    settings.last_project = "/b.briefline"
    settings.save_window_state("panes", QByteArray(b"xyz"))
    del settings
    again = Settings(tmp_path)
    assert again.theme == "dark"
    assert again.date_style is DateStyle.MONTH_DAY
    assert again.recent == ("/a.txt",)
    assert again.last_project == "/b.briefline"
    assert again.window_state("panes") == QByteArray(b"xyz")


def test_the_order_of_figures_and_the_language_make_the_conventions(tmp_path: Path, qapp: object) -> None:
    settings, own = Settings(tmp_path), str(tmp_path / "lexicon.toml")
    assert settings.conventions == Conventions(puts_month_first(QLocale.system()), "", own)
    settings.figures, settings.language = "month", "de"
    assert Settings(tmp_path).conventions == Conventions(True, "de", own)
    settings.figures, settings.language = "day", "xx"
    assert settings.conventions == Conventions(False, "", own)


def test_where_short_dates_begin_with_the_month() -> None:
    orders = {name: puts_month_first(QLocale(name)) for name in ("en_US", "en_GB", "de_DE", "zh_CN")}
    assert orders == {"en_US": True, "en_GB": False, "de_DE": False, "zh_CN": False}


def test_unknown_values_in_the_file_fall_back(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "settings.ini").write_text("[General]\ntheme=pink\ndate_style=ROMAN\n")
    settings = Settings(tmp_path)
    assert settings.theme == "system"
    assert settings.date_style is DateStyle.DAY_MONTH


def test_recent_reports_newest_first_each_once(tmp_path: Path, qapp: object) -> None:
    settings = Settings(tmp_path)
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent(f"/{number}")
    settings.add_recent("/5")
    assert settings.recent[:2] == ("/5", f"/{RECENT_LIMIT + 2}")
    assert len(settings.recent) == RECENT_LIMIT
    settings.forget_recent()
    assert settings.recent == ()


def test_a_pasted_text_is_kept_once_under_its_first_words(tmp_path: Path) -> None:
    text = "\n  Talks: what’s next?\nThe rest. 🙂"
    path = keep_pasted(text, tmp_path / "pasted")
    assert path.name.startswith("Talks whats next (")
    assert path.read_text(encoding="utf-8") == text
    assert keep_pasted(text, tmp_path / "pasted") == path
    assert keep_pasted("***", tmp_path / "pasted").name.startswith("Pasted text (")
