"""Installs dist/'s .deb into a bare Debian 12 and uses it there as an ordinary user: make package-test

A chroot of debootstrap's smallest variant (no Python, no compiler); an X server outside that it can reach;
the program inside, watched by strace. Fails on a missing library, on a write outside the user's folders, on
any attempt to reach the network, and on anything that a user would call broken. Needs root, debootstrap,
Xvfb, xdotool, strace and ImageMagick; what is missing is said, and nothing is skipped in silence.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DIST = ROOT / "dist"
WORK = ROOT / "build" / "package-test"
BASE, SYSTEM = WORK / "base", WORK / "system"
SHOTS = WORK / "screenshots"
USER, UID = "analyst", 1000
HOME = f"/home/{USER}"
DISPLAY = ":87"
TOOLS = {
    "debootstrap": "debootstrap",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "strace": "strace",
    "import": "imagemagick",
}
OWN_FOLDERS = (HOME, "/tmp/", "/dev/", "/proc/", "/run/user/", "/var/tmp/")
WRITES = re.compile(
    r"\b(?:open|openat|creat|mkdir|mkdirat|rename|renameat2?|unlink|unlinkat|symlink|link)"
    r'\((?:AT_FDCWD, )?"([^"]+)"(.*)'
)
CALLS = re.compile(r"\b(?:connect|sendto|bind)\(\d+, \{sa_family=(AF_INET6?|AF_PACKET)")


class Failed(Exception):
    """A step did not go as a user expects."""


def main() -> None:
    """Runs all steps; exit code 1 at the first that fails, 2 where the machine cannot do it at all."""
    missing = sorted(package for tool, package in TOOLS.items() if shutil.which(tool) is None)
    if missing:
        print(f"Missing tools. Run: sudo apt-get install -y {' '.join(missing)}", file=sys.stderr)
        raise SystemExit(2)
    if os.geteuid() != 0:
        print("A chroot needs root: sudo make package-test", file=sys.stderr)
        raise SystemExit(2)
    packages = sorted(DIST.glob("briefline_*.deb"))
    if len(packages) != 1:
        print("There is no package in dist/. Run: make package", file=sys.stderr)
        raise SystemExit(2)
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True)
    try:
        make_system()
        with mounted(), screen():
            install(packages[0])
            command_line()
            window_journey()
            watch_traces()
            uninstall()
    except Failed as failure:
        print(f"FAIL {failure}")
        raise SystemExit(1) from None
    print(f"All steps passed. Screenshots are in {SHOTS.relative_to(ROOT)}.")


def step(words: str) -> None:
    """Say what was shown to work."""
    print(f"ok   {words}", flush=True)


def run(*command: object, check: bool = True, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs a command; what it printed is kept, and told when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)  # type: ignore[call-overload]
    if check and done.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{(done.stdout + done.stderr)[-3000:]}")
    return done


def inside(
    *command: object, user: str = "root", trace: str = "", check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Runs a command in the chroot as ``user``; ``trace`` names the file that strace keeps."""
    return run(*inside_command(*command, user=user, trace=trace), check=check, env=clean(user))


def inside_command(*command: object, user: str, trace: str = "") -> list[str]:
    """The words of such a command."""
    watch = ["strace", "-f", "-qq", "-s", "400", "-o", str(WORK / trace), "-e", "trace=%file,%network"]
    enter = ["chroot", f"--userspec={user}:{user}", str(SYSTEM)]
    return [*(watch if trace else []), *enter, *map(str, command)]


def clean(user: str) -> dict[str, str]:
    """The environment of a fresh login."""
    home = HOME if user == USER else "/root"
    # root installs, by whatever way this machine reaches its packages; the user gets nothing of that
    ways = {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
    return {
        **(ways if user == "root" else {}),
        "HOME": home,
        "USER": user,
        "LOGNAME": user,
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG": "C.UTF-8",
        "DISPLAY": DISPLAY,
        "DEBIAN_FRONTEND": "noninteractive",
        "XDG_RUNTIME_DIR": f"/run/user/{UID}",
    }


def make_system() -> None:
    """A bare Debian 12: kept as a base for the next time, copied for this one."""
    if not (BASE / "etc" / "debian_version").exists():
        shutil.rmtree(BASE, ignore_errors=True)
        BASE.parent.mkdir(parents=True, exist_ok=True)
        run("debootstrap", "--variant=minbase", "bookworm", BASE, *mirror())
    shutil.rmtree(SYSTEM, ignore_errors=True)
    run("cp", "-a", BASE, SYSTEM)
    for name in ("sources.list", "sources.list.d", "apt.conf.d", "trusted.gpg.d", "auth.conf.d"):
        source, target = Path("/etc/apt") / name, SYSTEM / "etc" / "apt" / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target)
    for name in ("/etc/resolv.conf", "/etc/hosts"):
        shutil.copy(name, f"{SYSTEM}{name}")
    if shutil.which("python3", path=f"{SYSTEM}/usr/bin"):
        raise Failed("the base system has a Python of its own: nothing would be shown")
    step("a bare Debian 12 without Python")


def mirror() -> list[str]:
    """The mirror that this machine's own apt uses, if it names one; debootstrap's own choice otherwise."""
    listed = run(
        "apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages", check=False
    ).stdout.split()
    sites = [site for site in listed if "security" not in site]
    return sites[:1]


@contextmanager
def mounted() -> Iterator[None]:
    """The chroot with /proc, /dev and the X server's socket."""
    places = [("/proc", "proc"), ("/dev", "dev"), ("/tmp/.X11-unix", "tmp/.X11-unix")]
    Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
    bound = []
    try:
        for source, target in places:
            (SYSTEM / target).mkdir(parents=True, exist_ok=True)
            run("mount", "--bind", source, SYSTEM / target)
            bound.append(SYSTEM / target)
        yield
    finally:
        for target in reversed(bound):
            run("umount", "-l", target, check=False)


@contextmanager
def screen() -> Iterator[None]:
    """An X server that the chroot reaches by its socket alone."""
    server = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1500x950x24", "-nolisten", "tcp", "-ac"], stderr=subprocess.DEVNULL
    )
    try:
        until(lambda: Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}").exists(), 20, "the X server")
        yield
    finally:
        server.terminate()
        server.wait(20)


def until(holds, seconds: float, what: str) -> None:  # type: ignore[no-untyped-def]
    """Waits for something; Failed when it does not come."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.2)


def install(package: Path) -> None:
    """The package with what it depends on, and an ordinary user with the sample in the home folder."""
    shutil.copy(package, SYSTEM / "tmp" / package.name)
    inside("apt-get", "update", "-qq")
    inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{package.name}")
    inside("useradd", "-m", "-u", UID, "-s", "/bin/sh", USER)
    runtime = SYSTEM / "run" / "user" / str(UID)
    runtime.mkdir(parents=True)
    os.chown(runtime, UID, UID)
    runtime.chmod(0o700)
    for source in sorted((ROOT / "seeds").glob("*.txt")):
        shutil.copy(source, f"{SYSTEM}{HOME}/{source.name}")
    libraries = SYSTEM / "usr" / "lib" / "briefline"
    unmet = [
        line.strip()
        for path in (libraries / "briefline", *libraries.rglob("*.so*"))
        if not path.is_symlink()
        for line in linked(str(path).removeprefix(str(SYSTEM)))
        if "not found" in line
    ]
    optional = {line for line in unmet if re.match(r"lib(?:gtk|gdk|wayland)", line)}
    if set(unmet) - optional:
        raise Failed(f"missing libraries: {sorted(set(unmet) - optional)}")
    step("installed by apt, no library is missing")


def linked(path: str) -> list[str]:
    """What ldd says of a library, with the search path that the program sets for itself."""
    search = "LD_LIBRARY_PATH=/usr/lib/briefline/_internal:/usr/lib/briefline/_internal/PySide6/Qt/lib"
    return inside("env", search, "ldd", path, check=False).stdout.splitlines()


def command_line() -> None:
    """extract, export, --version and --doctor as the user."""
    sample = f"{HOME}/us-russia-engagement.txt"
    found = inside("briefline", "extract", sample, "--json", user=USER, trace="extract.trace").stdout
    if found.count('"kind": "event"') < 10:
        raise Failed("extract found fewer than ten events in the sample")
    for name in ("picture.png", "picture.pdf"):
        inside("briefline", "export", sample, "-o", f"{HOME}/{name}", user=USER, trace=f"{name}.trace")
        if (SYSTEM / HOME.strip("/") / name).stat().st_size < 10_000:
            raise Failed(f"{name} is too small to be a picture")
    doctor = inside("briefline", "--doctor", user=USER).stdout
    if "packaged: yes" not in doctor or "could not be looked at" in doctor:
        raise Failed(f"the doctor says:\n{doctor}")
    step("extract, export to PNG and PDF, doctor")


def window_journey() -> None:
    """Open the sample, select an event, save a project, export, quit; open the project again."""
    sample = f"{HOME}/us-russia-engagement.txt"
    project = f"{HOME}/talks.briefline"
    with window("first.trace", sample):
        settled("first.trace", "the sample's timeline")
        shot("1-sample")
        keys("Right")
        time.sleep(1.5)
        shot("2-selected")
        export_picture(f"{HOME}/us-russia-engagement.png")
        save_as(project)
        keys("ctrl+q")
    if not (SYSTEM / project.strip("/")).is_file():
        raise Failed("the project was not saved")
    with window("second.trace", project):
        settled("second.trace", "the project's timeline")
        shot("5-reopened")
        keys("ctrl+q")
    step("window: opened the sample, selected an event, exported a PNG, saved a project, opened it again")


@contextmanager
def window(trace: str, *arguments: str) -> Iterator[None]:
    """The program with its window; it has to end by itself, with exit code 0."""
    log = (WORK / f"{trace}.log").open("w")
    program = subprocess.Popen(
        inside_command("briefline", *arguments, user=USER, trace=trace),
        env={**clean(USER), "BRIEFLINE_TRACE_START": "1"},
        stdout=log,
        stderr=log,
    )
    try:
        focus("Briefline", "the window")
        yield
        until(lambda: program.poll() is not None, 60, "the end of the program")
    finally:
        if program.poll() is None:
            program.kill()
        log.close()
    if program.returncode:
        raise Failed(
            f"the program ended with {program.returncode}: {(WORK / f'{trace}.log').read_text()[-2000:]}"
        )


def settled(trace: str, what: str) -> None:
    """Waits until the program says that the timeline is shown, and a moment for the panes around it."""
    log = WORK / f"{trace}.log"
    until(lambda: "timeline shown" in log.read_text(errors="replace"), 180, what)
    time.sleep(5)


def shot(name: str) -> None:
    """A screenshot to look at."""
    run("import", "-display", DISPLAY, "-window", "root", SHOTS / f"{name}.png")


def look(*words: str) -> subprocess.CompletedProcess[str]:
    """Asks xdotool."""
    return run("xdotool", *words, check=False, env={**os.environ, "DISPLAY": DISPLAY})


def keys(*names: str) -> None:
    """Presses keys."""
    look("key", "--clearmodifiers", *names)
    time.sleep(0.5)


def focus(name: str, what: str) -> None:
    """Waits for a window and gives it the keyboard, as a window manager would: there is none here."""
    search = ("search", "--onlyvisible", "--name", name)
    until(lambda: look(*search).stdout.strip(), 60, what)
    time.sleep(1.0)
    look(*search, "windowfocus", "--sync")


def save_as(path: str) -> None:
    """File ▸ Save project as…, with the name typed into the file dialog."""
    keys("ctrl+s")
    focus("Save the project as", "the save dialog")
    keys("ctrl+a")
    look("type", "--delay", "20", path)
    shot("4-save")
    keys("Return")
    until(lambda: (SYSTEM / path.strip("/")).is_file(), 30, "the saved project")
    time.sleep(1.0)
    focus("Briefline", "the window again")


def export_picture(path: str) -> None:
    """Export…, as it comes up: a slide as a PNG image in the home folder."""
    keys("ctrl+e")
    focus("^Export$", "the export dialog")
    time.sleep(6)
    shot("3-export")
    keys("Return")
    until(lambda: (SYSTEM / path.strip("/")).is_file(), 60, "the exported picture")
    time.sleep(2)
    focus("Briefline", "the window after the export")


def watch_traces() -> None:
    """No write outside the user's folders, no word to the network, in all that was traced."""
    written, called = set(), set()
    for trace in sorted(WORK.glob("*.trace")):
        for line in trace.read_text(errors="replace").splitlines():
            if " = -1 " in line:
                continue
            # binding to the machine itself is urllib3 asking, when spaCy imports it, whether there is IPv6
            if CALLS.search(line) and '"::1"' not in line and "127.0.0.1" not in line:
                called.add(f"{trace.name}: {line[:160]}")
            if (match := WRITES.search(line)) and is_write(line, match):
                path = match[1]
                if path.startswith("/") and not path.startswith(OWN_FOLDERS):
                    written.add(f"{trace.name}: {path}")
    if written:
        raise Failed("written outside the user's folders:\n" + "\n".join(sorted(written)[:20]))
    if called:
        raise Failed("attempts to reach the network:\n" + "\n".join(sorted(called)[:20]))
    step("nothing written outside the user's folders, no attempt to reach the network")


def is_write(line: str, match: re.Match[str]) -> bool:
    """True for calls that change something: opening for writing, making, renaming, removing."""
    name = line.split("(")[0].split()[-1]
    return not name.startswith("open") or any(flag in match[2] for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))


def uninstall() -> None:
    """Removing the package leaves the user's files and takes everything else."""
    inside("apt-get", "purge", "-y", "-qq", "briefline")
    left = [path for path in (SYSTEM / "usr").rglob("*briefline*") if "doc" not in path.parts]
    if left:
        raise Failed(f"left behind: {[str(path.relative_to(SYSTEM)) for path in left][:10]}")
    if not (SYSTEM / HOME.strip("/") / "talks.briefline").is_file():
        raise Failed("the user's project is gone")
    step("removed; the user's project is still there")


if __name__ == "__main__":
    main()
