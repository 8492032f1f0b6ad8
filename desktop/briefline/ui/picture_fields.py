"""The fields that say how a picture shall be."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefline.model.errors import UnreadableDate
from briefline.model.when import When
from briefline.model.wording import DateStyle, words
from briefline.page.banner import marking_of, markings
from briefline.page.logo import logo_of
from briefline.page.spec import LEAST_DPI, MOST_DPI, PAPERS, PRESET_LABELS, PictureSpec
from briefline.session.session import Session
from briefline.ui.date_field import DateField
from briefline.ui.parts import heading
from briefline.ui.preset_row import PresetRow
from briefline.ui.theme_choice import ThemeChoice

UNITS = ("px", "mm")
_SAMPLE = When.parse("2021-11-02/2021-11-03")


class PictureFields(QWidget):
    """Everything about a picture but which events it shows and where it goes.

    Signals:
        changed(): a field has another value.
    """

    changed = Signal()

    def __init__(self, session: Session, title: str, lanes: str, style: DateStyle, folded: bool) -> None:
        super().__init__()
        settings = session.settings
        self.as_of = DateField(session, from_today=True)
        self._make_page()
        self._make_words(title, style)
        self._make_choices(lanes, folded)
        self.presets = PresetRow(settings, self.values)
        self._lay_out()
        self._follow_size()
        self._connect()

    def _make_page(self) -> None:
        self.size_choice = QComboBox()
        for name, text in PRESET_LABELS.items():
            self.size_choice.addItem(text, name)
        self.size_choice.addItem(self.tr("Another size"), "custom")
        self.width_box, self.height_box, self.unit = QSpinBox(), QSpinBox(), QComboBox()
        for box, value, name in (
            (self.width_box, 1600, self.tr("Width")),
            (self.height_box, 900, self.tr("Height")),
        ):
            box.setRange(100, 12_000)
            box.setValue(value)
            box.setAccessibleName(name)
        for unit in UNITS:
            self.unit.addItem(unit, unit)
        self.unit.setAccessibleName(self.tr("Unit"))
        self.custom = QWidget()
        row = QHBoxLayout(self.custom)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.width_box, QLabel("×"), self.height_box, self.unit):
            row.addWidget(widget)
        self.paper = QComboBox()
        self.paper.addItem(self.tr("one sheet"), "")
        for name in PAPERS:
            self.paper.addItem(self.tr("sheets of {0}").format(name.title()), name)
        self.paper.setToolTip(
            self.tr("A PDF of a larger page is cut into sheets, with marks to cut and to lay over.")
        )
        self.dpi = QSpinBox()
        self.dpi.setRange(0, MOST_DPI)
        self.dpi.setSpecialValueText(self.tr("as the size has it"))
        self.dpi.setToolTip(self.tr("Pixels to the inch of a PNG image"))

    def _make_words(self, title: str, style: DateStyle) -> None:
        self.title = QLineEdit(title)
        self.title.setMinimumWidth(230)
        self.subtitle = QLineEdit()
        self.style_choice = QComboBox()
        for each in DateStyle:
            self.style_choice.addItem(words(_SAMPLE, each), each)
        self.style_choice.setCurrentIndex(list(DateStyle).index(style))
        self.as_of.setPlaceholderText(self.tr("no line; a date as in 5 Nov 2024"))
        self.banner = QComboBox()
        self.banner.setEditable(True)
        self.banner.addItem("")
        self.banner.addItems([marking.text for marking in markings().values()])
        self.banner.setToolTip(
            self.tr("Stands on top and at the bottom of every page. Choose one, or write your own.")
        )
        self.logo = QLineEdit()
        self.logo.setPlaceholderText(self.tr("none"))
        self.logo_button = QPushButton(self.tr("Choose…"))
        self.logo_button.setAutoDefault(False)

    def _make_choices(self, lanes: str, folded: bool) -> None:
        self.theme = ThemeChoice()
        self.lanes = QComboBox()
        for name, text in (
            ("auto", self.tr("as shows best")),
            ("none", self.tr("no lanes")),
            ("kind", self.tr("events and publications")),
            ("category", self.tr("categories")),
            ("participant", self.tr("participants")),
            ("place", self.tr("places")),
            ("document", self.tr("reports")),
        ):
            self.lanes.addItem(text, name)
        self.lanes.setCurrentIndex(max(0, self.lanes.findData(lanes if lanes != "kind" else "auto")))
        self.folded = QCheckBox(self.tr("Shorten stretches without events"))
        self.folded.setChecked(folded)
        self.legend = QCheckBox(self.tr("Legend"))
        self.legend.setChecked(True)
        self.sources = QCheckBox(self.tr("Numbered sources, with quotes"))
        self.undated = QCheckBox(self.tr("List events without a date"))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 8, 0)
        for name, rows in (
            (self.tr("Preset"), [("", self.presets)]),
            (
                self.tr("Page"),
                [
                    (self.tr("Size"), self.size_choice),
                    ("", self.custom),
                    (self.tr("Print on"), self.paper),
                    (self.tr("Fineness"), self.dpi),
                    (self.tr("Colours"), self.theme),
                    (self.tr("Lanes"), self.lanes),
                    ("", self.folded),
                    ("", self.legend),
                    ("", self.sources),
                    ("", self.undated),
                ],
            ),
            (
                self.tr("Words"),
                [
                    (self.tr("Title"), self.title),
                    (self.tr("Subtitle"), self.subtitle),
                    (self.tr("Dates"), self.style_choice),
                    (self.tr("As of"), self.as_of),
                    (self.tr("Handling"), self.banner),
                    (self.tr("Logo"), _row(self.logo, self.logo_button)),
                ],
            ),
        ):
            outer.addWidget(heading(name))
            form = QFormLayout()
            form.setSpacing(7)
            for text, widget in rows:
                form.addRow(text, widget) if text else form.addRow(widget)
                if text:
                    widget.setAccessibleName(text)
            outer.addLayout(form)
        outer.addStretch(1)

    def _connect(self) -> None:
        for choice in (self.size_choice, self.paper, self.unit, self.theme, self.lanes, self.style_choice):
            choice.currentIndexChanged.connect(self._change)
        self.banner.currentTextChanged.connect(self._change)
        for box in (self.width_box, self.height_box, self.dpi):
            box.valueChanged.connect(self._change)
        self.as_of.settled.connect(self._change)
        for line in (self.title, self.subtitle, self.logo):
            line.textChanged.connect(self._change)
        for tick in (self.folded, self.legend, self.sources, self.undated):
            tick.toggled.connect(self._change)
        self.logo_button.clicked.connect(self._choose_logo)
        self.presets.chosen.connect(self.use)

    def _change(self, *_: object) -> None:
        self._follow_size()
        self.changed.emit()

    def _follow_size(self) -> None:
        self.custom.setVisible(self.size_choice.currentData() == "custom")

    def spec(self) -> PictureSpec:
        """The picture as the fields have it. Raises ExportFailed and UnreadableDate."""
        size = str(self.size_choice.currentData())
        if size == "custom":
            size = f"{self.width_box.value()}x{self.height_box.value()}{self.unit.currentText()}"
        spec = PictureSpec.sized(size)
        if self.dpi.value() >= LEAST_DPI:
            spec = spec.at_dpi(self.dpi.value())
        return replace(
            spec,
            title=self.title.text().strip(),
            subtitle=self.subtitle.text().strip(),
            sources=self.sources.isChecked(),
            undated=self.undated.isChecked(),
            theme=self.theme.theme(),
            lanes=str(self.lanes.currentData()),
            paper=str(self.paper.currentData()) or spec.paper,
            folded=self.folded.isChecked(),
            legend=self.legend.isChecked(),
            style=self.date_style,
            as_of=self._as_of(),
            banner=marking_of(self.banner.currentText()),
            logo=logo_of(self.logo.text()),
        )

    @property
    def date_style(self) -> DateStyle:
        """How dates are written. A list hands a string out for what was put in."""
        return DateStyle(self.style_choice.currentData())

    def _as_of(self) -> str:
        if self.as_of.is_unread:
            raise UnreadableDate(self.as_of.understanding)
        return self.as_of.when.edtf if self.as_of.when is not None else ""

    def _choose_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a logo"), self.logo.text(), self.tr("PNG, JPEG (*.png *.jpg *.jpeg)")
        )
        if name:
            self.logo.setText(name)

    def _kept(self) -> dict[str, QComboBox | QSpinBox | QCheckBox | QLineEdit]:
        """The fields that a preset keeps: all but the words of this one picture."""
        return {
            "size": self.size_choice,
            "width": self.width_box,
            "height": self.height_box,
            "unit": self.unit,
            "dpi": self.dpi,
            "paper": self.paper,
            "theme": self.theme,
            "lanes": self.lanes,
            "style": self.style_choice,
            "banner": self.banner,
            "folded": self.folded,
            "legend": self.legend,
            "sources": self.sources,
            "undated": self.undated,
            "logo": self.logo,
        }

    def values(self) -> dict[str, Any]:
        """What a preset keeps, by field; see ``page.preset.spec_of``."""
        found: dict[str, Any] = {}
        for name, field in self._kept().items():
            if isinstance(field, QSpinBox):
                found[name] = field.value()
            elif isinstance(field, QCheckBox):
                found[name] = field.isChecked()
            elif isinstance(field, QLineEdit):
                found[name] = field.text()
            elif name == "style":
                found[name] = self.date_style.name
            else:
                found[name] = field.currentText() if field.isEditable() else field.currentData()
        return found

    def use(self, values: dict[str, Any]) -> None:
        """Set the fields that a preset names; what it does not know stays."""
        for name, field in self._kept().items():
            value = values.get(name)
            if value is None:
                continue
            with suppress(TypeError, ValueError):
                if isinstance(field, QSpinBox):
                    field.setValue(int(value))
                elif isinstance(field, QCheckBox):
                    field.setChecked(bool(value))
                elif isinstance(field, QLineEdit):
                    field.setText(str(value))
                elif isinstance(field, ThemeChoice):
                    field.put(str(value))
                elif name == "style" and str(value) in DateStyle.__members__:
                    field.setCurrentIndex(list(DateStyle).index(DateStyle[str(value)]))
                elif field.isEditable():
                    field.setCurrentText(str(value))
                elif field.findData(value) >= 0:
                    field.setCurrentIndex(field.findData(value))


def _row(*widgets: QWidget) -> QWidget:
    """Widgets side by side."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 0 if number else 1)
    return whole
