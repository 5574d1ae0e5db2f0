"""What a start of the program imports, which is what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import kzclaims

HEAVY = {"typer", "pydantic", "rich", "regex", "rapidfuzz", "decimal", "json"}


def imported_by(code: str) -> tuple[str, set[str]]:
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    *printed, modules = ran.stdout.splitlines()
    return "\n".join(printed), set(modules.split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    _, modules = imported_by("import kzclaims")
    assert not modules & HEAVY
    assert {name for name in modules if name.startswith("kzclaims.")} == {"kzclaims.version"}


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told_without_reading_the_command_line(option: str) -> None:
    code = f"sys.argv = ['kzclaims', '{option}']\nfrom kzclaims.__main__ import main\nassert main() == 0"
    printed, modules = imported_by(code)
    assert printed == f"kzclaims {kzclaims.__version__}"
    assert not modules & HEAVY


def test_help_needs_no_reader_and_no_colours() -> None:
    code = "sys.argv = ['kzclaims', 'check', '-h']\nfrom kzclaims.__main__ import main\nassert main() == 0"
    _, modules = imported_by(code)
    assert not modules & {"rich", "regex", "rapidfuzz"}


def test_a_name_that_the_package_has_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        getattr(kzclaims, "chekc")  # noqa: B009 - as an attribute, mypy would see the mistake
