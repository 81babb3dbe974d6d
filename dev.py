#!/usr/bin/env python3
"""One word each: run, setup, test, check, bench, soak, grab. Standard library only; makes .venv itself."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "requirements.sha256"
LOG = VENV / "setup.log"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OUT = ROOT / "out"

# Shared libraries that the Qt wheel takes from the system, with the Debian package of each.
EVERYWHERE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_A_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}


class SetupError(Exception):
    """The set-up cannot go on; the text says why and what to do, in Chinese and in English."""


def say(chinese: str, english: str) -> None:
    """Print one message in both languages."""
    print(f"{chinese}\n{english}", flush=True)


# Set-up


def set_up() -> None:
    """Make .venv with exactly the pinned requirements, and the system libraries where this may be done."""
    if sys.version_info < (3, 11):  # noqa: UP036 - a fresh machine may have an older one
        raise SetupError(
            "需要 Python 3.11 或更新的版本：请装好后再运行一次。\n"
            "Python 3.11 or newer is needed: install it, then run this again."
        )
    install_system_libraries()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint() and PYTHON.exists():
        return
    say(
        "正在安装所需的库，第一次要几分钟……",
        "Installing the pinned requirements, a few minutes the first time ...",
    )
    make_environment()
    install_requirements()
    STAMP.write_text(fingerprint(), encoding="utf-8")


def fingerprint() -> str:
    """Name what .venv must hold: the lock's hash, for this Python, machine and folder."""
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{lock} {sys.version_info[:2]} {platform.system()} {platform.machine()} {VENV}\n"


def make_environment() -> None:
    """Make a new .venv; one of another Python, or one half made, is replaced."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    if run_logged([sys.executable, "-m", "venv", str(VENV)]) != 0:
        raise SetupError(
            f"建不了虚拟环境：请先装好 Python 的 venv 模块，详情见 {LOG}。\n"
            f"No virtual environment could be made: install Python's venv module first; details in {LOG}."
        )


def install_requirements() -> None:
    """Install the lock, every file checked against its hash."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)]
    if run_logged(command) != 0:
        raise SetupError(
            f"所需的库没有装上：请看看网络通不通、Python 是不是 3.11 到 3.14，再运行一次；详情见 {LOG}。\n"
            "The requirements could not be installed: check the network and that Python is 3.11 to 3.14, "
            f"then run this again; details in {LOG}."
        )


def run_logged(command: list[str], **environment: str) -> int:
    """Run a command of the set-up with its output in the log; give its exit code."""
    with LOG.open("a", encoding="utf-8") as log:
        return subprocess.call(
            command, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **environment}, cwd=ROOT
        )


# System libraries (Linux only: the wheels of the other systems bring theirs)


def install_system_libraries() -> None:
    """Install what Qt and venv need from the system (as root on Debian), else say what is missing."""
    if not sys.platform.startswith("linux") or not (wanted := missing_packages()):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"正在安装系统库：{' '.join(wanted)}", "Installing these system libraries.")
        apt_install(wanted)
        wanted = missing_packages()
    if wanted:
        raise SetupError(
            f"缺少系统库，请用管理员身份运行：apt-get install {' '.join(wanted)}\n"
            "These system packages are missing: install them, then run this again."
        )


def missing_packages() -> list[str]:
    """Give every Debian package still needed: for a window only where there is a screen."""
    libraries = EVERYWHERE | (FOR_A_WINDOW if screen_attached() else {})
    return [package for name, package in libraries.items() if not loads(name)] + missing_venv()


def screen_attached() -> bool:
    """Tell whether the session names a screen (Linux)."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_venv() -> list[str]:
    """Give the package that brings venv's own pip, where the system's Python came without (Debian)."""
    if importlib.util.find_spec("ensurepip") or PYTHON.exists():
        return []
    return [f"python3.{sys.version_info.minor}-venv"]


def apt_install(packages: list[str]) -> None:
    """Install Debian packages; what could not be installed is found missing again by the caller."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.call(["apt-get", "-qq", *arguments], env=quiet, stdout=subprocess.DEVNULL)


# The words


def in_venv(*arguments: str, **environment: str) -> int:
    """Run the environment's Python in the project's folder; give its exit code."""
    return subprocess.call([str(PYTHON), *arguments], cwd=ROOT, env={**os.environ, **environment})


def has_display() -> bool:
    """Tell whether a window can open here; on Linux, by asking Qt itself."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal", "vnc"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    if not screen_attached():
        return False
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    quiet = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, check=False)
    return quiet.returncode == 0


def ready() -> int:
    """Say that the set-up, which every word begins with, is done."""
    say("都装好了：用 python dev.py run 打开。", "All set: start with python dev.py run.")
    return 0


def run() -> int:
    """Open the window on the demo village; without a display do the whole job into out/."""
    if has_display():
        return in_venv("app.py", "--demo")
    say(
        "这里没有显示器：整件事不开窗口做一遍，结果放在 out/。",
        "No display here: doing the whole job without a window, into out/.",
    )
    OUT.mkdir(exist_ok=True)
    code = in_venv("-m", "outreach", "demo", "--out", str(OUT)) or grab()
    if code == 0:
        say(
            f"做好了，打开看看：{OUT}",
            "Done: the ledger, sheets, workbook and pictures of the pages are in out/.",
        )
    return code


def grab() -> int:
    """Save a picture of every page on the demo village into out/."""
    OUT.mkdir(exist_ok=True)
    return in_venv("-m", "ui.grab", str(OUT), QT_QPA_PLATFORM="offscreen")


CHECKS = {
    "ruff": ["-m", "ruff", "check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-logo'])"],
}


def failed_checks() -> list[str]:
    """Run style, types and layers, all of them; give the names of those that failed."""
    failed = []
    for name, arguments in CHECKS.items():
        print(f"== {name}", flush=True)
        if in_venv(*arguments) != 0:
            failed.append(name)
    return failed


def check() -> int:
    """Run the checks of style, types and layers."""
    return sum_up(failed_checks())


def test() -> int:
    """Run every check, then the tests; pytest's closing line comes last."""
    failed = failed_checks()
    print("== pytest", flush=True)
    code, closing = pytest()
    sum_up(failed + ["pytest"] * (code != 0))
    print(closing, flush=True)
    return 1 if failed or code else 0


def pytest() -> tuple[int, str]:
    """Run the tests offscreen; give the exit code and the closing line, which is not printed yet."""
    held = ""
    with subprocess.Popen(
        [str(PYTHON), "-m", "pytest"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as job:
        for line in job.stdout or ():
            if held:
                print(held, flush=True)
            held = line.rstrip()
    return job.returncode, held


def sum_up(failed: list[str]) -> int:
    """Say which steps failed, if any; give the exit code."""
    if failed:
        say(f"没有通过：{'、'.join(failed)}", f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def bench() -> int:
    """Print how many times its floor each job takes, in one run."""
    return in_venv("-m", "benchmarks", QT_QPA_PLATFORM="offscreen")


def soak(*words: str) -> int:
    """Reach the figures of the soak (--seed N, --only LINE, --fresh), going on where one was stopped."""
    return in_venv("-m", "tests.soak", *words, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")


WORDS = {
    "run": run,
    "setup": ready,
    "test": test,
    "check": check,
    "bench": bench,
    "soak": soak,
    "grab": grab,
}


def main() -> int:
    """Do the one word given, after the set-up."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", choices=WORDS)
    words, rest = parser.parse_known_args()
    word = words.word
    if rest and word != "soak":
        parser.error(" ".join(rest))
    try:
        set_up()
    except SetupError as stop:
        print(stop, file=sys.stderr)
        return 1
    except OSError as problem:
        print(
            f"写不了“{problem.filename}”：请看看权限、磁盘空间，关掉正在用它的程序，再运行一次。",
            file=sys.stderr,
        )
        print("This file or folder cannot be written: check rights, disk and open programs.", file=sys.stderr)
        return 1
    try:
        return soak(*rest) if word == "soak" else WORDS[word]()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
