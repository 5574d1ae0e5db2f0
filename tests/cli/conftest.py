"""Folders that the program is run in, and the program in the process of the tests."""

from __future__ import annotations

import importlib
import runpy
import socket
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.cli.processes import LINE
from tests.mine import RULES, write
from tests.program import Ran, run_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

VERDICTS = {
    "agree/a.txt": "The mine has 20 workers.",
    "agree/b.txt": "في المنجم 20 عاملا.",
    "tension/a.txt": "The mine has 20 workers.",
    "tension/b.txt": "It has 21 workers.",
    "conflict/a.txt": "The mine has 20 workers.",
    "conflict/b.txt": "في المنجم 35 عاملا، many of them young.",
    "none/a.txt": "Nothing is counted.",
    "soft.toml": "",
    "bad.toml": "",
}
MINE = {
    "rules/mine.toml": RULES,
    "news/daily.txt": "A visit\n\nThe mine employs 18 workers. It opened long ago.\n",
    "news/wakala.txt": "زيارة\n\nيعمل في المنجم 25 عاملا.\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """For simple stages: a folder with `rules/` and with a folder of articles for each verdict."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "empty").mkdir()
    return write(tmp_path, VERDICTS)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """For real stages: a folder with one rule and with two articles that contradict each other."""
    return write(tmp_path, MINE)


@pytest.fixture
def _plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "KZCLAIMS_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], _plainly: None
) -> Iterator[Callable[..., Ran]]:
    """Runs the program on simple stages, in `story`."""
    monkeypatch.chdir(story)
    for name, stage in runpy.run_path(str(LINE))["stages"]().items():
        parent, _, last = name.rpartition(".")
        monkeypatch.setitem(sys.modules, name, stage)
        monkeypatch.setattr(importlib.import_module(parent), last, stage, raising=False)
    monkeypatch.delitem(sys.modules, "kzclaims.pipeline", raising=False)
    yield lambda *arguments: run_here(arguments, capsys)
    sys.modules.pop("kzclaims.pipeline", None)


@pytest.fixture
def program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], _plainly: None
) -> Callable[..., Ran]:
    """Runs the program on its own stages, in the folder of the test, where it may open no socket."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the program opened a socket")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket, "socket", refuse)
    return lambda *arguments: run_here(arguments, capsys)
