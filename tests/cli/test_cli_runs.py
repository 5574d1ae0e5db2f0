"""Exit codes, streams and files of the program, seen from outside.

The stages below the command line are simple ones (`fake_line.py`): every number in digits is a claim.
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import io
import json
import os
import pty
import runpy
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.cli import entry
from kzclaims.cli.outputs import format_of
from kzclaims.report.formats import CHECK_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINE = Path(__file__).with_name("fake_line.py")
TEXTS = {
    "agree": {"a.txt": "The mine has 20 workers.", "b.txt": "في المنجم 20 عاملا."},
    "tension": {"a.txt": "The mine has 20 workers.", "b.txt": "It has 21 workers."},
    "conflict": {"a.txt": "The mine has 20 workers.", "b.txt": "في المنجم 35 عاملا، many of them young."},
    "none": {"a.txt": "Nothing is counted."},
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with `rules/` and with a folder of articles for each verdict."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "soft.toml").touch()
    (tmp_path / "bad.toml").touch()
    (tmp_path / "empty").mkdir()
    for name, texts in TEXTS.items():
        (tmp_path / name).mkdir()
        for file, text in texts.items():
            (tmp_path / name / file).write_text(text, "utf-8")
    return tmp_path


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def here(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Ran]]:
    """Runs the program in this process, in the story's folder, where a process of its own tells no more."""
    monkeypatch.chdir(story)
    for name in ("NO_COLOR", "FORCE_COLOR", "KZCLAIMS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, stage in runpy.run_path(str(LINE))["stages"]().items():
        parent, _, last = name.rpartition(".")
        monkeypatch.setitem(sys.modules, name, stage)
        monkeypatch.setattr(importlib.import_module(parent), last, stage, raising=False)
    monkeypatch.delitem(sys.modules, "kzclaims.pipeline", raising=False)
    on_pipe = signal.getsignal(signal.SIGPIPE)

    def run_here(*arguments: str) -> Ran:
        code = entry.run(arguments)
        return Ran(code, *capsys.readouterr())

    yield run_here
    signal.signal(signal.SIGPIPE, on_pipe)
    sys.modules.pop("kzclaims.pipeline", None)


def environment(**changes: str) -> dict[str, str]:
    kept = {"PATH", "HOME", "VIRTUAL_ENV", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"}
    return {name: value for name, value in os.environ.items() if name in kept} | changes


def kzclaims(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(LINE), *arguments],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("check agree", 0),
        ("check none", 0),
        ("check tension", 0),
        ("check conflict", 1),
        ("check tension --fail-on warning", 1),
        ("check conflict --fail-on never", 0),
        ("check conflict --rules soft.toml", 0),
        ("check conflict --rules soft.toml --fail-on warning", 1),
        ("extract conflict", 0),
        ("rules list", 0),
        ("rules schema", 0),
        ("--help", 0),
        ("check -h", 0),
        ("-V", 0),
        ("-V check", 0),
    ],
)
def test_exit_code_of_a_run_with_an_answer(here: Callable[..., Ran], arguments: str, code: int) -> None:
    ran = here(*arguments.split())
    assert (ran.returncode, ran.stderr) == (code, "")
    assert ran.stdout.endswith("\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("", "Usage: kzclaims"),
        ("chekc agree", "no such command `chekc`, did you mean `check`?"),
        ("check agree --formt json", "no option `--formt`, did you mean `--format`?"),
        ("check agree -f jsno", "no format `jsno`, did you mean `json`?"),
        ("check agree --verdict agre", "no verdict `agre`, did you mean `agree`?"),
        ("check agree --fail-on eror", "`eror` is not one of"),
        ("check agree -o", "requires an argument"),
        ("check", "no articles: name the files or folders"),
        ("check missing", "there is no `missing`"),
        ("check empty", "no articles there"),
        ("check agree --rules missing.toml", "missing.toml"),
        ("extract agree -o a.html", "the format of `a.html` is not known from its suffix"),
        ("check agree -o a.jsonl", "suffixes here: .txt, .json, .csv"),
        ("check agree -o nowhere/a.json", "there is no folder `nowhere`"),
        ("check agree -o a.csv -o ./a.csv", "given twice"),
        ("check agree -o agree/b.txt", "is one of the articles"),
    ],
)
def test_a_wrong_command_gives_2_and_says_why(here: Callable[..., Ran], arguments: str, told: str) -> None:
    ran = here(*arguments.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_rules_the_error_names_the_cure(story: Path) -> None:
    (story / "rules").rmdir()
    ran = kzclaims(story, "check", "agree")
    assert ran.returncode == 2
    assert "no folder `rules`" in ran.stderr
    assert "--rules PATH" in ran.stderr


def test_all_wrong_rules_are_told_at_once(here: Callable[..., Ran]) -> None:
    ran = here("check", "agree", "--rules", "bad.toml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "unknown key `unti`" in ran.stderr
    assert "unknown key `slto`" in ran.stderr
    assert ran.stderr.count("--> bad.toml:1") == 2


def test_unreadable_articles_are_all_named_and_outrank_a_contradiction(
    story: Path, here: Callable[..., Ran]
) -> None:
    for name in ("x.txt", "y.txt"):
        (story / "conflict" / name).write_bytes(b"\xcf\xd0 20")
    ran = here("check", "conflict")
    assert ran.returncode == 2
    assert "conflict[workers]" in ran.stdout
    assert "incomplete, 2 files unread" in ran.stdout
    assert "--> conflict/x.txt" in ran.stderr
    assert "--> conflict/y.txt" in ran.stderr
    assert (
        "error[incomplete]: 2 files could not be read, or not whole; this check is incomplete" in ran.stderr
    )
    read = json.loads(here("check", "conflict", "-f", "json").stdout)
    assert read["summary"]["conflict"] == 1


def test_an_unreadable_article_is_not_written_over(story: Path, here: Callable[..., Ran]) -> None:
    (story / "conflict" / "x.txt").write_bytes(b"\xcf")
    ran = here("check", "conflict", "-o", "conflict/x.txt")
    assert ran.returncode == 2
    assert (story / "conflict" / "x.txt").read_bytes() == b"\xcf"


@pytest.mark.parametrize("asked", [{"arguments": "-v"}, {"KZCLAIMS_DEBUG": "1"}, {}], ids=str)
def test_a_bug_gives_3_and_its_place(story: Path, asked: dict[str, str]) -> None:
    more = asked.pop("arguments", "").split()
    ran = kzclaims(story, "check", "conflict", *more, **{"FAKE": "bug", **asked})
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "kzclaims hit a bug (KeyError in pipeline.py:" in ran.stderr
    assert ("Traceback" in ran.stderr) == bool(more or asked)


def test_wrong_outputs_are_found_before_any_work(story: Path) -> None:
    (story / "link.json").symlink_to(story / "target.json")
    (story / "folder.json").mkdir()
    ran = kzclaims(
        story, "check", "agree", "-o", "link.json", "-o", "folder.json", "-o", "x/y.csv", FAKE="bug"
    )
    assert ran.returncode == 2
    for told in ("`link.json` is a symbolic link", "`folder.json` is no regular file", "no folder `x`"):
        assert told in ran.stderr
    assert not (story / "target.json").exists()


def test_files_hold_what_the_format_prints(story: Path, here: Callable[..., Ran]) -> None:
    before = {path.name for path in story.iterdir()}
    outputs = ["-o", "r.json", "-o", "r.csv", "-o", "r.txt"]
    ran = here("check", "conflict", *outputs, "--color", "always")
    assert ran.returncode == 1
    for form in ("json", "csv", "text"):
        printed = here("check", "conflict", "-f", form).stdout
        suffix = "txt" if form == "text" else form
        assert (story / f"r.{suffix}").read_bytes().decode() == printed
    assert {path.name for path in story.iterdir()} - before == {"r.json", "r.csv", "r.txt"}
    assert (story / "r.json").stat().st_mode & 0o777 == 0o666 & ~current_umask()


FORMATS = [form.name for form in CHECK_FORMATS]
NAMES = {
    "r.txt": "text",
    "R.JSON": "json",
    "r.csv": "csv",
    "r.oneline.txt": "oneline",
    "r.github.txt": "github",
    "r.sarif": "sarif",
    "r.sarif.json": "sarif",
    "r.codequality.json": "gitlab",
    "gl-code-quality-report.json": "gitlab",
    "r.xml": "junit",
    "r.junit.xml": "junit",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_longest_end_of_a_name_tells_the_format(name: str) -> None:
    form = format_of(name, CHECK_FORMATS)
    assert form is not None
    assert form.name == NAMES[name]


@pytest.mark.parametrize("name", ["r", "r.sarifx", "csv", "r.txt.gz", "xml"])
def test_other_names_have_no_format(name: str) -> None:
    assert format_of(name, CHECK_FORMATS) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_written_as_it_is_printed(story: Path, here: Callable[..., Ran], name: str) -> None:
    (story / "conflict" / "bad.txt").write_bytes(b"\xcf")  # so that what is incomplete is told, too
    ran = here("check", "conflict", "-o", name, "-f", NAMES[name])
    assert ran.returncode == 2
    assert (story / name).read_bytes().decode() == ran.stdout
    assert "workers" in ran.stdout


def test_annotations_are_what_a_job_prints(story: Path, here: Callable[..., Ran]) -> None:
    ran = here("check", "conflict", "-f", "github", "-q")
    assert (ran.returncode, ran.stderr) == (1, "")
    place = "file=conflict/b.txt,line=1,endLine=1,col=11,endColumn=13,title=conflict[workers]"
    assert ran.stdout.startswith(f"::error {place}::Workers of the mine%0A35: b, conflict/b.txt:1:11, ")
    assert ran.stdout.count("\n") == 1
    assert here("check", "agree", "-f", "github", "-q").stdout == ""
    assert here("check", "tension", "-f", "github", "-q").stdout.startswith("::warning file=tension/b.txt,")
    (story / "conflict" / "bad.txt").write_bytes(b"\xcf")
    assert here("check", "conflict", "-f", "github").stdout.startswith(
        "::error title=kzclaims::1 file could not be read, or not whole"
    )


def test_a_case_fails_where_the_check_does(here: Callable[..., Ran]) -> None:
    for arguments, failures in (
        ("conflict", 1),
        ("conflict --fail-on never", 0),
        ("conflict --rules soft.toml", 0),
        ("tension", 0),
        ("tension --fail-on warning", 1),
        ("agree", 0),
    ):
        ran = here("check", *arguments.split(), "-f", "junit")
        assert ran.returncode == failures
        assert f'tests="1" failures="{failures}" errors="0"' in ran.stdout
        assert ran.stdout.count("<failure ") == failures


def test_csv_for_excel_has_its_mark_and_line_ends(story: Path, here: Callable[..., Ran]) -> None:
    for command in ("check", "extract"):
        ran = here(command, "conflict", "-f", "csv", "-o", "r.csv", "-o", "r.json", "--csv-excel")
        written = (story / "r.csv").read_bytes()
        assert written.startswith(b"\xef\xbb\xbfkey,title,")
        assert written.count(b"\r\n") == written.count(b"\n") == 3
        assert written.decode() == ran.stdout
        assert (story / "r.json").read_bytes().startswith(b"{\n")


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_extract_writes_every_format(story: Path, here: Callable[..., Ran]) -> None:
    ran = here("extract", "conflict", "--all", "-f", "jsonl", "-o", "r.csv", "-o", "r.json")
    claims = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [claim["rule"] for claim in claims] == ["workers", "workers", None]
    assert json.loads((story / "r.json").read_text("utf-8"))["claims"] == claims
    rows = list(csv.DictReader(io.StringIO((story / "r.csv").read_text("utf-8"))))
    assert [row["key"] for row in rows] == ["workers", "workers", ""]
    assert rows[0]["title"] == "Workers of the mine"
    assert len(here("extract", "conflict", "-f", "jsonl").stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("folder", "verdicts", "rows"),
    [
        ("conflict", [], 2),
        ("tension", [], 0),
        ("tension", ["--verdict", "tension"], 2),
        ("agree", ["--verdict", "tension,agree"], 2),
        ("conflict", ["--verdict", "tension", "--verdict", "agree"], 0),
        ("agree", ["--verdict", "all"], 2),
    ],
)
def test_csv_holds_the_verdicts_asked_for(
    here: Callable[..., Ran], folder: str, verdicts: list[str], rows: int
) -> None:
    ran = here("check", folder, "-f", "csv", *verdicts)
    assert len(ran.stdout.splitlines()) == rows + 1


def test_a_full_disk_gives_2_and_leaves_the_old_file(story: Path) -> None:
    (story / "r.json").write_text("old")
    (story / "s.csv").write_text("old")
    ran = kzclaims(story, "check", "agree", "-o", "r.json", "-o", "s.csv", FAKE="small-disk")
    assert ran.returncode == 2
    assert "cannot write `r.json`: File too large" in ran.stderr
    assert (story / "r.json").read_text() == "old"
    assert (story / "s.csv").read_text().startswith("key,title")  # short enough to fit
    assert "1 agree" in ran.stdout
    assert not list(story.glob(".*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [*(("check", "conflict", "-f", form) for form in FORMATS), ("rules", "list")], ids=" ".join
)
def test_a_full_standard_output_gives_2(story: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, str(LINE), *arguments],
            cwd=story,
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith("error[output]: cannot write to standard output: No space left")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_utf_8_whatever_the_console_is(story: Path, form: str) -> None:
    usual = kzclaims(story, "check", "conflict", "-f", form)
    other = kzclaims(story, "check", "conflict", "-f", form, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (usual.returncode, other.returncode) == (1, 1)
    assert usual.stdout == other.stdout


def test_a_closed_standard_output_gives_2(story: Path) -> None:
    command = 'exec "$0" "$@" >&-'
    ran = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable, str(LINE), "check", "conflict"],
        cwd=story,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (2, "error[output]: standard output is closed\n")


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_has_left_gets_no_format(story: Path, form: str) -> None:
    with subprocess.Popen(
        [sys.executable, str(LINE), "check", "conflict", "-f", form],
        cwd=story,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        told = program.stderr.read()
    assert (program.returncode, told) == (-signal.SIGPIPE, b"")


def test_a_reader_that_leaves_ends_the_program_by_sigpipe(story: Path) -> None:
    (story / "agree" / "long.txt").write_text("20 " * 20_000)
    with subprocess.Popen(
        [sys.executable, str(LINE), "extract", "agree"],
        cwd=story,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        told = program.stderr.read()
    assert (program.returncode, told) == (-signal.SIGPIPE, b"")  # a shell calls this 141


@pytest.mark.parametrize(("folder", "code"), [("agree", 0), ("conflict", 1), ("missing", 2)])
def test_the_process_itself_ends_with_the_code(story: Path, folder: str, code: int) -> None:
    assert kzclaims(story, "check", folder).returncode == code


def test_an_interrupt_gives_130(story: Path) -> None:
    ran = kzclaims(story, "check", "conflict", "-o", "r.json", FAKE="interrupt")
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")
    assert not (story / "r.json").exists()


def test_a_sigint_gives_130(story: Path) -> None:
    with subprocess.Popen(
        [sys.executable, str(LINE), "check", "conflict", "-v"],
        cwd=story,
        env=environment(FAKE="slow"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stderr is not None
        program.stderr.readline()  # told once everything is read, just before the slow stage
        time.sleep(0.2)
        program.send_signal(signal.SIGINT)
        assert program.wait(10) == 130


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "TZ": "Asia/Almaty"},
        {"PYTHONHASHSEED": "2", "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "ascii:strict", "COLUMNS": "20"},
    ],
    ids=["C locale", "cp1252", "ascii"],
)
def test_the_bytes_do_not_depend_on_the_machine(
    story: Path, tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "rules").mkdir()
    (elsewhere / "conflict").mkdir()
    for name in ("b.txt", "a.txt"):
        (elsewhere / "conflict" / name).write_bytes((story / "conflict" / name).read_bytes())
    outputs = ["-o", "r.json", "-o", "r.csv"]
    usual = kzclaims(story, "check", "conflict/a.txt", "conflict/b.txt", *outputs, PYTHONHASHSEED="0")
    other = kzclaims(elsewhere, "check", "conflict/b.txt", "conflict/a.txt", *outputs, **settings)
    assert usual.returncode == other.returncode == 1
    assert "35 عاملا" in usual.stdout
    assert usual.stdout == other.stdout
    for name in ("r.json", "r.csv"):
        assert (story / name).read_bytes() == (elsewhere / name).read_bytes()


@pytest.mark.parametrize(
    ("option", "settings", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": ""}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_colour_is_asked_for(
    here: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    option: list[str],
    settings: dict[str, str],
    colored: bool,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    ran = here("check", "conflict", *option)
    assert ("\x1b[" in ran.stdout) == colored


def test_quiet_leaves_the_summary_out(here: Callable[..., Ran]) -> None:
    assert here("check", "agree").stdout.count("\n") == 3
    assert here("check", "agree", "-q").stdout == "agree  workers  20  2 sources, 2 origins\n"


def test_verbose_tells_what_is_done_on_standard_error(here: Callable[..., Ran]) -> None:
    ran = here("check", "agree/a.txt", "-v")
    assert ran.stdout.startswith("single  workers  20  agree/a.txt:1:14\n")
    assert ran.stderr.startswith("configuration: none\nread 1 rules and 1 articles in 0.")


@pytest.mark.parametrize(("fault", "seen"), [("slow", True), ("", False)])
def test_a_terminal_sees_a_sign_of_life_when_it_takes_long(story: Path, fault: str, seen: bool) -> None:
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        [sys.executable, str(LINE), "check", "agree"],
        cwd=story,
        env=environment(FAKE=fault),
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # how Linux ends the reading of a terminal that is closed
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert ran.returncode == 0
    assert (b"comparing 2 articles" in shown) == seen
    if seen:
        assert shown.endswith(b"\r\x1b[K")
    else:
        assert shown == b""


def test_rules_list_shows_each_rule_with_its_place(here: Callable[..., Ran]) -> None:
    assert here("rules", "list").stdout == "workers  count  rules/mine.toml:3  Workers of the mine\n"


def test_rules_schema_is_json(here: Callable[..., Ran]) -> None:
    schema = json.loads(here("rules", "schema").stdout)
    assert "kzclaims" in schema["properties"]
