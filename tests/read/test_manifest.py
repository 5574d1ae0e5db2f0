"""The manifest beside the articles."""

from datetime import date
from pathlib import Path

import pytest

from kzclaims.errors import ArticleError
from kzclaims.model import Article
from kzclaims.read import read_articles


def read_articles_of(
    tmp_path: Path, manifest: str, text: str = "وصل الوفد أمس."
) -> tuple[tuple[Article, ...], tuple[ArticleError, ...]]:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.md").write_text(text, encoding="utf-8")
    (tmp_path / "articles.toml").write_text(manifest, encoding="utf-8")
    return read_articles([Path()], root=tmp_path)


def test_the_manifest_is_believed_before_the_text(tmp_path: Path) -> None:
    manifest = (
        '["a.txt"]\nsource = "Outlet"\npublished = 2025-11-06\nlanguage = "fa"\nurl = "https://example.org/a"\n'
        "['b.md']\npublished = \"2025-11-08\"\n"
    )
    (first, second), errors = read_articles_of(
        tmp_path, manifest, "07-11-2025\nوصل الوفد أمس.\nالمصدر: الوكالة\n"
    )
    assert errors == ()
    assert (first.source, first.published, first.language) == ("Outlet", date(2025, 11, 6), "fa")
    assert first.url == "https://example.org/a"
    assert first.inferred == {"title"}
    assert (second.source, second.published, second.language) == ("الوكالة", date(2025, 11, 8), "ar")
    assert second.inferred == {"source", "language", "title"}


WRONG = {
    "unknown-key": ('["a.txt"]\n  sourse = "X"\n', "unknown-key", 2, 3, "did you mean `source`?"),
    "unknown-key-inline": ('"a.txt" = { lang = "ar" }\n', "unknown-key", 1, 13, "did you mean `language`?"),
    "unknown-article": ('\n["a.text"]\nsource = "X"\n', "unknown-article", 2, 2, "did you mean `a.txt`?"),
    "no-table": ("version = 1\n", "unknown-key", 1, 1, 'articles have tables: ["file.txt"]'),
    "date": ('["a.txt"]\npublished = "soon"\n', "bad-value", 2, 1, "write a date: 2025-11-07"),
    "number-for-date": ('["a.txt"]\npublished = 2025\n', "bad-value", 2, 1, "write a date: 2025-11-07"),
    "language": (
        '["a.txt"]\nlanguage = "Arabic"\n',
        "bad-value",
        2,
        1,
        "write a code of two or three letters: ar",
    ),
    "source": ('["a.txt"]\nsource = 5\n', "bad-value", 2, 1, "write the name of an outlet, in quotes"),
    "syntax": ('["a.txt"]\nsource = X\n', "bad-toml", 2, 10, None),
    "unfinished": ('["a.txt"]\nsource = "X\n', "bad-toml", 2, 12, None),
}


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_errors_have_their_place(tmp_path: Path, row: tuple[str, str, int, int, str | None]) -> None:
    manifest, code, line, column, advice = row
    _, errors = read_articles_of(tmp_path, manifest)
    (diagnostic,) = [error.diagnostic for error in errors]
    assert (diagnostic.code, diagnostic.file) == (code, "articles.toml")
    assert (diagnostic.line, diagnostic.column) == (line, column)
    assert diagnostic.source_line == manifest.split("\n")[line - 1]
    assert diagnostic.help == advice


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 3000], ids=["long", "deep"])
def test_what_toml_allows_and_python_does_not_read_is_an_error(tmp_path: Path, value: str) -> None:
    articles, errors = read_articles_of(tmp_path, f"x = {value}\n", text=f"+++\nx = {value}\n+++\nنص.")
    assert [(error.diagnostic.code, error.diagnostic.file) for error in errors] == [
        ("bad-toml", "articles.toml")
    ]
    assert len(articles) == 2


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    manifest = '["c.txt"]\n["a.txt"]\nx = 1\nurl = 2\n["b.md"]\ny = 3\n'
    articles, errors = read_articles_of(tmp_path, manifest)
    assert [error.diagnostic.line for error in errors] == [1, 3, 4, 6]
    assert len(articles) == 2


def test_a_manifest_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "articles.toml").write_bytes(b"\xff")
    articles, errors = read_articles([Path("a.txt")], root=tmp_path)
    assert [error.diagnostic.code for error in errors] == ["bad-encoding"]
    assert len(articles) == 1


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text("نص.", encoding="utf-8")
    (tmp_path / "y/articles.toml").write_text('["a.txt"]\nsource = "Y"\n', encoding="utf-8")
    articles, errors = read_articles([Path("y"), Path("x")], root=tmp_path)
    assert [(article.id, article.source) for article in articles] == [("x/a.txt", "a"), ("y/a.txt", "Y")]
    assert errors == ()
