"""`--watch`: a command on rules that runs again whenever what it reads has changed."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.cli.configured import configured
from kzclaims.cli.failures import complain, mendable
from kzclaims.cli.inputs import DEFAULT_RULES
from kzclaims.cli.streams import put, say
from kzclaims.config.find import NAME, find_config
from kzclaims.report.lines import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_PAUSE = 0.25  # seconds between two looks

_State = tuple[int, int, int]
_Snapshot = dict[str, _State]


def watch(task: Callable[[], int], watched: Callable[[], Iterable[Path]], *, quiet: bool = False) -> int:
    """Carries out a task now and after each change of the files watched, until it is interrupted.

    `watched` names files and folders of rule files, anew at every look, for the configuration may name
    others. Errors of the user's are told and waited out. Where `quiet` nothing but the task prints to
    standard output, so that its JSON stays a row of documents.
    Raises KeyboardInterrupt where the user leaves, and whatever is a bug here.
    """
    while True:
        # Before the task, so that what changes while it runs is seen after it.
        paths = tuple(watched())
        before = _snapshot(paths)
        try:
            task()
        except Exception as error:
            problems = mendable(error)
            if not problems:
                raise
            complain(problems)
        if tuple(watched()) != paths:  # the configuration that it read names other rules
            before = _snapshot(watched())
        say(f"watching {len(before)} file{'' if len(before) == 1 else 's'}, Ctrl-C ends it")
        after = _next(before, watched)
        changes = ", ".join(_changes(before, after))
        if quiet:
            say(f"changed: {changes}")
        else:
            put([f"\n--- {changes}\n\n"])


def _next(before: _Snapshot, watched: Callable[[], Iterable[Path]]) -> _Snapshot:
    """The state of the files once they differ, and have stopped changing: an editor writes in steps."""
    last = before
    while True:
        time.sleep(_PAUSE)
        now = _snapshot(watched())
        if now != before and now == last:
            return now
        last = now


def _snapshot(paths: Iterable[Path]) -> _Snapshot:
    """Each file with its number, its size and the time of its last change."""
    found: _Snapshot = {}
    for path in paths:
        for file in _files(path):
            try:
                state = file.stat()
            except OSError:  # gone, or not to be read: that it comes back is a change
                continue
            found[_shown(file)] = (state.st_ino, state.st_size, state.st_mtime_ns)
    return found


def _files(path: Path) -> Iterator[Path]:
    """The path itself, or what rules are read from in a folder."""
    if not path.is_dir():
        yield path
        return
    for parent, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".toml") and not name.startswith("."):
                yield Path(parent, name)


def _shown(file: Path) -> str:
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _changes(before: Mapping[str, _State], after: Mapping[str, _State]) -> Iterator[str]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            word = "new" if name not in before else "gone" if name not in after else "changed"
            yield f"{one_line(name)} {word}"


class Sources:
    """What a command on rules reads: the configuration, the rules that it or the arguments name, and files.

    `files` are read beside them. Where a configuration is broken, the rules that were named last are
    watched further.
    """

    def __init__(
        self, rules: Sequence[Path], config: Path | None, *, without_config: bool, files: Sequence[Path] = ()
    ) -> None:
        self._named, self._config, self._without = tuple(rules), config, without_config
        self._files = tuple(files)
        self._rules = self._named

    def rules(self, *, verbose: bool = False) -> tuple[Path, ...]:
        """The paths of rules as they stand now; errors as `configured` has them."""
        settings = configured(self._config, without=self._without, verbose=verbose)
        self._rules = self._named or settings.rules
        return self._rules

    def watched(self) -> Iterator[Path]:
        """All that is read, or would be if it were there."""
        if not self._without:
            yield self._config or _found_config()
        yield from self._rules or (DEFAULT_RULES,)
        yield from self._files


def _found_config() -> Path:
    """The configuration that a run would use now, or the one that would be."""
    here = Path.cwd()
    usual = here / NAME
    try:
        found = find_config(here, home=Path(os.path.expanduser("~")))  # noqa: PTH111 - Path.home may raise
    except Exception as error:
        if not mendable(error):
            raise
        return usual
    return found or usual
