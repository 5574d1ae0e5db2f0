"""The program in a process of its own, on simple stages (`fake_line.py`) or on the real ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kzclaims.report.formats import CHECK_FORMATS

LINE = Path(__file__).with_name("fake_line.py")
FORMATS = [form.name for form in CHECK_FORMATS]

_KEPT = {
    *("PATH", "PYTHONPATH", "HOME", "VIRTUAL_ENV"),
    *("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"),
}
_WITHOUT_NETWORK = """
import socket, sys
def refuse(*_, **__): raise AssertionError("the program opened a socket")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from kzclaims.__main__ import main
sys.exit(main())
"""


def environment(**changes: str) -> dict[str, str]:
    """What a process is told of its surroundings: nothing that changes what it prints, but for `changes`."""
    return {name: value for name, value in os.environ.items() if name in _KEPT} | changes


def kzclaims(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """The program on simple stages."""
    return subprocess.run(
        [sys.executable, str(LINE), *arguments],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as it is installed, nothing replaced but the network."""
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_NETWORK, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
