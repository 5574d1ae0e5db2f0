"""Values that are quick to make are frozen dataclasses in all else."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Claim, Kind, Quantity
from kzclaims.model.quick import quickly_made


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    name: str
    size: int = 3
    tags: tuple[str, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    name: str
    size: int = 3
    tags: tuple[str, ...] = ()


SETTINGS = st.fixed_dictionaries(
    {"name": st.text()}, optional={"size": st.integers(), "tags": st.tuples(st.text())}
)


@given(settings=SETTINGS, others=SETTINGS)
def test_it_is_what_the_plain_one_is(settings: dict[str, Any], others: dict[str, Any]) -> None:
    quick, plain = Quick(**settings), Plain(**settings)
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert hash(quick) == hash(plain)
    assert (quick == Quick(**others)) == (plain == Plain(**others))
    for same in (copy.copy(quick), pickle.loads(pickle.dumps(quick)), replace(quick)):  # noqa: S301 - our own
        assert same == quick
        assert type(same) is Quick
    assert replace(quick, name="new").name == "new"


@pytest.mark.parametrize("name", ["name", "size", "tags"])
def test_it_is_frozen(name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(Quick(name="a"), name, "b")


@pytest.mark.parametrize("settings", [{}, {"name": "a", "weight": 2}])
def test_its_fields_are_asked_for_and_no_others(settings: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"Quick\.__init__\(\)"):
        Quick(**settings)


def test_a_default_made_by_a_function_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Listed:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="Listed: a default made by a function"):
        quickly_made(Listed)


@pytest.mark.parametrize("made", [Quantity, Claim])
def test_the_values_of_a_run_take_their_fields_by_name_alone(made: type[Quantity | Claim]) -> None:
    taken = inspect.signature(made).parameters
    assert [*taken] == [each.name for each in fields(made)]
    assert {each.kind for each in taken.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_a_quantity_is_frozen() -> None:
    quantity = Quantity(start=0, end=1, text="5", kind=Kind.COUNT, low=Decimal(5), high=Decimal(5))
    with pytest.raises(FrozenInstanceError):
        quantity.low = None  # type: ignore[misc]  # what is shown not to work
