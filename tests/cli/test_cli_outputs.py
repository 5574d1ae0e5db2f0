"""Files that a run writes: where it may, whole or not at all, and as the format prints."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.cli.processes import kzclaims

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran


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


def test_an_unreadable_article_is_not_written_over(story: Path, here: Callable[..., Ran]) -> None:
    (story / "conflict" / "x.txt").write_bytes(b"\xcf")
    ran = here("check", "conflict", "-o", "conflict/x.txt")
    assert ran.returncode == 2
    assert (story / "conflict" / "x.txt").read_bytes() == b"\xcf"


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


def test_csv_for_excel_has_its_mark_and_line_ends(story: Path, here: Callable[..., Ran]) -> None:
    for command in ("check", "extract"):
        ran = here(command, "conflict", "-f", "csv", "-o", "r.csv", "-o", "r.json", "--csv-excel")
        written = (story / "r.csv").read_bytes()
        assert written.startswith(b"\xef\xbb\xbfkey,title,")
        assert written.count(b"\r\n") == written.count(b"\n") == 3
        assert written.decode() == ran.stdout
        assert (story / "r.json").read_bytes().startswith(b"{\n")


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


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
