"""Every page does what it says: its commands print what stands below them, its links lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import REWRITE, blocks, commands, pages, run_page, same

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_commands_print_what_the_page_says(page: Path, tmp_path: Path) -> None:
    complaints, mended = run_page(page.read_text("utf-8"), tmp_path)
    if REWRITE:
        page.write_text(mended, encoding="utf-8")
    assert not complaints, "\n\n".join(complaints)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^(`{3,}).*?^\1", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert links
    for link in links:
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), link


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    text = re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_the_page_begins_with_what_it_answers(page: Path) -> None:
    title, _, rest = page.read_text("utf-8").partition("\n")
    assert title.startswith("# ")
    assert re.match(r"\n+[A-Z*]", rest), "a page begins with a paragraph"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_file_is_named_to_the_reader(page: Path) -> None:
    """A block's own name is not shown everywhere: the paragraph before it tells it."""
    text = re.sub(r"^<!-- .*? -->\n\n", "", page.read_text("utf-8"), flags=re.MULTILINE)
    for block in blocks(text):
        if block.title:
            before = text[: block.start].rsplit("\n```", 1)[0].rstrip().rsplit("\n\n", 1)[-1]
            assert f"`{block.title}`" in before, block.title


@pytest.mark.parametrize(
    ("expected", "printed", "is_same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n\n", "a\nb\n", True),
        ("a  \n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\nb\n", "a\n", False),
        ("b\na\n", "a\nb\n", False),
        ("  a\n", "a\n", False),
        ("…\n", "a\nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a\n  …\nc\n", "a\nb\nc\n", True),
        ("a …\n", "a b\n", False),
        (".\n", "a\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_what_counts_as_the_same_output(expected: str, printed: str, is_same: bool) -> None:
    assert same(expected, printed) is is_same


PAGE = """# A page

```toml title="a/b.toml"
x = 1
```

```console
$ cat a/b.toml
x = 1
$ exit 3
$ echo $?
3
$ printf '%s\\n' \\
  one two
one
two
```

```text
not run
```

```python
>>> from pathlib import Path
>>> Path("a/b.toml").read_text()
'x = 1\\n'
```

<!-- folder: repository -->

```
$ ls a kzclaims.toml | grep kz
…
kzclaims.toml
```
"""


def test_a_page_is_run_in_its_folder(tmp_path: Path) -> None:
    assert run_page(PAGE, tmp_path) == ([], PAGE)
    assert (tmp_path / "folder-0" / "a" / "b.toml").read_text() == "x = 1\n"
    assert (tmp_path / "folder-1" / "rules").is_dir()


@pytest.mark.parametrize(
    ("said", "instead", "complaint"),
    [
        ("x = 1\n$ exit", "x = 2\n$ exit", "line 8: $ cat a/b.toml"),
        ("\n3\n", "\n4\n", "line 11: $ echo $?"),
        ("one\ntwo\n", "one\n", "line 13: $ printf"),
        ("'x = 1", "'x = 3", "Expected:"),
        ("…\nkzclaims", "…\nkzclaim", "$ ls a"),
    ],
)
def test_what_a_page_says_wrongly_is_told(tmp_path: Path, said: str, instead: str, complaint: str) -> None:
    assert said in PAGE
    ((told,), mended) = run_page(PAGE.replace(said, instead), tmp_path)
    assert complaint in told
    assert (mended == PAGE) is ("…" not in said and "'" not in said)


def test_blocks_and_commands_are_found() -> None:
    first, second, *_ = blocks(PAGE)
    assert (first.language, first.title, first.text, first.line) == ("toml", "a/b.toml", "x = 1\n", 4)
    assert [command.words for command in commands(second)] == [
        "cat a/b.toml",
        "exit 3",
        "echo $?",
        "printf '%s\\n' \\\n  one two",
    ]
