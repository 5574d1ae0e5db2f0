"""Relations of rule files: what their expressions and examples mean, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind, Relation, RelationExample, Severity, Verdict
from kzclaims.model.relation import (
    Change,
    Comparison,
    Reference,
    Variable,
    lists,
    references,
)
from kzclaims.rules.checks import bad_id
from kzclaims.rules.examples import bad_language
from kzclaims.rules.iso639 import CODES
from kzclaims.rules.relation_parse import ExpressionError, parse_expression, slot_spans
from kzclaims.rules.relation_slots import slot_problem, wrong_slots
from kzclaims.rules.relation_units import check_units, relation_units
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.errors import RuleError
    from kzclaims.model import Rule, Slot
    from kzclaims.rules.schema import RelationExampleTable, RelationTable
    from kzclaims.rules.tables import Draft, RelationDraft
    from kzclaims.rules.terms import Vocabulary

_ORDERED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE, Kind.MULTIPLE})


def read_relation(
    draft: RelationDraft,
    rules: Mapping[str, Rule | None],
    vocabulary: Vocabulary,
    errors: list[RuleError],
) -> Relation:
    """A relation, what is wrong with it added to `errors`; where something is, it is not to be used.

    `rules` are those of all files by their ids, None where a rule is itself in error.
    """
    own, table = draft.relation, draft.relation.table
    if "id" not in own.bad:
        errors += bad_id(own.document, (*own.path, "id"), table.id, "a relation")
    if not table.title.strip() and "title" not in own.bad:
        message = f"{_what(own)} has an empty `title`"
        hint = "say in a few words what must hold"
        errors.append(own.document.at_value("empty-text", message, (*own.path, "title"), hint=hint))
    reader = _Reader(own, rules, vocabulary, errors)
    law, kind = reader.law()
    return Relation(
        id=table.id,
        title=table.title,
        location=own.document.source.location(own.document.positions.value(own.path).start),
        law=law,
        kind=kind,
        severity=Severity(table.severity),
        why=table.why,
        written=table.expr or f"levels of {table.change}",
        examples=tuple(_example(example, errors) for example in draft.examples),
    )


def _what(relation: Draft[RelationTable]) -> str:
    return f"relation `{relation.table.id}`" if relation.table.id else "the relation"


def _example(draft: Draft[RelationExampleTable], errors: list[RuleError]) -> RelationExample:
    document, path, table = draft.document, draft.path, draft.table
    if not table.text.strip() and "text" not in draft.bad:
        errors.append(document.at_value("empty-text", "the example has no text", (*path, "text")))
    if table.match and table.verdict is None and not draft.bad & {"verdict", "match"}:
        message = "the example has neither `verdict` nor `match = false`"
        hint = 'say what comes of the text, `verdict = "conflict"`, or that nothing must: `match = false`'
        errors.append(document.at_value("no-verdict", message, path, hint=hint))
    if not table.match and table.verdict is not None:
        message = "an example that must not be evaluated has no `verdict`"
        hint = "remove `verdict`, or remove `match = false`"
        errors.append(document.at_key("contradictory-example", message, (*path, "verdict"), hint=hint))
    if table.language is not None and table.language not in CODES:
        errors.append(bad_language(draft, table.language))
    return RelationExample(
        text=table.text,
        location=document.source.location(document.positions.value(path).start),
        verdict=Verdict(table.verdict) if table.match and table.verdict is not None else None,
        language=table.language,
        published=None if table.published is None else table.published.isoformat(),
        todo=table.todo,
    )


class _Reader:
    """Reads what one relation holds, and tells what is wrong at its place."""

    def __init__(
        self,
        draft: Draft[RelationTable],
        rules: Mapping[str, Rule | None],
        vocabulary: Vocabulary,
        errors: list[RuleError],
    ) -> None:
        self.draft = draft
        self.rules = rules
        self.vocabulary = vocabulary
        self.errors = errors

    def law(self) -> tuple[Comparison | Change, Kind]:
        """What the relation holds, and the kind of it; a law of nothing where that cannot be read."""
        draft, table = self.draft, self.draft.table
        nothing = Change(rule=""), Kind.COUNT
        if draft.bad & {"expr", "change"}:
            return nothing
        if table.expr is not None and table.change is not None:
            message = f"{_what(draft)} has both `expr` and `change`"
            hint = "make two relations of it"
            self.errors.append(draft.document.at_key("two-laws", message, (*draft.path, "change"), hint=hint))
            return nothing
        if table.expr is not None:
            self._no_directions()
            return self._comparison(table.expr) or nothing
        if table.change is not None:
            return self._change(table.change)
        if draft.bad - type(draft.table).model_fields.keys():
            return nothing  # a key of another name, told of already, is probably the one that is missing
        message = f"{_what(draft)} has neither `expr` nor `change`"
        hint = 'say what must hold: `expr = "part-a + part-b = whole"`'
        self.errors.append(draft.document.at_value("no-law", message, draft.path, hint=hint))
        return nothing

    def _no_directions(self) -> None:
        for key in ("up", "down"):
            if getattr(self.draft.table, key):
                message = f"`{key}` belongs to a relation with `change`"
                place = (*self.draft.path, key)
                hint = f"remove `{key}`, or write `change` for `expr`"
                self.errors.append(self.draft.document.at_key("unknown-key", message, place, hint=hint))

    def _change(self, rule_id: str) -> tuple[Change, Kind]:
        draft, table = self.draft, self.draft.table
        rule = self.rules.get(rule_id)
        if rule_id not in self.rules and self.vocabulary.complete:
            self._tell(self._unknown_rule(rule_id, (0, len(rule_id))), "change")
        elif rule is not None and rule.kind not in _ORDERED:
            message = f"rule `{rule_id}` measures a {rule.kind}: it does not rise or fall"
            kinds = ", ".join(f"`{kind}`" for kind in Kind if kind in _ORDERED)
            self._tell(
                ExpressionError("bad-change", message, 0, len(rule_id), hint=f"a level is one of {kinds}"),
                "change",
            )
        if not table.up and not table.down and not draft.bad & {"up", "down"}:
            message = f"{_what(draft)} has neither `up` nor `down`"
            hint = 'name the terms of a fall, or of a rise: `down = ["fall"]`'
            place = (*draft.path, "change")
            self.errors.append(draft.document.at_value("no-direction", message, place, hint=hint))
        for key, names in (("up", table.up), ("down", table.down)):
            for index, name in enumerate(names):
                self._known_term(name, (*draft.path, key, index), (0, len(name)))
        for name in sorted({*table.up} & {*table.down}):
            message = f"`{name}` cannot be a rise and a fall"
            place = (*draft.path, "down", table.down.index(name))
            self.errors.append(
                draft.document.at_value("bad-change", message, place, hint="remove one of them")
            )
        kind = Kind.COUNT if rule is None else rule.kind
        return Change(rule=rule_id, up=tuple(table.up), down=tuple(table.down)), kind

    def _comparison(self, text: str) -> tuple[Comparison, Kind] | None:
        try:
            law = parse_expression(text, relation_units())
        except ExpressionError as problem:
            self._tell(problem)
            return None
        before = len(self.errors)
        for reference in (*references(law.left), *references(law.right)):
            self._check_reference(text, reference)
        self._check_lists(text, law)
        self._check_variables(text, law)
        if not any((references(law.left), references(law.right))):
            message = "the expression speaks of no rule"
            hint = "name at least one: `rule-id`, or `rule-id@slot`"
            self._tell(ExpressionError("no-fact", message, 0, len(text), hint=hint))
        try:
            kind = check_units(law, self.rules)
        except ExpressionError as problem:
            self._tell(problem)
            return None
        return (law, kind) if len(self.errors) == before else None

    def _tell(self, problem: ExpressionError, key: str = "expr") -> None:
        self.errors.append(
            self.draft.document.inside(
                problem.code,
                str(problem),
                (*self.draft.path, key),
                (problem.start, problem.end),
                label=problem.label,
                hint=problem.hint or None,
            )
        )

    def _unknown_rule(self, name: str, span: tuple[int, int]) -> ExpressionError:
        near = nearest(name, self.rules)
        hint = "a minus stands between spaces: `a - b`" if "-" in name else "rules are called by their `id`"
        return ExpressionError(
            "unknown-rule",
            f"unknown rule `{name}`",
            *span,
            label=f"did you mean `{near}`?" if near else "",
            hint=None if near else hint,
        )

    def _known_term(self, name: str, path: tuple[str | int, ...], span: tuple[int, int]) -> None:
        unknown = self.vocabulary.unknown(name, self.draft.document, path, span)
        if unknown is not None:
            self.errors.append(unknown)

    def _check_reference(self, text: str, reference: Reference) -> None:
        rule = self.rules.get(reference.rule)
        if reference.rule not in self.rules and self.vocabulary.complete:
            span = (reference.start, reference.start + len(reference.rule))
            self._tell(self._unknown_rule(reference.rule, span))
        if rule is None:
            return
        if len(rule.slots) != len(reference.slots):
            self._tell(wrong_slots(rule, reference))
            return
        for slot, value, span in zip(rule.slots, reference.slots, slot_spans(text, reference), strict=True):
            problem = slot_problem(slot, value, span)
            if problem is not None:
                self._tell(problem)

    def _check_lists(self, text: str, law: Comparison) -> None:
        counted = (*lists(law.left), *lists(law.right))
        if not counted:
            return
        for listed in counted:
            at = listed.start
            for name in (*((listed.lead,) if listed.lead else ()), *listed.terms):
                at = text.index(name, at)
                self._known_term(name, (*self.draft.path, "expr"), (at, at + len(name)))
                at += len(name)
            for index, name in enumerate(listed.terms):
                if name in listed.terms[:index]:
                    message = f"`{name}` stands twice in the list"
                    span = (listed.start, listed.end)
                    self._tell(ExpressionError("bad-list", message, *span, hint="remove one of them"))
        facts = {reference.rule for reference in (*references(law.left), *references(law.right))}
        if len(counted) > 1 or len(facts) > 1:
            second = counted[-1]
            message = "a list is counted beside the number of one rule"
            hint = "write `rule-id = listed(…)`, one list and one rule to a relation"
            self._tell(ExpressionError("bad-list", message, second.start, second.end, hint=hint))

    def _check_variables(self, text: str, law: Comparison) -> None:
        """Whether a variable stands for values of one sort wherever it is written."""
        first: dict[str, Slot] = {}
        for reference in (*references(law.left), *references(law.right)):
            rule = self.rules.get(reference.rule)
            if rule is None or len(rule.slots) != len(reference.slots):
                continue
            spans = slot_spans(text, reference)
            for slot, value, span in zip(rule.slots, reference.slots, spans, strict=True):
                if not isinstance(value, Variable) or not value.name:
                    continue
                known = first.setdefault(value.name, slot)
                if known.time is slot.time and (slot.time is not None or {*known.values} & {*slot.values}):
                    continue
                message = f"no value fits `${value.name}` in slot `{known.name}` and in slot `{slot.name}`"
                self._tell(ExpressionError("bad-variable", message, *span, hint="use two names"))
