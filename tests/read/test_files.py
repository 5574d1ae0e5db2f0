"""Which files are articles, and their text."""

import os
import shutil
from pathlib import Path

import pytest

from kzclaims.errors import ArticleError, UsageError
from kzclaims.read import read_articles
from kzclaims.read.files import find_articles, read_text


def place(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("نص.", encoding="utf-8")


def ids(root: Path, *paths: str) -> list[str]:
    return [file.id for file in find_articles([Path(path) for path in paths], root)[0]]


def usage_codes(root: Path, *paths: str) -> list[str]:
    with pytest.raises(ExceptionGroup) as caught:
        find_articles([Path(path) for path in paths], root)
    problems = [problem for problem in caught.value.exceptions if isinstance(problem, UsageError)]
    assert len(problems) == len(caught.value.exceptions)
    return [problem.diagnostic.code for problem in problems]


def test_folders_are_read_recursively_in_sorted_order(tmp_path: Path) -> None:
    place(
        tmp_path, "a/b.txt", "a/a/z.MD", "a/B.txt", "a/c.html", "a/README.md", "a/.hidden.txt", "a/.git/x.txt"
    )
    assert ids(tmp_path, "a") == ["a/B.txt", "a/a/z.MD", "a/b.txt"]


def test_the_order_of_the_paths_does_not_matter_and_a_file_counts_once(tmp_path: Path) -> None:
    place(tmp_path, "a/b.txt", "c.txt")
    expected = ["a/b.txt", "c.txt"]
    assert ids(tmp_path, "c.txt", "a", "a/b.txt", "./a/../c.txt", str(tmp_path / "c.txt")) == expected


def test_a_file_given_by_name_may_have_any_name(tmp_path: Path) -> None:
    place(tmp_path, "story.html", "README.md", ".x")
    assert ids(tmp_path, "story.html", "README.md", ".x") == [".x", "README.md", "story.html"]


def test_links_are_not_followed_on_the_way(tmp_path: Path) -> None:
    place(tmp_path, "a/b.txt", "other/c.txt")
    (tmp_path / "a/link.txt").symlink_to(tmp_path / "other/c.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    assert ids(tmp_path, "a") == ["a/b.txt"]
    assert ids(tmp_path, "a/link.txt") == ["a/link.txt"]


def test_an_article_outside_the_root_is_called_by_the_way_that_was_given(tmp_path: Path) -> None:
    place(tmp_path, "in/a.txt", "out/b.txt", "out/c.txt")
    assert ids(tmp_path / "in", "a.txt", "../out/b.txt") == ["../out/b.txt", "a.txt"]
    assert ids(tmp_path / "in", "../out", "../in/a.txt") == ["../out/b.txt", "../out/c.txt", "a.txt"]
    whole = (tmp_path / "out/b.txt").as_posix()
    assert ids(tmp_path / "in", whole) == [whole]


def test_what_is_missing_and_what_is_empty_is_told_at_once(tmp_path: Path) -> None:
    place(tmp_path, "a.txt", "html/x.html")
    (tmp_path / "empty").mkdir()
    found = usage_codes(tmp_path, "gone.txt", "a.txt", "empty", "html", "gone/x")
    assert found == ["missing-path", "no-articles", "no-articles", "missing-path"]
    assert usage_codes(tmp_path) == ["no-articles"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(b"\xef\xbb\xbfa\r\nb\rc\n", "a\r\nb\rc\n", id="mark-dropped-line-ends-kept"),
        pytest.param(b"", "", id="empty"),
        pytest.param("\u200fنص\ufeff".encode(), "\u200fنص\ufeff", id="inner-marks-kept"),
    ],
)
def test_text_is_the_original(tmp_path: Path, raw: bytes, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert read_text(tmp_path / "a.txt", "a.txt") == text


@pytest.mark.parametrize(
    ("raw", "code", "said"),
    [
        pytest.param("نص".encode("cp1256"), "bad-encoding", "byte 0xE4 at 0", id="arabic-code-page"),
        pytest.param(
            "نص\nabc\xe9".encode() + b"\xff", "bad-encoding", "byte 0xFF at 10", id="in-the-second-line"
        ),
        pytest.param(b"ab\x00c", "binary", "byte 0x00 at 2", id="binary"),
        pytest.param("نص".encode("utf-16"), "bad-encoding", "UTF-16", id="utf-16"),
        pytest.param(b"\xed\xa0\x80", "bad-encoding", "byte 0xED at 0", id="surrogate"),
        pytest.param(b"a" * (2 * 1024 * 1024 + 1), "too-large", "2,097,153 bytes", id="too-large"),
    ],
)
def test_what_is_no_article_says_why(tmp_path: Path, raw: bytes, code: str, said: str) -> None:
    (tmp_path / "a b.txt").write_bytes(raw)
    with pytest.raises(ArticleError) as caught:
        read_text(tmp_path / "a b.txt", "a b.txt")
    diagnostic = caught.value.diagnostic
    assert diagnostic.code == code
    assert diagnostic.file == "a b.txt"
    assert said in diagnostic.message
    assert diagnostic.help


def test_a_bad_byte_has_its_line_and_column_and_cure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("نص\nabcé".encode() + b"\xff")
    with pytest.raises(ArticleError) as caught:
        read_text(tmp_path / "a.txt", "a.txt")
    diagnostic = caught.value.diagnostic
    assert (diagnostic.line, diagnostic.column) == (2, 5)
    assert diagnostic.help == "iconv -f windows-1256 -t utf-8 a.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match="a pipe"):
        read_text(tmp_path / "pipe.txt", "pipe.txt")


def test_every_unreadable_article_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    place(tmp_path, "s/good.txt")
    (tmp_path / "s/b.txt").write_bytes(b"\xff")
    (tmp_path / "s/a.txt").write_bytes(b"\x00")
    (tmp_path / "s/broken-link.txt").symlink_to("nowhere")
    articles, errors = read_articles([Path("s"), Path("s/broken-link.txt")], root=tmp_path)
    assert [article.id for article in articles] == ["s/good.txt"]
    assert [error.diagnostic.file for error in errors] == ["s/a.txt", "s/b.txt", "s/broken-link.txt"]
    assert [error.diagnostic.code for error in errors] == ["binary", "bad-encoding", "unreadable"]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    place(tmp_path, "s/a.txt", "s/b.txt")
    first = read_articles([Path("s")], root=tmp_path)
    shutil.copytree(tmp_path / "s", tmp_path / "t/s")
    assert first == read_articles([Path("s/b.txt"), Path("s/a.txt")], root=tmp_path / "t")
