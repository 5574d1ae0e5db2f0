"""What an article's own text says of it: when and where it appeared, its title, its address."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.read.dates import DateHit, find_date
from kzclaims.text.fold import fold
from kzclaims.text.furniture import Furniture, after_label, furniture, is_date_line
from kzclaims.text.segment import Passage, PassageKind, segment
from kzclaims.text.wordlists import head_of, word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = 1600  # characters within which a title, a dateline and dates of publication stand
_TAIL = 800  # characters at the end within which a source or a date may stand
_BOX_LINE = 40  # characters of the longest line over such a box
_KICKER_WORDS = 3  # a heading so short over another is a section's name
_TITLE = 160  # characters
_SOURCE_WORDS = 8
_DATELINE = 100  # characters
_PLACE_WORDS = 5
_MARKS = " \t\u00a0*_#>|-–—."
_MATTER = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)\r?\n(?P=fence)[ \t]*(?:\r?\n|$)", re.DOTALL
)
_MATTER_LINE = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*$")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_HIDDEN = re.compile("[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad]")
_BEFORE_DATELINE = re.compile(r"[^.!?؟\d]*[-–—,،:/(.|]\s*\(?$")
_AFTER_DATELINE = re.compile(r"\)?\s*\.?\s*(?:\([^)]{1,25}\)|[/،,]?\s*\w+)?\s*[/]?\s*(?:[-–—:|]|$)")


class FrontMatter(NamedTuple):
    """What stands between the fences at the head of a Markdown file; None where it says nothing."""

    title: str | None = None
    published: date | None = None
    source: str | None = None
    language: str | None = None
    url: str | None = None


class Page(NamedTuple):
    """What the text itself says of an article; None where it says nothing, `title` perhaps empty."""

    title: str
    published: date | None
    source: str | None


def front_matter(text: str, language: str = "und") -> FrontMatter:
    """The front matter of a text, YAML between `---` or TOML between `+++`; all None where there is none.

    Of YAML, lines of `key: value` are read.
    """
    hit = _MATTER.match(text)
    if hit is None:
        return FrontMatter()
    values = _toml(hit["body"]) if hit["fence"] == "+++" else _yaml(hit["body"])
    published: date | None = None
    for key in ("published", "date", "pubdate", "date_published", "publication_date"):
        value = values.get(key)
        if published is None and value is not None:
            found = find_date(fold(str(value)).text, language)
            published = found.day if found else None
    code = (values.get("language") or values.get("lang") or "")[:2].lower()
    return FrontMatter(
        title=values.get("title"),
        published=published,
        source=values.get("source") or values.get("publisher"),
        language=code if re.fullmatch("[a-z]{2}", code) else None,
        url=values.get("url") or values.get("link"),
    )


def page_of(text: str, language: str, *, only_title: bool = False) -> Page:
    """What the lines of a text say of the article itself; `only_title` spares the search for the rest."""
    matter = _MATTER.match(text)
    own = text[matter.end() if matter else 0 : _own_end(text)]
    head = own[: _cut(own, _HEAD)]
    passages = segment(head)
    title = _title(head, passages)
    if only_title:
        return Page(title=title, published=None, source=None)
    tail = own[max(len(head), len(own) - _TAIL) :]
    last = segment(tail)
    return Page(
        title=title,
        published=_published(head, passages, language) or _labelled_date(tail, last, language),
        source=_source(tail, last) or _source(head, passages),
    )


def _own_end(text: str) -> int:
    """Where a box of other articles begins, or the end of the text."""
    place = 0
    for line in text.splitlines(keepends=True):
        if len(line) <= _BOX_LINE and not line.isspace() and furniture(line.strip()) is Furniture.BOX:
            return place
        place += len(line)
    return place


def _cut(text: str, most: int) -> int:
    """A place at the end of a line, `most` or before it where there is one."""
    if len(text) <= most:
        return len(text)
    place = text.rfind("\n", 0, most)
    return place if place > 0 else most


def _toml(body: str) -> dict[str, str]:
    try:
        values = tomllib.loads(body)
    except (ValueError, RecursionError):  # not TOML, a number too long, a nesting too deep
        return {}
    return {
        key.lower(): str(value.date() if isinstance(value, datetime) else value)
        for key, value in values.items()
        if isinstance(value, str | date)
    }


def _yaml(body: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in body.splitlines():
        hit = _MATTER_LINE.match(line)
        if hit is not None:
            value = hit[2]
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            if value:
                values.setdefault(hit[1].lower(), value)
    return values


def _title(text: str, passages: Sequence[Passage]) -> str:
    own = [passage for passage in passages if passage.kind is not PassageKind.FURNITURE]
    if not own:
        return ""
    chosen = own[0]
    for passage in own:
        if passage.kind is not PassageKind.HEADING:
            break
        chosen = passage
        if len(text[passage.start : passage.end].split()) > _KICKER_WORDS:
            break
    if chosen.kind is PassageKind.HEADING:
        return _shown(text[chosen.start : chosen.end])
    line = text[chosen.start :].splitlines()[0].strip()
    return _shown(line if len(line) <= _TITLE else text[chosen.start : chosen.end])


def _shown(line: str) -> str:
    """A line as a title is shown: without marks of Markdown, on one line, in plain letters."""
    plain = _PRESENTATION.sub(lambda hit: unicodedata.normalize("NFKC", hit[0]), _HIDDEN.sub("", line))
    plain = " ".join(plain.strip().lstrip("#").strip(" *_").split())
    if len(plain) <= _TITLE:
        return plain
    return plain[:_TITLE].rsplit(" ", 1)[0] + "…"


def _published(text: str, passages: Sequence[Passage], language: str) -> date | None:
    """The day of publication: from a label, from a line of its own above the text, from a dateline."""
    labelled = _labelled_date(text, passages, language)
    if labelled is not None:
        return labelled
    first = next((passage.start for passage in passages if passage.kind is PassageKind.SENTENCE), len(text))
    above = [passage for passage in passages if passage.kind is PassageKind.FURNITURE]
    early = [passage for passage in above if passage.start < first] or above[:2]
    for passage in early:
        plain = fold(text[passage.start : passage.end]).text.strip(_MARKS)
        if is_date_line(plain) and not plain.startswith(word_lists().updated):
            found = find_date(plain, language)
            if found is not None:
                return found.day
    return _dateline(text, passages, language)


def _labelled_date(text: str, passages: Sequence[Passage], language: str) -> date | None:
    """The date behind a label such as «تاريخ النشر», on its line or on the next."""
    for index, passage in enumerate(passages):
        plain = fold(text[passage.start : passage.end][:_TITLE]).text.strip(_MARKS)
        rest = _after_published(plain)
        if rest is None:
            continue
        if not rest and index + 1 < len(passages):
            after = passages[index + 1]
            rest = fold(text[after.start : after.end][:_TITLE]).text.strip(_MARKS)
            if not is_date_line(rest):
                continue
        found = find_date(rest, language)
        if found is not None:
            return found.day
    return None


def _after_published(plain: str) -> str | None:
    """What follows a label of publication; None where the line begins with none or is a sentence."""
    lists = word_lists()
    if head_of(plain) not in lists.heads:
        return None
    rest = after_label(plain, lists.published)
    if rest is not None:
        return rest
    for label in lists.published:
        after = plain[len(label) :].strip(" :")
        if plain.startswith(label) and is_date_line(after):
            return after
    return None


def _dateline(text: str, passages: Sequence[Passage], language: str) -> date | None:
    """The day in «واشنطن – 7 نوفمبر 2025 –» at the head of the text; an event's date is none."""
    lists = word_lists()
    for passage in passages:
        line = text[passage.start :].split("\n", 1)[0]
        plain = fold(line[: _DATELINE * 2]).text
        if passage.kind is PassageKind.FURNITURE and plain.startswith((*lists.updated, *lists.labels)):
            continue
        found = find_date(plain, language)
        if found is not None and found.start <= _DATELINE and _is_dateline(plain, found):
            return found.day
        if passage.kind is PassageKind.SENTENCE:
            return None
    return None


def _is_dateline(plain: str, found: DateHit) -> bool:
    before, after = plain[: found.start], plain[found.end :]
    if before and (len(before.split()) > _PLACE_WORDS or not _BEFORE_DATELINE.fullmatch(before)):
        return False
    ends = _AFTER_DATELINE.match(after)
    return ends is not None and (bool(before) or bool(after.strip()))


def _source(text: str, passages: Sequence[Passage]) -> str | None:
    """The outlet behind a label such as «المصدر», the last where there are several."""
    for line in _furniture_lines(text, reversed(passages)):
        plain = fold(line).text.strip(_MARKS)
        if after_label(plain, word_lists().source):
            value = _shown(re.split("[:|]", line, maxsplit=1)[1])
            if value and len(value.split()) <= _SOURCE_WORDS:
                return value
    return None


def _furniture_lines(text: str, passages: Iterator[Passage]) -> Iterator[str]:
    for passage in passages:
        if passage.kind is PassageKind.FURNITURE:
            yield text[passage.start : passage.end][:_TITLE]
