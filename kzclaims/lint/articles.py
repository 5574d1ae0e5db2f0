"""Findings that given articles make: rules that catch nothing in them, or what others catch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.languages import available
from kzclaims.lint.finding import Code, Finding, Level, joined
from kzclaims.lint.observed import Observed, branch_terms, observe
from kzclaims.model import Why, split_role
from kzclaims.report.lines import one_line
from kzclaims.report.proof_words import missed
from kzclaims.rules.units import units_in
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.lint.vocabulary import Vocabulary
    from kzclaims.model import Article, Claim, Rule, RuleSet

_SHOWN = 3


def article_findings(
    rules: RuleSet, vocabulary: Vocabulary, articles: Iterable[Article]
) -> Iterator[Finding]:
    """What the articles show: nothing where there are none.

    Raises RuleError (`timeout`) where a pattern's search takes too long.
    """
    seen = observe(rules, articles)
    if not seen.articles:
        return
    contested = {loser for loser, _ in seen.contested}
    for rule in rules.rules:
        impossible = [
            *_foreign(rule, vocabulary, seen),
            *_foreign_pattern(rule, vocabulary, seen),
            *_unread(rule, seen),
        ]
        yield from impossible
        yield from _unfilled(rule, vocabulary, seen)
        if not seen.claims[rule.id] and not impossible and rule.id not in contested:
            yield _idle(rule, seen)
    by_id = {rule.id: rule for rule in rules.rules}
    for (loser, winner), claims in sorted(seen.contested.items()):
        yield _contested(by_id[loser], winner, claims)


def _foreign(rule: Rule, vocabulary: Vocabulary, seen: Observed) -> Iterator[Finding]:
    """Groups of `about` without forms in any language of the articles, and that none of them speaks of.

    None where no article's language could be told: any form may be of that language.
    """
    known = seen.known_languages
    if not known:
        return
    for index, group in enumerate(rule.about):
        if vocabulary.languages(group) & known or seen.mentioned & {*group}:
            continue
        spoken = ", ".join(sorted(vocabulary.languages(group)))
        yield Finding(
            code=Code.FOREIGN_TERMS,
            level=Level.ERROR,
            message=f"rule `{rule.id}` can match in none of the articles",
            table=rule.location,
            path=("about", index),
            label=f"has forms in {spoken} only",
            hint=f"the articles are in {', '.join(sorted(known))}: add forms in "
            f"{'that language' if len(known) == 1 else 'these languages'}",
        )


def _foreign_pattern(rule: Rule, vocabulary: Vocabulary, seen: Observed) -> Iterator[Finding]:
    """A pattern each branch of which needs a term that has no forms in the languages of the articles.

    Patterns are searched with the forms of the article's language and of English; in an article whose
    language has no pack, with all.
    """
    if rule.pattern is None or not seen.languages <= {*available()}:
        return
    spoken = seen.languages | {"en"}
    missing: list[str] = []
    for demanded in branch_terms(rule.pattern):
        foreign = [group for group in demanded if not vocabulary.languages(group) & spoken]
        if not foreign:
            return
        missing += ["|".join(sorted(group)) for group in foreign]
    yield Finding(
        code=Code.FOREIGN_TERMS,
        level=Level.ERROR,
        message=f"the pattern of rule `{rule.id}` can match in none of the articles",
        table=rule.location,
        path=("pattern",),
        label=f"no forms of {joined(list(dict.fromkeys(missing)))}",
        hint=f"the articles are in {', '.join(sorted(seen.languages))}: add forms in one of them",
    )


def _unread(rule: Rule, seen: Observed) -> Iterator[Finding]:
    """A unit that the packs of the articles' languages have no words for."""
    unit = rule.unit
    if unit is None or (rule.kind, unit) in seen.units:
        return
    # Of a rate (`t/year`) the packs may know the parts.
    if {unit, unit.partition("/")[0]} & units_in(rule.kind, seen.packs):
        return
    yield Finding(
        code=Code.UNREAD_UNIT,
        level=Level.ERROR,
        message=f"no {rule.kind} in `{unit}`, which rule `{rule.id}` asks for, can be read in the articles",
        table=rule.location,
        path=("measure",),
        label=f"no word for it is known in {', '.join(sorted(seen.packs))}",
        hint=f"for any unit write `{rule.kind}`",
    )


def _unfilled(rule: Rule, vocabulary: Vocabulary, seen: Observed) -> Iterator[Finding]:
    """Slots without a term that has forms in a language of the articles; none where no such could be told."""
    known = seen.known_languages
    if not known:
        return
    for slot in rule.slots:
        if not slot.terms or vocabulary.languages(slot.terms) & known:
            continue
        if not seen.mentioned.isdisjoint({*slot.terms, *(split_role(name)[1] for name in slot.terms)}):
            continue
        spoken = ", ".join(sorted(vocabulary.languages(slot.terms)))
        yield Finding(
            code=Code.UNFILLED_SLOT,
            level=Level.ERROR,
            message=f"nothing in the articles can fill slot `{slot.name}` of rule `{rule.id}`",
            table=rule.location,
            path=("slots", slot.name),
            label=f"its terms have forms in {spoken} only",
            hint=f"the articles are in {', '.join(sorted(known))}: add forms in one of them",
        )


def _idle(rule: Rule, seen: Observed) -> Finding:
    """A rule that caught nothing: whether it could have."""
    articles = counted(seen.articles, "article")
    absent = ["|".join(group) for group in rule.about if seen.mentioned.isdisjoint(group)]
    pattern = rule.pattern is not None
    near, passages = seen.near.get(rule.id), seen.together[rule.id]
    if near is None:
        if absent:
            said, label = (
                f"what rule `{rule.id}` is about is not in the {articles}",
                f"no {joined(absent, 'or')}",
            )
        elif passages:
            said = f"rule `{rule.id}` caught nothing in the {articles}"
            label = f"{_passages(passages)} all its terms, and no {_measured(rule)} beside them"
        else:
            said = f"rule `{rule.id}` caught nothing in the {articles}"
            label = f"no passage has all its terms{' and those of its pattern' if pattern else ''}"
        code = Code.ABSENT_TERMS if absent or not passages else Code.CAUGHT_NOTHING
        return Finding(
            code=code, level=Level.NOTE, message=said, table=rule.location, path=("id",), label=label
        )
    # That a pattern does not fit may well be meant; it says too much for its terms to tell anything.
    level = Level.NOTE if near.miss.why is Why.PATTERN else Level.WARNING
    return Finding(
        code=Code.CAUGHT_NOTHING,
        level=level,
        message=f"rule `{rule.id}` caught nothing in the {articles}, although its terms are there",
        table=rule.location,
        path=("id",),
        label=f"{_passages(passages)} all its terms",
        hint=f"nearest is {_quoted(near.claim)}: {missed(near.miss)}",
    )


def _measured(rule: Rule) -> str:
    return rule.kind.value if rule.unit is None else f"{rule.kind} in `{rule.unit}`"


def _passages(number: int) -> str:
    return f"{counted(number, 'passage')} {'has' if number == 1 else 'have'}"


def _contested(rule: Rule, winner: str, claims: Sequence[Claim]) -> Finding:
    shown = ", ".join(_quoted(claim) for claim in claims[:_SHOWN])
    more = f" and {len(claims) - _SHOWN:,} more" if len(claims) > _SHOWN else ""
    return Finding(
        code=Code.CONTESTED_NUMBER,
        level=Level.WARNING,
        message=f"rule `{rule.id}` would claim {counted(len(claims), 'number')} that rule `{winner}` gets",
        table=rule.location,
        path=("id",),
        label=f"{shown}{more}",
        hint="if they are not this rule's, put a term that tells them apart into its `not`; else, into that "
        f"of `{winner}`",
    )


def _quoted(claim: Claim) -> str:
    return f"«{one_line(claim.quantity.text)}» at {one_line(claim.article)}:{claim.line}:{claim.column}"
