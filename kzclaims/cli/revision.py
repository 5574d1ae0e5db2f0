"""Articles as they were at a git revision, read from git's objects: nothing is checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.cli.streams import say
from kzclaims.errors import Diagnostic, UsageError
from kzclaims.read.files import SUFFIXES
from kzclaims.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.model import Article

_REGULAR = frozenset({"100644", "100755"})  # no links, no other repositories
_MANIFEST = "articles.toml"


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file of a revision: its path from the top of the repository, and the name of its content."""

    path: PurePosixPath
    name: str


def articles_at(revision: str, paths: Sequence[Path], *, root: Path) -> tuple[Article, ...]:
    """The articles of the same paths as git has them at a revision, read as those of today are.

    Their texts and manifests are laid out in a folder that is gone afterwards, so that the one reader
    reads both. A path that was not there yet held no articles, of which a note is told; an article that
    could not be read then is left out, so that what it may have said counts as new.

    Raises UsageError where there is no git, no repository, or no such revision in it.
    """
    top = Path(os.fsdecode(_git(root, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    commit = _commit(root, revision)
    inside = {path: _from_top(path, root, top) for path in paths}
    blobs = _blobs(top, commit, inside.values())
    with tempfile.TemporaryDirectory(prefix="kzclaims-") as made:
        old_top = Path(os.path.realpath(made))
        for blob, content in _contents(top, blobs):
            target = old_top.joinpath(*blob.path.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        old_root = old_top / _from_top(root, root, top)
        old_root.mkdir(parents=True, exist_ok=True)
        there = [path for path in paths if _holds_articles(old_top / inside[path])]
        for path in paths:
            if path not in there:
                say(f"note: `{visible(path.as_posix())}` held no articles at {visible(revision)}")
        if not there:
            return ()
        from kzclaims.read import read_articles  # noqa: PLC0415 - under the sign of life

        articles, unread = read_articles([old_top / inside[path] for path in there], root=old_root)
    for error in unread:
        if error.diagnostic.code == "unknown-article":
            continue  # of a manifest whose other articles were not asked for
        say(f"note: at {visible(revision)}: {visible(error.diagnostic.message)}")
    return articles


def _holds_articles(path: Path) -> bool:
    from kzclaims.read.files import find_articles  # noqa: PLC0415 - as above

    try:
        files, _ = find_articles([path], path.parent)
    except ExceptionGroup:  # missing, or a folder without articles
        return False
    return bool(files)


def _commit(root: Path, revision: str) -> str:
    if not revision or revision.startswith("-") or "\0" in revision:
        raise _problem(f"`{revision}` is no revision", "name a commit, a branch or a tag: --since main")
    found = _run(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found.returncode:
        message = f"there is no revision `{revision}` in this clone"
        raise _problem(message, "fetch it first (with actions/checkout: `fetch-depth: 0`)")
    return found.stdout.decode("ascii").strip()


def _from_top(path: Path, root: Path, top: Path) -> PurePosixPath:
    """The path from the top of the repository. Raises UsageError where it lies outside."""
    real = Path(os.path.realpath(root / path.parent)) / path.name if path.name else root
    real = Path(os.path.realpath(root)) if path == root else Path(os.path.normpath(real))
    real_top = Path(os.path.realpath(top))
    if not real.is_relative_to(real_top):
        message = f"`{path.as_posix()}` lies outside the repository `{top.as_posix()}`"
        raise _problem(message, "--since compares articles of one repository")
    return PurePosixPath(real.relative_to(real_top).as_posix())


def _blobs(top: Path, commit: str, paths: Iterable[PurePosixPath]) -> list[_Blob]:
    """The regular files under the paths, and the manifests beside them."""
    wanted = {path.as_posix() for path in paths}
    wanted |= {(path.parent / _MANIFEST).as_posix() for path in paths}
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *sorted(wanted))
    blobs: list[_Blob] = []
    for line in listed.split(b"\0"):
        if not line:
            continue
        entry, _, raw = line.partition(b"\t")
        mode, _, name = entry.decode("ascii").split(" ")
        path = PurePosixPath(os.fsdecode(raw))
        is_safe = mode in _REGULAR and ".." not in path.parts and not path.is_absolute()
        is_wanted = path.suffix.casefold() in SUFFIXES or path.name == _MANIFEST or path.as_posix() in wanted
        if is_safe and is_wanted:
            blobs.append(_Blob(path, name))
    return blobs


def _contents(top: Path, blobs: Sequence[_Blob]) -> Iterator[tuple[_Blob, bytes]]:
    """Each file with its content, all from one run of `git cat-file`."""
    asked = "".join(f"{blob.name}\n" for blob in blobs).encode("ascii")
    answer = _git(top, "cat-file", "--batch", given=asked)
    at = 0
    for blob in blobs:
        end = answer.index(b"\n", at)
        *_, kind, size = answer[at:end].split(b" ")
        if kind != b"blob":
            message = f"`{blob.path.as_posix()}` of that revision is not in this clone"
            raise _problem(message, "fetch it first (a partial clone has no old contents)")
        start = end + 1
        at = start + int(size) + 1
        yield blob, answer[start : at - 1]


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints. Raises UsageError where it fails."""
    ran = _run(folder, *arguments, given=given)
    if ran.returncode:
        told = ran.stderr.decode("utf-8", "backslashreplace").strip().partition("\n")[0]
        outside = "not a git repository" in told
        message = "--since needs a git repository, and this folder is in none" if outside else f"git: {told}"
        raise _problem(message, "run it inside the clone, or leave --since out" if outside else None)
    return ran.stdout


def _run(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    plain = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, a checked revision, paths behind `--`; no shell
            ["git", "--no-pager", "--literal-pathspecs", *arguments],  # noqa: S607 - the git of the user
            cwd=folder,
            env=os.environ | plain,
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise _problem("--since needs git, which is not installed here", None) from error


def _problem(message: str, advice: str | None) -> UsageError:
    return UsageError(Diagnostic(code="since", message=message, help=advice))
