"""What a start of the program imports, which is what it costs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

import kzclaims

PACKAGE = Path(kzclaims.__file__).parent
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
    assert printed == kzclaims.version.told()
    assert not modules & HEAVY


@pytest.mark.parametrize(
    ("beside", "tail"), [("", ""), (EXTENSION_SUFFIXES[0], " (compiled reader)"), (".so.old", "")]
)
def test_the_version_says_where_the_reader_is_compiled(tmp_path: Path, beside: str, tail: str) -> None:
    """That it is goes by what Python would import, and nothing is imported to see it."""
    package = tmp_path / "kzclaims"
    (package / "quantities").mkdir(parents=True)
    for name in ("__init__.py", "version.py"):
        shutil.copy(PACKAGE / name, package)
    (package / "quantities" / "reader.py").touch()
    if beside:
        (package / "quantities" / f"reader{beside}").touch()
    code = "import kzclaims.version\nprint(kzclaims.version.told(), kzclaims.compiled())"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={}, capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"kzclaims {kzclaims.__version__}{tail} {bool(tail)}\n"


def test_help_needs_no_reader_and_no_colours() -> None:
    code = "sys.argv = ['kzclaims', 'check', '-h']\nfrom kzclaims.__main__ import main\nassert main() == 0"
    _, modules = imported_by(code)
    assert not modules & {"rich", "regex", "rapidfuzz"}


def test_a_name_that_the_package_has_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        getattr(kzclaims, "chekc")  # noqa: B009 - as an attribute, mypy would see the mistake
