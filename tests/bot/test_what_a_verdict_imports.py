"""A verdict starts a process of its own, so what it imports is a part of what it costs."""

from __future__ import annotations

import subprocess
import sys


def test_numpy_is_imported_only_where_somebody_is_suggested() -> None:
    asked = "import sys, peerpact.github.serve, peerpact.bot.plan; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "False\n"
