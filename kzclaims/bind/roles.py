"""Roles: on which side of a flow a name stands: who gives, and where it goes.

A rule may ask for a term on one side: `to:us` is the United States as the place or party that something
goes to («invested in the United States»), `from:us` is any other mention of them («American companies
invested»). So who invests in whom is told apart though `about` has no order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Role, split_role

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kzclaims.bind.reading import Reading
    from kzclaims.bind.terms import Mention

_BEFORE = 2  # pieces between a word of direction and a name: the space, or an article and a space


def is_role(term: str) -> bool:
    """Whether a rule speaks of a term on one side of a flow."""
    return split_role(term)[0] is not None


def roles_of(term: str, asked: Collection[str], *, goal: bool) -> str | None:
    """The name under which rules ask for a mention on its side; None where none does."""
    name = f"{Role.TO if goal else Role.FROM}:{term}"
    return name if name in asked else None


def with_roles(reading: Reading, mentions: Iterable[Mention], asked: Collection[str]) -> Iterator[Mention]:
    """The mentions, each followed by itself on its side of a flow where a rule asks for that."""
    for mention in mentions:
        yield mention
        if asked:
            name = roles_of(mention.term, asked, goal=_is_goal(reading, mention))
            if name is not None:
                yield mention._replace(term=name)


def _is_goal(reading: Reading, mention: Mention) -> bool:
    """Whether a word of direction («in», «to», «في», «إلى») stands before a mention, or on its first word."""
    context = reading.context
    words = reading.between(max(mention.first - 2 * _BEFORE, 0), mention.first).split()
    while words and words[-1] in context.articles:
        words.pop()
    if words and words[-1] in context.direction:
        return True
    particles = reading.pieces[mention.first][: mention.prefix].removesuffix(context.article)
    return bool(particles) and particles.endswith(context.onto)
