"""Load a community and do nothing with it: what every command that needs everyone has to pay.

For: `python load_only.py FOLDER`. Must not: do anything else.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from peerpact.community.loader import read_community


def main(folder: str) -> int:
    """Load, and say how many people there are."""
    gc.disable()  # as the command line does
    print(len(read_community(Path(folder)).community.profiles))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
