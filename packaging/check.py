"""Checks what dist/ holds with the tools that distributions use: python3 packaging/check.py

desktop-file-validate, appstreamcli (without the network) and lintian, which knows packaging/linux's short
list of overrides, each with its reason. Also the sizes that the package promises, and the checksums.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DIST = HERE.parent / "dist"
STAGE = HERE.parent / "build" / "package" / "stage" / "usr"
APP = "org.briefline.Briefline"
DEB_MB, INSTALLED_MB = 180, 500
TOOLS = {"desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream", "lintian": "lintian"}


def main() -> None:
    """Runs every check; exit code 1 when one fails, 2 when a tool is missing."""
    missing = sorted(package for tool, package in TOOLS.items() if shutil.which(tool) is None)
    if missing:
        print(f"Missing tools. Run: sudo apt-get install -y {' '.join(missing)}", file=sys.stderr)
        raise SystemExit(2)
    packages = sorted(DIST.glob("briefline_*.deb"))
    if len(packages) != 1:
        print("There is no package in dist/. Run: make package", file=sys.stderr)
        raise SystemExit(2)
    entry = STAGE / "share" / "applications" / f"{APP}.desktop"
    metainfo = STAGE / "share" / "metainfo" / f"{APP}.metainfo.xml"
    passed = [
        checked("desktop entry", "desktop-file-validate", entry),
        checked("AppStream", "appstreamcli", "validate", "--no-net", metainfo),
        checked("lintian", "lintian", "--allow-root", "--fail-on", "error,warning",
                "--tag-display-limit", "0", packages[0]),
        small_enough(packages[0]),
        sums_hold(),
    ]  # fmt: skip
    raise SystemExit(0 if all(passed) else 1)


def checked(name: str, *command: object) -> bool:
    """Runs one tool and prints what it says when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name}")
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).splitlines()[:60]))
    return done.returncode == 0


def small_enough(package: Path) -> bool:
    """The package and what it unpacks to stay under what is promised."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", str(package), folder], check=True)
        paths = [path for path in Path(folder).rglob("*") if not path.is_symlink() and path.is_file()]
        installed = sum(path.stat().st_size for path in paths) / 1e6
    packed = package.stat().st_size / 1e6
    holds = packed <= DEB_MB and installed <= INSTALLED_MB
    print(f"{'ok  ' if holds else 'FAIL'} sizes: {packed:.0f} MB (at most {DEB_MB}), "
          f"installed {installed:.0f} MB (at most {INSTALLED_MB})")  # fmt: skip
    return holds


def sums_hold() -> bool:
    """SHA256SUMS names every file of dist/, rightly."""
    listed = dict(
        reversed(line.split("  ", 1))
        for line in (DIST / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    )
    there = {path.name for path in DIST.iterdir() if path.name != "SHA256SUMS" and path.is_file()}
    holds = there == set(listed) and all(
        hashlib.sha256((DIST / name).read_bytes()).hexdigest() == value for name, value in listed.items()
    )
    print(f"{'ok  ' if holds else 'FAIL'} checksums of {len(there)} files")
    return holds


if __name__ == "__main__":
    main()
