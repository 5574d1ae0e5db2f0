"""The loop of `--watch`, step by step: what changes in a run or after it is what the next one tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.cli.rules import watch as watching
from kzclaims.cli.rules.watch import Sources, watch
from kzclaims.errors import Diagnostic, UsageError
from tests.mine import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Steps:
    """A task that does one thing at each of its runs, and ends the watch after the last."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        self._steps: Iterator[Callable[[], object]] = iter(steps)

    def __call__(self) -> int:
        for step in self._steps:
            step()
            return 0
        raise KeyboardInterrupt  # as Ctrl-C does


class Clock:
    """Stands in for `time`: a look takes no time, and `at` says what happens before which."""

    def __init__(self) -> None:
        self.at: dict[int, Callable[[], object]] = {}
        self._looks = 0

    def sleep(self, _seconds: float) -> None:
        self._looks += 1
        assert self._looks < 50, "the change was not seen"
        self.at.get(self._looks, lambda: None)()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(watching, "time", made)
    return made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Path:  # noqa: ARG001 - none waits
    """The current folder, with `rules/` in it."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, dict.fromkeys(("rules/a.toml", "rules/b.toml"), ""))


def append(file: Path) -> None:
    file.write_text(f"{file.read_text('utf-8')}x", "utf-8")


def watched() -> list[Path]:
    return [Path("rules"), Path("text.txt")]


def wrong() -> None:
    raise UsageError(Diagnostic(code="usage", message="no such thing"))


def two_wrong() -> None:
    problem = UsageError(Diagnostic(code="usage", message="no such thing"))
    raise ExceptionGroup("both", [problem, ExceptionGroup("deeper", [problem])])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("step", "told"),
    [
        (lambda: write(Path(), {"rules/a.toml": "more"}), "rules/a.toml changed"),
        (lambda: write(Path(), {"rules/deep/c.toml": ""}), "rules/deep/c.toml new"),
        (lambda: Path("rules/b.toml").unlink(), "rules/b.toml gone"),
        (lambda: write(Path(), {"text.txt": ""}), "text.txt new"),
        (lambda: write(Path(), {"rules/note.txt": "", "rules/c.toml": ""}), "rules/c.toml new"),
        (lambda: write(Path(), {"rules/.c.toml": "", "rules/d.toml": ""}), "rules/d.toml new"),
        (lambda: write(Path(), {"rules/.d/e.toml": "", "rules/e.toml": ""}), "rules/e.toml new"),
        (lambda: write(Path(), {"rules/z\n.toml": ""}), "rules/z .toml new"),
        (lambda: Path("rules/a.toml").replace("rules/b.toml"), "rules/a.toml gone, rules/b.toml changed"),
    ],
)
def test_what_a_run_finds_changed_is_told_before_the_next(
    capsys: pytest.CaptureFixture[str], step: Callable[[], object], told: str
) -> None:
    with pytest.raises(KeyboardInterrupt):
        watch(Steps(step), watched)
    assert capsys.readouterr().out == f"\n--- {told}\n\n"


def test_json_is_all_that_standard_output_has_where_it_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt):
        watch(Steps(lambda: write(folder, {"text.txt": ""})), watched, quiet=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "watching 2 files, Ctrl-C ends it\nchanged: text.txt new\n"


@pytest.mark.parametrize(("fault", "times"), [(wrong, 1), (two_wrong, 2)])
def test_errors_of_the_user_are_told_and_waited_out(
    folder: Path, capsys: pytest.CaptureFixture[str], fault: Callable[[], None], times: int
) -> None:
    def step() -> None:
        write(folder, {"rules/a.toml": "more"})
        fault()

    with pytest.raises(KeyboardInterrupt):
        watch(Steps(step), watched)
    told = capsys.readouterr().err
    assert told.count("error[usage]: no such thing") == times
    assert told.endswith("watching 2 files, Ctrl-C ends it\n")


def test_a_bug_ends_the_watch(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def bug() -> None:
        write(folder, {"rules/a.toml": "more"})
        raise ExceptionGroup(
            "one of each", [UsageError(Diagnostic(code="usage", message="x")), KeyError("y")]
        )

    with pytest.raises(ExceptionGroup, match="one of each"):
        watch(Steps(bug), watched)
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("folder")
def test_other_files_that_a_run_learns_of_are_no_change(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """A configuration that was read names others: they are watched from then on, not told as new."""
    paths = [Path("rules/a.toml")]
    clock.at[5] = lambda: write(Path(), {"rules/b.toml": "more"})
    with pytest.raises(KeyboardInterrupt):
        watch(Steps(lambda: paths.append(Path("rules/b.toml"))), lambda: tuple(paths))
    out, err = capsys.readouterr()
    assert out == "\n--- rules/b.toml changed\n\n"
    assert err == "watching 2 files, Ctrl-C ends it\n"


def test_a_file_is_named_from_here_or_in_full(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "here").mkdir()
    monkeypatch.chdir(folder / "here")
    paths = [folder / "here/a.txt", folder / "b.txt"]
    with pytest.raises(KeyboardInterrupt):
        watch(Steps(lambda: write(folder, {"here/a.txt": "", "b.txt": ""})), lambda: paths)
    beside = (folder / "b.txt").as_posix()
    assert capsys.readouterr().out == f"\n--- {beside} new, a.txt new\n\n"


def test_half_of_a_file_is_not_read(folder: Path, clock: Clock) -> None:
    """An editor writes in steps: the next run waits until two looks see the same."""
    for look in (2, 3, 4):
        clock.at[look] = lambda: append(folder / "rules/a.toml")
    seen: list[str] = []

    def read() -> None:
        seen.append((folder / "rules/a.toml").read_text("utf-8"))
        write(folder, {"rules/b.toml": "more"})

    with pytest.raises(KeyboardInterrupt):
        watch(Steps(lambda: None, read), watched)
    assert seen == ["xxx"]


@pytest.mark.parametrize("config", ["[tool.kzclaims\n", "[tool.kzclaims]\nrulse = []\n"])
def test_what_was_named_last_is_watched_while_the_configuration_is_broken(folder: Path, config: str) -> None:
    write(folder, {"pyproject.toml": '[tool.kzclaims]\nrules = ["other"]\n'})
    sources = Sources((), None, without_config=False, files=[Path("text.txt")])
    assert [path.name for path in sources.watched()] == ["pyproject.toml", "rules", "text.txt"]
    sources.rules()
    assert [path.name for path in sources.watched()] == ["pyproject.toml", "other", "text.txt"]
    write(folder, {"pyproject.toml": config})
    assert [path.name for path in sources.watched()][1:] == ["other", "text.txt"]
