"""Office files in a real office program. Slow: run by ``make office``."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefline.export.selection import Selection
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import hand_on

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("BRIEFLINE_OFFICE"), reason="OFFICE FILES ARE NOT OPENED HERE: run make office"
    ),
    pytest.mark.timeout(300),
]


@pytest.mark.parametrize(("suffix", "pages"), [(".pptx", 2), (".docx", 1), (".xlsx", 1)])
def test_files_open_and_hold_every_event(qapp, chronology, tmp_path: Path, suffix: str, pages: int):
    assert OFFICE, (
        "LibreOffice is missing: apt-get install libreoffice-impress libreoffice-writer libreoffice-calc"
    )
    target = tmp_path / f"talks{suffix}"
    hand_on(
        target, Selection(chronology, "Harbour talks", total=10), PictureSpec(title="Talks", sources=True)
    )
    home = (tmp_path / "office").as_uri()
    command = [OFFICE, "--headless", f"-env:UserInstallation={home}", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(target)], check=True, capture_output=True, timeout=250)
    reader = PdfReader(target.with_suffix(".pdf"))
    assert len(reader.pages) >= pages
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for event in chronology.events:
        assert event.title.split()[0] in text
    if suffix == ".pptx":
        assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == (960, 540)
