"""Commands that answer from an index, at once: in a process of its own, to see what it imports.

For: tests of `suggest --index` and `questions --index`. Must not: know what they answer.
"""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "scipy", "yaml", "jsonschema_rs", "langcodes", "rapidfuzz")
_PROGRAM = """
import sys
from peerpact.cli.main import main
main(sys.argv[1:])
print(*sorted({heavy} & set(sys.modules)), file=sys.stderr)
"""


def heavy_imports(*words: str, and_of: tuple[str, ...] = ()) -> list[str]:
    """Which of the HEAVY packages a command imports, and of some more modules."""
    program = _PROGRAM.format(heavy={*HEAVY, *and_of})
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stderr.split()
