"""The rules that a command was asked about."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from kzclaims.errors import Diagnostic, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.model import RuleSet

_ANY = frozenset("*?[")


def chosen(rules: RuleSet, named: Sequence[str]) -> frozenset[str] | None:
    """The ids of the rules and relations that were named, by an id or by a pattern: `kz-*`; None for all.

    Raises an ExceptionGroup of UsageError for every name that is none of theirs.
    """
    if not named:
        return None
    ids = [*(rule.id for rule in rules.rules), *(relation.id for relation in rules.relations)]
    found: set[str] = set()
    problems: list[UsageError] = []
    for name in named:
        these = [one for one in ids if one == name or (_ANY & set(name) and fnmatchcase(one, name))]
        found.update(these)
        if not these:
            problems.append(_unknown(name, ids))
    if problems:
        raise ExceptionGroup("rules that are not there", problems)
    return frozenset(found)


def _unknown(name: str, ids: Sequence[str]) -> UsageError:
    from kzclaims.rules.suggest import nearest  # noqa: PLC0415 - only for a mistake

    near = nearest(name, ids)
    guess = f", did you mean `{near}`?" if near else ""
    message = f"there is no rule or relation `{name}`{guess}"
    return UsageError(Diagnostic(code="no-rule", message=message, help="kzclaims rules list names them"))
