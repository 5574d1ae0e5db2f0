"""Metamorphic figures: `python -m tests.metamorphic [--source NAME] [--kind WORD] [--show]`.

Rewritings that keep the meaning stand beside their originals, then plants that change one value. Counted are
facts in conflict or tension that were not so for the originals alone, claims that the rewriting lost, plants
that are found, and facts that changed although no plant touched them.
"""

from __future__ import annotations

import argparse
import sys

from tests.metamorphic import report
from tests.metamorphic.sources import sources


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.metamorphic", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--source", action="append", choices=[source.name for source in sources()])
    parser.add_argument("--kind", default="", metavar="WORD", help="only kinds with WORD in their names")
    parser.add_argument("--show", action="store_true", help="print every failure: texts, verdict, reason")
    options = parser.parse_args()
    for line in report.lines(options.source, options.kind, show=options.show):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
