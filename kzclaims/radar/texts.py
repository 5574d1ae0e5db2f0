"""Articles as rows of concepts, and how the words of each concept are written in them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.bind.binder import Binding, binding
from kzclaims.radar.words import NEWS, PHRASE, STATE, WORD, known_words, named, wordbook
from kzclaims.text.segment import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.bind.plan import Plan
    from kzclaims.bind.reading import Reading
    from kzclaims.model import Article

_ROUNDS = 2  # phrases are of three words at most
_LEAST_ARTICLES = 2  # in which a phrase stands
_ALWAYS = (7, 10)  # how often its rarest word must stand in it


class Token(NamedTuple):
    """A concept in a text: pieces `[first, last)`, of the first of which `prefix` letters are particles."""

    key: str
    first: int
    last: int
    prefix: int


@dataclass(slots=True, eq=False)
class Text:
    """One article with its numbers bound and the concepts of each of its passages.

    `concepts` are all in it, those inside a phrase too.
    """

    bound: Binding
    origin: str
    concepts: set[str] = field(default_factory=set)
    passages: dict[int, list[Token]] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        """The article as binding reads it."""
        return self.bound.reading


@dataclass(slots=True, eq=False)
class Corpus:
    """All articles, and of each concept that no pack lists how it is written, by language."""

    texts: tuple[Text, ...]
    written: Mapping[str, Mapping[str, Counter[str]]]
    names: frozenset[str]


def read_corpus(articles: Iterable[Article], plan: Plan, origins: Mapping[str, str]) -> Corpus:
    """The articles bound to the rules of a plan, and their words as concepts.

    Raises RuleError where a rule's pattern takes too long.
    """
    texts = tuple(Text(binding(article, plan), origins[article.id]) for article in articles)
    attested: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        counted = attested[text.reading.article.language]
        counted.update(piece for piece in text.reading.pieces if piece.isalpha())
    for text in texts:
        _tokenize(text, attested[text.reading.article.language])
    listed = [_listed(text) for text in texts]
    for _ in range(_ROUNDS):
        _join_phrases(texts)
    for text, known in zip(texts, listed, strict=True):
        _keep(text, known)
    written, names = _writings(texts)
    return Corpus(texts=texts, written=written, names=names | named())


def _tokenize(text: Text, attested: Mapping[str, int]) -> None:
    reading = text.reading
    language = reading.article.language
    book = wordbook(language)
    taken = {place for placed in reading.quantities for place in range(placed.first, placed.last)}
    found = [
        Token(mention.term, mention.first, mention.last, mention.prefix)
        for mention in known_words().find(reading.folded, reading.pieces, reading.starts)
        if taken.isdisjoint(range(mention.first, mention.last))
    ]
    for token in found:
        taken.update(range(token.first, token.last))
    for place, piece in enumerate(reading.pieces):
        if place in taken or not piece.isalpha() or len(piece) == 1:
            continue
        word = book.read(piece, attested)
        if word is not None:
            key = f"{WORD}{language}:{book.lemma(word.stem)}"
            found.append(Token(key, place, place + 1, word.prefix))
    text.concepts.update(token.key for token in found)
    begins = [first for first, _ in reading.ranges]
    for token in sorted(found, key=lambda one: (one.first, one.key)):
        passage = bisect_right(begins, token.first) - 1
        if passage >= 0 and reading.passages[passage].kind is not PassageKind.FURNITURE:
            text.passages.setdefault(passage, []).append(token)


def _join_phrases(texts: Sequence[Text]) -> None:
    """Puts words that nearly always stand together into one concept."""
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    articles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for text in texts:
        for row in text.passages.values():
            alone.update(token.key for token in row)
            for one, other in _neighbours(text, row):
                pair = (one.key, other.key)
                together[pair] += 1
                articles[pair].add(text.origin)
    phrases = {
        pair
        for pair, count in together.items()
        if len(articles[pair]) >= _LEAST_ARTICLES and count * _ALWAYS[1] >= _rarest(pair, alone) * _ALWAYS[0]
    }
    for text in texts:
        for passage, row in text.passages.items():
            text.passages[passage] = list(_joined(text, row, phrases))
            text.concepts.update(token.key for token in text.passages[passage])


def _listed(text: Text) -> dict[int, list[Token]]:
    """What the packs list in each passage."""
    return {
        passage: [token for token in row if token.key.startswith(NEWS)]
        for passage, row in text.passages.items()
    }


def _keep(text: Text, listed: Mapping[int, Sequence[Token]]) -> None:
    """Puts concepts of the packs back that are inside phrases: «drones struck» is still of drones."""
    for passage, row in text.passages.items():
        row += [token for token in listed[passage] if token not in row]
        row.sort(key=lambda token: (token.first, -token.last, token.key))


def _rarest(pair: tuple[str, str], alone: Mapping[str, int]) -> int:
    """How often the rarer of two words stands anywhere, of those that no pack lists."""
    return min(alone[key] for key in pair if not key.startswith(NEWS))


def _neighbours(text: Text, row: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    for one, other in pairwise(row):
        if _may_join(text, one, other):
            yield one, other


def _may_join(text: Text, one: Token, other: Token) -> bool:
    keys = (one.key, other.key)
    if any(key.startswith(STATE) for key in keys) or all(key.startswith(NEWS) for key in keys):
        return False
    if keys[1] in keys[0] or keys[0] in keys[1]:
        return False
    between = text.reading.pieces[one.last : other.first]
    return len(between) == 1 and between[0].isspace() and "\n" not in between[0]


def _joined(text: Text, row: Sequence[Token], phrases: set[tuple[str, str]]) -> Iterator[Token]:
    at = 0
    while at < len(row):
        one = row[at]
        if at + 1 < len(row):
            other = row[at + 1]
            if (one.key, other.key) in phrases and _may_join(text, one, other):
                key = f"{PHRASE}{one.key.removeprefix(PHRASE)} {other.key.removeprefix(PHRASE)}"
                yield Token(key, one.first, other.last, one.prefix)
                at += 2
                continue
        yield one
        at += 1


def _writings(texts: Sequence[Text]) -> tuple[dict[str, dict[str, Counter[str]]], frozenset[str]]:
    """How each concept that no pack lists is written, by language, and which are written as names."""
    firm: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    weak: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for text in texts:
        reading = text.reading
        language = reading.article.language
        for passage, row in text.passages.items():
            heading = reading.passages[passage].kind is PassageKind.HEADING
            for order, token in enumerate(row):
                if token.key.startswith((WORD, PHRASE)):
                    opens = heading or (order == 0 and token.first <= reading.ranges[passage][0] + 1)
                    into = weak if opens else firm
                    into[token.key][language][surface(reading, token)] += 1
    written: dict[str, dict[str, Counter[str]]] = {}
    names: set[str] = set()
    for key in sorted({*firm, *weak}):
        by_language = firm.get(key)
        if by_language is None:
            by_language = defaultdict(Counter)
            for language, forms in weak[key].items():
                by_language[language].update({form.lower(): count for form, count in forms.items()})
        written[key] = {language: _lowered(forms) for language, forms in by_language.items()}
        if all(form[:1].isupper() for forms in written[key].values() for form in forms):
            names.add(key)
    return written, frozenset(names)


def _lowered(forms: Mapping[str, int]) -> Counter[str]:
    """The forms, each in small letters where it stands so somewhere."""
    merged: Counter[str] = Counter()
    for form, count in forms.items():
        merged[form.lower() if form.lower() in forms else form] += count
    return merged


def surface(reading: Reading, token: Token) -> str:
    """What stands in the article for a concept, without particles, as one could type it."""
    folded = reading.folded
    start, end = reading.starts[token.first] + token.prefix, reading.starts[token.last]
    span = folded.span(start, end)
    shown = " ".join(folded.original[span.start : span.end].split())
    plain = "".join(
        letter
        for letter in shown
        if letter != "ـ" and (letter.isprintable() and not unicodedata.combining(letter))
    )
    if plain.isascii() or unicodedata.normalize("NFKC", plain) == plain:
        return plain
    return folded.text[start:end].strip()
