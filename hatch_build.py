"""Compiles the reader of numbers with mypyc, where a build asks for it: HATCH_BUILD_HOOKS_ENABLE=1.

`modules` of this hook's table in pyproject.toml says what is compiled. The wheel then has each of these
modules twice: compiled, which Python imports first, and as the source that it was made from.

hatch-mypyc does the same, but it leaves the compiled modules in the source tree, where they would go on
answering for sources that have changed since; it compiles on one core; its last release is of 2023.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIBRARY = "kzclaims"
"""The library with the code of all modules is called after it: `kzclaims__mypyc`."""

_OPTIMIZATION = "1"
"""Measured slice by slice two and three are hardly faster, and take 1.6 and 2 times as long to compile."""

_MODULE = ["-bundle", "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else ["-shared"]
"""What tells a linker to make an extension module."""


class CompiledReader(BuildHookInterface[Any]):
    """Puts the compiled modules into a wheel, from a folder that is gone when the wheel is written."""

    def dependencies(self) -> list[str]:
        """What a machine without a C compiler needs on top of what every build needs."""
        compiler = _other_compiler()
        return self.config["without-compiler"] if compiler and "ziglang" in compiler else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell the wheel what to take up."""
        if version == "editable":
            self.app.abort(
                "an editable installation is not compiled, since it would not follow the sources: "
                "install without -e, or unset HATCH_BUILD_HOOKS_ENABLE"
            )
        headers = Path(sysconfig.get_path("include"), "Python.h")
        if not headers.is_file():
            self.app.abort(f"compiling needs the headers of this Python (python3-dev): there is no {headers}")
        self._folder = TemporaryDirectory(prefix="kzclaims-compiled-")
        folder = Path(self._folder.name)
        with contextlib.chdir(self.root):
            compiled = _compile(self._modules(), folder)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["force_include"] |= {
            str(path): path.relative_to(compiled).as_posix()
            for path in sorted(compiled.rglob("*"))
            if path.is_file()
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling calls it so
        """Clean up: the wheel is written."""
        self._folder.cleanup()

    def _modules(self) -> list[str]:
        root = Path(self.root)
        modules = list[str]()
        for pattern in self.config["modules"]:
            found = sorted(path.relative_to(root).as_posix() for path in root.glob(pattern))
            if not found:
                self.app.abort(f"no module to compile is called {pattern}")
            modules += found
        return modules


def _other_compiler() -> list[str] | None:
    """The C compiler to use in place of that which setuptools looks for; None where that one is there.

    setuptools takes what CC names, or what made this Python. Zig has a C compiler within, and is a package
    like any other.
    """
    made_with = shlex.split(sysconfig.get_config_var("CC") or "cc")[0]
    if os.name != "posix" or os.environ.get("CC") or shutil.which(made_with):
        return None
    found = next((name for name in ("cc", "gcc", "clang") if shutil.which(name)), None)
    return [found] if found else [sys.executable, "-m", "ziglang", "cc"]


def _compile(modules: Sequence[str], folder: Path) -> Path:
    """Compile modules, named by their paths, within a folder; the root of what came of it."""
    # Imported where they are used: without a build that asks for it they are not there.
    from mypyc.build import mypycify  # noqa: PLC0415 - see above
    from setuptools import Distribution  # noqa: PLC0415 - see above
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415 - see above

    class Builder(build_ext):
        """Compiles the C files of a library side by side."""

        def build_extensions(self) -> None:
            if compiler := _other_compiler():
                self.compiler.set_executables(
                    compiler_so=[*compiler, "-fPIC", "-fwrapv", "-DNDEBUG"], linker_so=[*compiler, *_MODULE]
                )
            one_by_one = self.compiler.compile

            def side_by_side(sources: list[str], **options: Any) -> list[str]:  # noqa: ANN401 - handed on
                with ThreadPoolExecutor(os.cpu_count()) as pool:
                    objects = pool.map(lambda source: one_by_one([source], **options), sources)
                    return [name for names in objects for name in names]

            self.compiler.compile = side_by_side
            super().build_extensions()

    options = [
        "--config-file=",  # the checks of this repository want libraries that a build does without
        "--ignore-missing-imports",
        "--follow-imports=silent",
        f"--cache-dir={folder / 'cache'}",
    ]
    extensions = mypycify(
        [*options, *modules],
        opt_level=_OPTIMIZATION,
        debug_level="0",
        multi_file=True,
        group_name=_LIBRARY,
        target_dir=str(folder / "c"),
    )
    for extension in extensions:
        # mypyc makes errors of warnings, and compilers differ in what they warn of.
        extension.extra_compile_args.append("-Wno-error" if os.name == "posix" else "/WX-")
    command = Builder(Distribution({"name": _LIBRARY, "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder / "compiled"), str(folder / "objects")
    command.ensure_finalized()
    command.run()
    return folder / "compiled"
