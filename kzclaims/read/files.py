"""Article files: which there are, and their text."""

from __future__ import annotations

import os
import shlex
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.errors import ArticleError, Diagnostic, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = (".txt", ".md")

LARGEST = 2 * 1024 * 1024
"""How many bytes an article has at most."""

_BYTE_ORDER_MARK = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ArticleFile:
    """A file that holds an article: its id, and where it is."""

    id: str
    path: Path


def find_articles(
    paths: Sequence[Path], root: Path
) -> tuple[tuple[ArticleFile, ...], tuple[ArticleError, ...]]:
    """The articles that the paths name, sorted by id, and folders that could not be looked into.

    A folder stands for all `.txt` and `.md` files below it, but hidden ones, links and READMEs; a
    file given by name may have any name. Paths are relative to `root`; an article outside it that a
    relative path leads to has an id with `..`, which is the same wherever the whole lies. A file counts once.

    Raises an ExceptionGroup of UsageError for paths that do not exist and folders without articles.
    """
    root = Path(os.path.abspath(root))  # noqa: PTH100  # resolve() would follow links
    problems: list[UsageError] = []
    errors: list[ArticleError] = []
    found: dict[str, ArticleFile] = {}
    for given in paths:
        path = Path(os.path.normpath(root / given))
        climbing = not given.is_absolute()
        if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises where the way there is barred
            failures: list[ArticleError] = []
            files = sorted(_walk(path, root, failures, climbing=climbing), key=Path.as_posix)
            errors += failures
            if not files and not failures:
                problems.append(_no_articles(given))
        elif os.path.lexists(path):
            files = [path]
        else:
            problems.append(_missing(given))
            continue
        for file in files:
            article = ArticleFile(id=article_id(file, root, climbing=climbing), path=file)
            real = os.path.realpath(file)
            found[real] = min(article, found.get(real, article))
    if not paths:
        message = "no articles: name the files or folders to read"
        problems.append(UsageError(Diagnostic(code="no-articles", message=message)))
    if problems:
        raise ExceptionGroup("paths that cannot be read", problems)
    return tuple(sorted(found.values())), tuple(dict.fromkeys(errors))


def article_id(path: Path, root: Path, *, climbing: bool = False) -> str:
    """The path relative to the root, with `/`.

    Where it is not below the root it is the whole path, or, `climbing`, the way up and down again.
    """
    for file, folder in ((path, root), (Path(os.path.realpath(path)), Path(os.path.realpath(root)))):
        if file.is_relative_to(folder):
            return _readable(file.relative_to(folder))
    if climbing and path.anchor == root.anchor:
        return _readable(Path(os.path.relpath(path, root)))
    return _readable(path)


def read_text(path: Path, name: str) -> str:
    """The text of a file as it stands, line ends included, a byte order mark left out.

    Raises ArticleError, under `name`, for what is no text in UTF-8 or is too large.
    """
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise _error("not-a-file", f"{name} is not a file but {_sort(state.st_mode)}", name)
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise _error("unreadable", f"{name} cannot be read: {error.strerror}", name) from error
    return decoded(raw, name, size=f"{state.st_size:,}")


def decoded(raw: bytes, name: str, *, size: str) -> str:
    """The text that bytes are, `size` of them as far as is known, of which one more than allowed are given.

    Raises ArticleError, under `name`, for what is no text in UTF-8 or is too large.
    """
    if len(raw) > LARGEST:
        message = f"{name} is too large: {size} bytes, an article has at most {LARGEST:,}"
        raise _error("too-large", message, name, help="is it one article? split it, or leave it out")
    quoted = shlex.quote(name)
    if raw.startswith(_UTF16_MARKS):
        message = f"{name} is not UTF-8 but UTF-16 (byte 0x{raw[0]:02X} at 0)"
        raise _error("bad-encoding", message, name, help=f"iconv -f utf-16 -t utf-8 {quoted}")
    zero = raw.find(0)
    if zero >= 0:
        message = f"{name} is binary (byte 0x00 at {zero:,})"
        raise _error("binary", message, name, help="an article is plain text; leave this file out")
    try:
        return raw.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        before = raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")
        raise ArticleError(
            Diagnostic(
                code="bad-encoding",
                message=f"{name} is not UTF-8 (byte 0x{raw[error.start]:02X} at {error.start:,})",
                file=name,
                line=line,
                column=len(before) + 1,
                help=f"iconv -f windows-1256 -t utf-8 {quoted}",
            )
        ) from error


def _walk(folder: Path, root: Path, errors: list[ArticleError], *, climbing: bool) -> Iterator[Path]:
    """The article files below a folder, in no order; folders that cannot be read go to `errors`."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.is_symlink():
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif _is_article(entry.name):
                        yield Path(entry.path)
        except OSError as error:
            name = article_id(here, root, climbing=climbing)
            errors.append(_error("unreadable", f"{name} cannot be read: {error.strerror}", name))


def _is_article(name: str) -> bool:
    stem, suffix = os.path.splitext(name.casefold())  # noqa: PTH122  # a name, not a path
    return suffix in SUFFIXES and stem != "readme"


def _readable(path: Path) -> str:
    """The path with `/`; bytes of a name that are no UTF-8 are shown by their numbers."""
    shown = PurePosixPath(path).as_posix() if os.sep == "/" else path.as_posix()
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _sort(mode: int) -> str:
    sorts = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((sort for is_one, sort in sorts if is_one(mode)), "a device")


def _missing(given: Path) -> UsageError:
    message = f"there is no file or folder `{_readable(given)}`"
    return UsageError(Diagnostic(code="missing-path", message=message))


def _no_articles(given: Path) -> UsageError:
    looked = " and ".join(f"*{suffix}" for suffix in SUFFIXES)
    message = f"no articles under `{_readable(given)}` (looked for {looked})"
    return UsageError(Diagnostic(code="no-articles", message=message))


def _error(code: str, message: str, file: str, *, help: str | None = None) -> ArticleError:  # noqa: A002  # its name
    return ArticleError(Diagnostic(code=code, message=message, file=file, help=help))
