"""Pages of documentation as the tests read them: their blocks, and what their commands print.

A page is run from its top to its end in a folder of its own:

* a block with a name, ```toml title="rules/first.toml"```, is written to the folder as that file;
* in any other block a line that begins with `$ ` is given to the shell, and the lines below it are what
  it must print, errors included. A line `…` stands for any number of lines, none among them;
* a block of Python with `>>>` is a doctest;
* a comment `<!-- folder: repository -->` starts a new folder with copies of the articles, rules,
  configuration and baseline of this repository, `<!-- folder: articles -->` one with a copy of the articles
  alone, `<!-- folder: program -->` one with a copy of the program, which is then the one that runs,
  `<!-- folder: empty -->` one with nothing in it;
* a block with `needs="jq"` is passed over where there is no such program.
"""

from __future__ import annotations

import contextlib
import difflib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
REWRITE = bool(os.environ.get("KZCLAIMS_REWRITE_EXPECTED"))

_FENCE = re.compile(r"^(`{3,})([^`\n]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_FOLDER = re.compile(r"^<!-- folder: (\w+) -->$", re.MULTILINE)
_TITLE = re.compile(r'\btitle="([^"]+)"')
_NEEDS = re.compile(r'\bneeds="([^"]+)"')
_CUT = "…"
_OF_REPOSITORY = ("seeds", "rules", "kzclaims.toml", "kzclaims-baseline.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: the word behind its fence, its file name, what it needs, its text and where."""

    language: str
    title: str
    needs: str
    text: str
    start: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command of a block and what the page says that it prints; `[start, end)` of the expected text."""

    words: str
    expected: str
    start: int
    end: int
    line: int


def pages() -> list[Path]:
    """The README and every page of `docs`."""
    return [README, *sorted(DOCS.glob("*.md"))]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    found = []
    for match in _FENCE.finditer(text):
        info = match[2].strip()
        title, needs = _TITLE.search(info), _NEEDS.search(info)
        found.append(
            Block(
                language=info.split()[0] if info and "=" not in info.split()[0] else "",
                title=title[1] if title else "",
                needs=needs[1] if needs else "",
                text=match[3],
                start=match.start(3),
                line=text.count("\n", 0, match.start(3)) + 1,
            )
        )
    return found


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block, each with the lines below it."""
    lines = block.text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        first = at
        at += 1
        if not lines[first].startswith("$ "):
            continue
        while lines[at - 1].rstrip("\n").endswith("\\") and at < len(lines):
            at += 1
        below = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        yield Command(
            words="".join(lines[first:below])[2:].rstrip("\n"),
            expected="".join(lines[below:at]),
            start=block.start + sum(map(len, lines[:below])),
            end=block.start + sum(map(len, lines[:at])),
            line=block.line + first,
        )


def same(expected: str, printed: str) -> bool:
    """Whether a command printed what a page says, where a line `…` stands for any lines."""
    wanted = [line.rstrip() for line in expected.strip("\n").splitlines()]
    found = [line.rstrip() for line in printed.strip("\n").splitlines()]
    pattern = "".join(r"(?:[^\n]*\n)*" if line.strip() == _CUT else re.escape(f"{line}\n") for line in wanted)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in found)) is not None


def run_page(text: str, parent: Path) -> tuple[list[str], str]:
    """What a page says that is not so, and the page as it ought to be where nothing is left out of it.

    Folders are made below `parent`.
    """
    complaints: list[str] = []
    changes: list[tuple[int, int, str]] = []
    names: dict[str, object] = {}
    folder, code = _new_folder(parent, "empty"), 0
    switches = [(match.start(), match[1]) for match in _FOLDER.finditer(text)]
    for block in blocks(text):
        while switches and switches[0][0] < block.start:
            folder, code = _new_folder(parent, switches.pop(0)[1]), 0
        if block.title:
            file = folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif block.language == "python" and ">>> " in block.text:
            complaints += _doctest(block, folder, names)
        elif not block.needs or shutil.which(block.needs):
            for command in commands(block):
                printed, code = _run(command.words, folder, parent, code)
                if not same(command.expected, printed):
                    complaints.append(_difference(command, printed))
                    changes.append((command.start, command.end, printed))
    for start, end, printed in reversed(changes):
        if not any(line.strip() == _CUT for line in text[start:end].splitlines()):
            text = text[:start] + printed + text[end:]
    return complaints, text


def _new_folder(parent: Path, sort: str) -> Path:
    folder = parent / f"folder-{len(list(parent.glob('folder-*')))}"
    folder.mkdir()
    if sort == "repository":
        for name in _OF_REPOSITORY:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, folder / name)
    elif sort == "articles":
        shutil.copytree(ROOT / "seeds", folder / "articles")
    elif sort == "program":
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "kzclaims", folder / "kzclaims", ignore=ignored)
    elif sort != "empty":
        raise ValueError(sort)
    return folder


def _run(words: str, folder: Path, parent: Path, before: int) -> tuple[str, int]:
    """What the shell prints for a line and its exit code; `before` is that of the line before."""
    programs = parent / "bin"
    if not programs.exists():
        programs.mkdir()
        program = programs / "kzclaims"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kzclaims "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    done = subprocess.run(
        ["sh", "-c", f"(exit {before})\n{words}"],
        cwd=folder,
        env=os.environ
        | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.fspath(ROOT),
            "KZCLAIMS_TODAY": "2026-01-15",
            "COLUMNS": "100",
            "NO_COLOR": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, done.returncode


def _doctest(block: Block, folder: Path, names: dict[str, object]) -> Sequence[str]:
    test = doctest.DocTestParser().get_doctest(block.text, names, "page", "page", block.line - 1)
    told = io.StringIO()
    with contextlib.chdir(folder):
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        failed = runner.run(test, out=told.write, clear_globs=False).failed
    names.update(test.globs)
    return [told.getvalue()] if failed else []


def _difference(command: Command, printed: str) -> str:
    lines = difflib.unified_diff(
        command.expected.splitlines(), printed.splitlines(), "page", "program", lineterm=""
    )
    return "\n".join((f"line {command.line}: $ {command.words}", *lines))
