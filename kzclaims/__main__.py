"""`python -m kzclaims`, and what the installed script `kzclaims` calls."""

from __future__ import annotations

import gc
import sys

_BETWEEN_COLLECTIONS = 20_000  # objects made and kept since the last look for garbage; Python's own is 700


def main() -> int:
    """Carries out the command line of this run; the exit code (0, 1, 2, 3, 130 or 141)."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from kzclaims.version import told  # noqa: PLC0415 - the answer must not wait for other imports

        sys.stdout.write(f"{told()}\n")
        return 0
    # What a run makes first, modules and rules, stays to its end: to look through it for garbage again and
    # again while it grows is a good part of a short run.
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    from kzclaims.cli.entry import run  # noqa: PLC0415 - not for a mere --version

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
