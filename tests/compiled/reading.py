"""What the reader of an interpreter finds: `python tests/compiled/reading.py PYPROJECT TEXTS`.

`TEXTS` is a file of JSON, a list of `[text, language, day published]`, the last two null where not said.
Prints JSON: `files`, from where each module that a build may compile was imported, and `found`, for each
text the quantities with all their fields, or the error. The file is run by its path, so that kzclaims is
the one that the interpreter has, or that PYTHONPATH names.
"""

from __future__ import annotations

import importlib
import json
import sys
import tomllib
from datetime import date
from pathlib import Path

from kzclaims.quantities import find_quantities


def modules(project: Path) -> list[str]:
    """The modules that a build may compile, as the project says."""
    tables = tomllib.loads(project.read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    patterns = tables["targets"]["wheel"]["hooks"]["custom"]["modules"]
    paths = sorted({path for pattern in patterns for path in project.parent.glob(pattern)})
    return [
        ".".join(path.relative_to(project.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in paths
    ]


def found(text: str, language: str | None, published: str | None) -> list[str] | str:
    """The quantities, each with all its fields, or the error."""
    day = None if published is None else date.fromisoformat(published)
    try:
        return [repr(quantity) for quantity in find_quantities(text, language=language, published=day)]
    except ValueError as error:
        return repr(error)


def main() -> None:
    """Read all texts and print what was found."""
    project, texts = Path(sys.argv[1]), Path(sys.argv[2])
    files = {name: importlib.import_module(name).__file__ for name in modules(project)}
    answers = [found(*each) for each in json.loads(texts.read_text(encoding="utf-8"))]
    json.dump({"files": files, "found": answers}, sys.stdout)


if __name__ == "__main__":
    main()
