"""What the frozen program carries: contents.py BUNDLE SBOM.json

Writes the bill of materials (CycloneDX 1.6) and, into the bundle and beside it, the notices with every
licence text. Read from what PyInstaller put into the folder, not from what was asked for: the distributions
that a module or a data file of the bundle belongs to, Python itself, and the system libraries copied along.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

LICENCE_FILE = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
OURS = "briefline"


@dataclass(frozen=True, order=True)
class Carried:
    """One thing that the bundle carries. ``kind`` is the type of its package URL."""

    name: str
    version: str
    kind: str
    licence: str
    text: str


def main() -> None:
    """Writes the three files."""
    bundle, sbom = Path(sys.argv[1]), Path(sys.argv[2])
    carried = sorted({*python_itself(), *data(), *distributions(bundle), *system_libraries(bundle)})
    sbom.write_text(bill(carried), encoding="utf-8")
    words = notices(carried)
    sbom.with_name("notices.txt").write_text(words, encoding="utf-8")
    (bundle / "_internal" / "briefline" / "resources" / "notices.txt").write_text(words, encoding="utf-8")
    print(f"{len(carried)} parts")


def python_itself() -> Iterator[Carried]:
    """The interpreter and its standard library."""
    folder = Path(os.__file__).parent
    text = next(
        (path.read_text(encoding="utf-8") for path in (folder / "LICENSE.txt",) if path.is_file()), ""
    )
    version = ".".join(map(str, sys.version_info[:3]))
    yield Carried("python", version, "generic", "PSF-2.0", text)


def data() -> Iterator[Carried]:
    """What the resources hold of other people's: the font and the names of cities."""
    resources = Path(__file__).resolve().parent.parent / "resources"
    font = (resources / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    yield Carried("Inter", "", "generic", "OFL-1.1", font)
    lines = (resources / "lexicon" / "en" / "cities.txt").read_text(encoding="utf-8").splitlines()
    origin = "\n".join(line.removeprefix("# ") for line in lines if line.startswith("#"))
    yield Carried("GeoNames", "", "generic", "CC-BY-4.0", origin)


def distributions(bundle: Path) -> Iterator[Carried]:
    """Every installed distribution that has a module or a file in the bundle."""
    tables = bundle.parent.parent / "work" / "briefline"
    tops = {path.name.split(".")[0] for path in (bundle / "_internal").iterdir()}
    listed = ast.literal_eval((tables / "PYZ-00.toc").read_text(encoding="utf-8"))
    tops |= {entry[0].split(".")[0] for entry in listed[1]}
    owners = metadata.packages_distributions()
    names = {name for top in tops for name in owners.get(top, ())}
    for name in sorted(names):
        found = metadata.distribution(name)
        if found.metadata["Name"].lower() != OURS:
            yield Carried(found.metadata["Name"], found.version, "pypi", licence_of(found), texts_of(found))


def licence_of(found: metadata.Distribution) -> str:
    """The licence as the distribution states it, shortest form first."""
    stated = found.metadata.get("License-Expression") or ""
    classes = [
        value.rpartition(" :: ")[2]
        for value in found.metadata.get_all("Classifier") or ()
        if value.startswith("License :: ") and not value.endswith("OSI Approved")
    ]
    field = (found.metadata.get("License") or "").strip()
    return stated or " / ".join(classes) or (field if "\n" not in field and len(field) < 80 else "see text")


def texts_of(found: metadata.Distribution) -> str:
    """All licence files of a distribution, one after the other."""
    files = [file for file in found.files or () if LICENCE_FILE.search(str(file))]
    texts = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in sorted(files)]
    return "\n\n".join(text.strip() for text in texts)


def system_libraries(bundle: Path) -> Iterator[Carried]:
    """The Debian packages of libraries that were copied from the system; none where dpkg is not there."""
    listed = ast.literal_eval(
        (bundle.parent.parent / "work" / "briefline" / "Analysis-00.toc").read_text(encoding="utf-8")
    )
    sources = {
        entry[1]
        for table in listed
        if isinstance(table, list)
        for entry in table
        if isinstance(entry, tuple) and len(entry) == 3 and entry[2] in ("BINARY", "EXTENSION")
    }
    there = {path.name for path in (bundle / "_internal").iterdir()}
    packages = {}
    for source in sorted(sources):
        if source and source.startswith(("/usr/lib", "/lib")) and Path(source).name in there:
            for path in {source, os.path.realpath(source), source.removeprefix("/usr")}:
                owner = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True)
                if owner.returncode == 0:
                    packages[owner.stdout.split(":")[0]] = True
                    break
    for name in sorted(packages):
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", name], capture_output=True, text=True
        )
        copyright_file = Path("/usr/share/doc") / name / "copyright"
        text = (
            copyright_file.read_text(encoding="utf-8", errors="replace") if copyright_file.is_file() else ""
        )
        names = sorted(set(re.findall(r"^License:[ \t]*(\S.*)$", text, re.MULTILINE)))
        yield Carried(
            name, version.stdout.split("\n")[0], "deb", " / ".join(names[:4]) or "see text", text.strip()
        )


def bill(carried: list[Carried]) -> str:
    """The bill of materials as CycloneDX JSON; its time is the commit's, its serial its content's."""
    bom = Bom(
        components=[
            Component(
                name=part.name,
                version=part.version,
                type=ComponentType.LIBRARY,
                purl=PackageURL(
                    part.kind, "debian" if part.kind == "deb" else None, part.name, part.version or None
                ),
                bom_ref=f"{part.kind}:{part.name}@{part.version}",
                licenses=[DisjunctiveLicense(name=part.licence)],
            )
            for part in carried
        ],
        serial_number=uuid5(NAMESPACE_URL, repr([(part.name, part.version) for part in carried])),
    )
    version = metadata.version(OURS)
    bom.metadata.component = Component(
        name=OURS, version=version, type=ComponentType.APPLICATION, bom_ref=OURS
    )
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def notices(carried: list[Carried]) -> str:
    """The notices: a list of all parts, then every licence text; parts with the same text share it."""
    parts = [f"{part.name} {part.version}".strip() + f": {part.licence}" for part in carried]
    texts: dict[str, list[str]] = {}
    for part in carried:
        texts.setdefault(part.text, []).append(f"{part.name} {part.version}".strip())
    chapters = [
        f"{'=' * 100}\n{', '.join(names)}\n{'=' * 100}\n\n{text or 'No licence text is delivered with it.'}"
        for text, names in texts.items()
    ]
    return "Briefline carries these parts.\n\n" + "\n".join(parts) + "\n\n" + "\n\n".join(chapters) + "\n"


if __name__ == "__main__":
    main()
