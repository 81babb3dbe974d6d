"""The set-up where something is in its way: one clear sentence, no traceback, and the next try works on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sources import ROOT


def set_up(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `dev.py setup` in a folder of its own, where pip may not go out."""
    return subprocess.run(
        [sys.executable, "dev.py", "setup"],
        cwd=folder,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.soak
def test_without_network_it_says_so_and_the_next_try_works(tmp_path: Path) -> None:
    shutil.copy(ROOT / "dev.py", tmp_path)
    lock = tmp_path / "requirements.lock"
    lock.write_text("nothing-of-this-name==1.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    failed = set_up(tmp_path)
    assert failed.returncode == 1
    assert "网络" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    lock.write_text("", encoding="utf-8")
    assert set_up(tmp_path).returncode == 0
    again = set_up(tmp_path)
    assert again.returncode == 0
    assert "正在安装" not in again.stdout
