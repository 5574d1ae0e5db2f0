"""Articles made of files."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kzclaims.errors import ArticleError
from kzclaims.model import Article
from kzclaims.read.files import article_id, find_articles, read_text
from kzclaims.read.language import UNDETERMINED, language_of
from kzclaims.read.metadata import front_matter, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.read.files import ArticleFile
    from kzclaims.read.manifest import Entry

_MANIFEST = "articles.toml"


def read_articles(
    paths: Sequence[Path], *, root: Path
) -> tuple[tuple[Article, ...], tuple[ArticleError, ...]]:
    """The articles of files and folders, sorted by id, and an error for each thing that cannot be read.

    What the manifest beside an article does not say is taken from its text and named in `inferred`.

    Raises an ExceptionGroup of UsageError for paths that do not exist and folders without articles.
    """
    files, unreadable = find_articles(paths, root)
    errors = list(unreadable)
    manifests = _Manifests(root)
    articles: list[Article] = []
    for file in files:
        try:
            text = read_text(file.path, file.id)
        except ArticleError as error:
            errors.append(error)
            continue
        articles.append(make_article(file.id, text, manifests.entry(file)))
    return tuple(articles), tuple(sorted((*errors, *manifests.errors), key=_place))


def make_article(name: str, text: str, entry: Entry | None = None) -> Article:
    """An article of a text: what its manifest's entry says, then its front matter, then its lines.

    `name` becomes the id; its stem is the source where nothing else names one.
    """
    given = entry.model_dump(exclude_none=True) if entry is not None else {}
    language = given.get("language") or front_matter(text).language or language_of(text)
    matter = front_matter(text, language)  # its date may hang on the language
    page = page_of(text, language, only_title={"source", "published"} <= given.keys())
    found = {
        "source": matter.source or page.source or PurePosixPath(name).stem,
        "published": matter.published or page.published,
        "language": language,
        "title": matter.title or page.title,
        "url": matter.url,
    }
    inferred = {key for key, value in found.items() if key not in given and value and value != UNDETERMINED}
    values = {**found, **given}
    return Article(
        id=name,
        text=text,
        source=values["source"],
        published=values["published"],
        language=values["language"],
        title=values["title"],
        url=values["url"],
        inferred=frozenset(inferred),
    )


class _Manifests:
    """The manifests of the folders that articles lie in, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[Path, dict[str, Entry]] = {}
        self.errors: list[ArticleError] = []

    def entry(self, file: ArticleFile) -> Entry | None:
        """What the manifest beside a file says of it."""
        folder = file.path.parent
        if folder not in self._read:
            self._read[folder] = self._load(folder, climbing=file.id.startswith("../"))
        return self._read[folder].get(file.path.name)

    def _load(self, folder: Path, *, climbing: bool) -> dict[str, Entry]:
        path = folder / _MANIFEST
        if not path.is_file():
            return {}
        from kzclaims.read.manifest import load_manifest  # noqa: PLC0415  # pydantic, only where it is needed

        entries, errors = load_manifest(folder, article_id(path, self._root, climbing=climbing))
        self.errors += errors
        return entries


def _place(error: ArticleError) -> tuple[str, int, int]:
    diagnostic = error.diagnostic
    return (diagnostic.file or "", diagnostic.line or 0, diagnostic.column or 0)
