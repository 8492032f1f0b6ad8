"""Makes `.venv` from requirements.lock and checks the system libraries that Qt needs.

    python3 packaging/environment.py [--window] [--tests]

Standard library only; runs with the python that is there (3.11 or newer). Later calls find the stamp in
`.venv` and return at once. Exit code 2 with the one line to run where the machine lacks something.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "briefline.stamp"

# library → Debian package; found by removing each package from a bare system in turn
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing_packages(window: bool, tests: bool) -> list[str]:
    """Debian packages of what cannot be loaded or found here."""
    wanted = OFFSCREEN | (WINDOW if window or tests else {})
    missing = [package for library, package in wanted.items() if not loads(library)]
    if tests and not shutil.which("Xvfb"):
        missing.append("xvfb")
    if not STAMP.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    return missing


def loads(library: str) -> bool:
    """True when the dynamic linker finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(packages: list[str]) -> None:
    """Installs the packages where this user may (root, with apt), else says how and exits with 2."""
    if not packages:
        return
    if sys.platform == "linux" and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing system libraries: {' '.join(packages)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)
        return
    print("Some system libraries are missing. Run this once, then try again:", file=sys.stderr)
    print(f"  sudo apt-get install -y --no-install-recommends {' '.join(packages)}", file=sys.stderr)
    raise SystemExit(2)


def fingerprint() -> str:
    """What the environment depends on: the lock, the package's metadata, this Python, this place."""
    import tomllib  # new in 3.11: the check for that comes first

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    metadata = [settings["build-system"], settings["project"], settings["tool"]["setuptools"]]
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    digest.update(f"{metadata} {sys.version} {ROOT}".encode())
    return digest.hexdigest()


def build() -> None:
    """A fresh `.venv` with exactly what the lock names, and the package itself in place (editable)."""
    print("Making .venv (once; half a minute with pip, less with uv)", flush=True)
    python = str(VENV / "bin" / "python")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = shutil.which("uv")
    locked = [uv, "pip", "install", "--quiet", "--python", python] if uv else pip
    subprocess.run([*locked, "--require-hashes", "-r", str(ROOT / "requirements.lock")], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)


def main() -> None:
    """Brings the environment up to date, or ends with exit code 2 and what to do."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--window", action="store_true", help="also what a window on X11 needs")
    arguments.add_argument("--tests", action="store_true", help="also what the tests need (Xvfb)")
    options = arguments.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - runs with whatever python3 is there
        print(f"Briefline needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        print("Run for example: make PYTHON=python3.11", file=sys.stderr)
        raise SystemExit(2)
    provide(missing_packages(options.window, options.tests))
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    try:
        build()
    except subprocess.CalledProcessError as error:
        print(f"The environment could not be made: {' '.join(map(str, error.cmd))} failed.", file=sys.stderr)
        print("Check the network and the free space, then run the same command again.", file=sys.stderr)
        raise SystemExit(2) from None
    STAMP.write_text(wanted)


if __name__ == "__main__":
    main()
