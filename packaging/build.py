"""Builds everything that is handed to users, from this tree, into dist/.

    python3 packaging/build.py [--site URL] [--only-bundle]

The bundle (PyInstaller, one folder), from it a .deb and an .rpm by one description (nfpm), a portable
.tar.gz, a self-extracting .run (makeself), the software bill of materials (CycloneDX) and SHA256SUMS.
``--site`` is where the screenshots of the AppStream metadata are served from; without it there are none.
Time stamps are those of the commit, so that two builds of one commit can be compared.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import re
import shutil
import string
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "package"
VENV = WORK / "venv"
OUT = ROOT / "dist"
APP = "org.briefline.Briefline"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def main() -> None:
    """Builds all of it; ends with exit code 2 and one sentence where the machine lacks a tool."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument(
        "--site", default="", help="address that the AppStream screenshots are served from"
    )
    arguments.add_argument("--only-bundle", action="store_true", help="stop after the frozen program")
    options = arguments.parse_args()
    for tool, package in () if options.only_bundle else (("makeself", "makeself"), ("gzip", "gzip")):
        if shutil.which(tool) is None:
            print(f"{tool} is missing. Run: sudo apt-get install -y {package}", file=sys.stderr)
            raise SystemExit(2)
    moment = commit_time()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    say("environment")
    make_environment()
    say("bundle")
    bundle = freeze(environment)
    if options.only_bundle:
        return
    version = run(VENV / "bin" / "python", "-c", "import briefline; print(briefline.__version__)").strip()
    say("staging")
    stage = make_stage(bundle, version, moment, options.site)
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("briefline*"):
        old.unlink()
    say("deb and rpm")
    pack(stage, version, moment, environment)
    say("tar.gz and run")
    portable(stage, version, moment, environment)
    shutil.copyfile(WORK / "sbom.json", OUT / f"briefline-{version}.cdx.json")
    write_sums()
    for made in sorted(OUT.iterdir()):
        print(f"{made.stat().st_size / 1e6:8.1f} MB  {made.relative_to(ROOT)}")


def say(step: str) -> None:
    """One line a step: a build takes minutes."""
    print(f"== {step}", flush=True)


def run(*command: object, env: dict[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Runs a command and returns what it printed; ends the build with its words when it fails."""
    done = subprocess.run([str(part) for part in command], env=env, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        print(f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}{done.stderr[-4000:]}", file=sys.stderr)
        raise SystemExit(1)
    return done.stdout


def commit_time() -> int:
    """Seconds of the last commit: the date of everything that is built from it."""
    told = os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct").strip()
    return int(told)


def make_environment() -> None:
    """What packaging/package.lock names, and this package as users get it (not editable)."""
    stamp = VENV / "briefline.stamp"
    wanted = hashlib.sha256((HERE / "package.lock").read_bytes() + sys.version.encode()).hexdigest()
    pip = [VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not stamp.exists() or stamp.read_text() != wanted:
        run(sys.executable, "-m", "venv", "--clear", VENV)
        run(*pip, "--require-hashes", "-r", HERE / "package.lock")
        stamp.write_text(wanted)
    shutil.rmtree(
        ROOT / "build" / "lib", ignore_errors=True
    )  # setuptools would take deleted modules from there
    run(*pip, "--no-deps", "--no-build-isolation", "--force-reinstall", ROOT)


def freeze(environment: dict[str, str]) -> Path:
    """The frozen program as a folder, with the notices and the bill of materials of what it carries."""
    distribution = WORK / "dist"
    run(VENV / "bin" / "pyinstaller", "--noconfirm", "--distpath", distribution, "--workpath", WORK / "work",
        HERE / "briefline.spec", env=environment)  # fmt: skip
    bundle = distribution / "briefline"
    run(VENV / "bin" / "python", HERE / "contents.py", bundle, WORK / "sbom.json", env=environment)
    return bundle


def make_stage(bundle: Path, version: str, moment: int, site: str) -> Path:
    """The tree as it is installed: program, desktop entry, icons, MIME type, man page, completions."""
    stage = WORK / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    usr = stage / "usr"
    shutil.copytree(bundle, usr / "lib" / "briefline", symlinks=True)
    link = usr / "bin" / "briefline"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/briefline/briefline")
    day = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
    words = {"@VERSION@": version, "@DATE@": day, "@SCREENSHOTS@": screenshots(site)}
    share = usr / "share"
    linux = HERE / "linux"
    put(linux / f"{APP}.desktop", share / "applications" / f"{APP}.desktop", words)
    put(linux / f"{APP}.metainfo.xml", share / "metainfo" / f"{APP}.metainfo.xml", words)
    put(linux / "briefline-mime.xml", share / "mime" / "packages" / "briefline.xml", words)
    put(
        linux / "completions" / "briefline.bash",
        share / "bash-completion" / "completions" / "briefline",
        words,
    )
    put(linux / "completions" / "_briefline", share / "zsh" / "vendor-completions" / "_briefline", words)
    put(
        linux / "completions" / "briefline.fish",
        share / "fish" / "vendor_completions.d" / "briefline.fish",
        words,
    )
    put(linux / "briefline.lintian-overrides", share / "lintian" / "overrides" / "briefline", words)
    write_gz(filled(linux / "briefline.1", words), share / "man" / "man1" / "briefline.1.gz")
    doc = share / "doc" / "briefline"
    put(ROOT / "LICENSE", doc / "copyright", {})
    with (doc / "copyright").open("a", encoding="utf-8") as copying:
        copying.write("\nThe licences of all that the program carries: notices.txt.gz beside this.\n")
    write_gz((WORK / "notices.txt").read_text(encoding="utf-8"), doc / "notices.txt.gz")
    put(ROOT / "README.md", doc / "README.md", {})
    write_gz((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), doc / "changelog.gz")
    write_gz(debian_changelog(version, moment), doc / "changelog.Debian.gz")
    icons = share / "icons" / "hicolor"
    put(ROOT / "resources" / "icons" / "briefline.svg", icons / "scalable" / "apps" / f"{APP}.svg", {})
    drawing = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run(VENV / "bin" / "python", HERE / "icons.py", icons, APP, *ICON_SIZES, env=drawing)
    settle(stage, moment)
    return stage


def screenshots(site: str) -> str:
    """The AppStream lines for the screenshots, which have to be web addresses; "" without a site."""
    if not site:
        return ""
    shown = (("engagement", "A report with its timeline, one event selected"), ("dark", "The dark theme"))
    lines = [
        f"    <screenshot{kind}>\n      <caption>{words}</caption>\n"
        f"      <image>{site.rstrip('/')}/{name}.png</image>\n    </screenshot>\n"
        for kind, (name, words) in zip((' type="default"', ""), shown, strict=True)
    ]
    return f"  <screenshots>\n{''.join(lines)}  </screenshots>\n"


def filled(source: Path, words: dict[str, str]) -> str:
    """The text of a file with its @WORDS@ replaced."""
    return re.sub(
        r"@[A-Z]+@", lambda match: words.get(match[0], match[0]), source.read_text(encoding="utf-8")
    )


def put(source: Path, target: Path, words: dict[str, str]) -> None:
    """Writes a file of the stage."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(filled(source, words), encoding="utf-8")


def debian_changelog(version: str, moment: int) -> str:
    """The changelog of the package itself, in Debian's form; the program's own is beside it."""
    day = datetime.fromtimestamp(moment, UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"briefline ({version}-1) unstable; urgency=medium\n\n  * Version {version}: see changelog.gz.\n\n"
        f" -- The Briefline authors <briefline@localhost.localdomain>  {day}\n"
    )


def write_gz(text: str, target: Path) -> None:
    """Writes a compressed file that is the same on every build: without a time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def settle(stage: Path, moment: int) -> None:
    """Rights and times that do not depend on who builds when."""
    for path in sorted(stage.rglob("*")):
        if path.is_symlink():
            os.utime(path, (moment, moment), follow_symlinks=False)
            continue
        runs = path.is_dir() or path == stage / "usr" / "lib" / "briefline" / "briefline"
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment))


def pack(stage: Path, version: str, moment: int, environment: dict[str, str]) -> None:
    """The .deb and the .rpm by packaging/nfpm.yaml."""
    when = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    words = {
        "BRIEFLINE_VERSION": version, "BRIEFLINE_MTIME": when, "BRIEFLINE_STAGE": str(stage),
        "BRIEFLINE_SCRIPTS": str(HERE / "linux"),
    }  # fmt: skip
    description = WORK / "nfpm.yaml"
    description.write_text(string.Template((HERE / "nfpm.yaml").read_text()).substitute(words))
    for kind in ("deb", "rpm"):
        run(VENV / "bin" / "nfpm", "package", "--config", description, "--packager", kind,
            "--target", OUT, env=environment)  # fmt: skip


def portable(stage: Path, version: str, moment: int, environment: dict[str, str]) -> None:
    """The .tar.gz that runs from anywhere, and the .run that unpacks the same and adds the desktop entry."""
    name = f"briefline-{version}-linux-x86_64"
    folder = WORK / "portable" / name
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(stage / "usr", folder, symlinks=True)
    for script in ("install.sh", "uninstall.sh"):
        shutil.copy(HERE / "linux" / script, folder / script)
        (folder / script).chmod(0o755)
    archive_folder(folder, OUT / f"{name}.tar.gz", moment)
    stamp = datetime.fromtimestamp(moment, UTC).strftime("%a %b %d %H:%M:%S UTC %Y")
    run("makeself", "--quiet", "--gzip", "--sha256", "--packaging-date", stamp,
        "--tar-extra", f"--sort=name --mtime=@{moment} --owner=0 --group=0 --numeric-owner",
        folder, OUT / f"{name}.run", f"Briefline {version}", "./install.sh", env=environment)  # fmt: skip


def archive_folder(folder: Path, target: Path, moment: int) -> None:
    """A .tar.gz that is the same on every build: sorted, owned by root, dated by the commit."""

    def settled(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        return entry

    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, moment) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            inside = str(Path(folder.name) / path.relative_to(folder))
            archive.add(path, inside, recursive=False, filter=settled)


def write_sums() -> None:
    """SHA256SUMS over everything in dist/."""
    made = sorted(path for path in OUT.iterdir() if path.name != "SHA256SUMS" and path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (OUT / "SHA256SUMS").write_text("".join(lines))


if __name__ == "__main__":
    main()
