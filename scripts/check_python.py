"""Looks at Python before anything is installed: run by `make`, with the Python that it would use.

For: printing `ok`, or one sentence on what to do. An environment that another Python made is removed, so that `make`
makes it again. Must not: use what Python 2 can't read, for the oldest versions need the sentence most.
"""

import os
import shutil
import sys

OLDEST = (3, 11)


def advice(version):  # type: ignore[no-untyped-def]
    """What to do with this version; empty when it will do."""
    if version >= OLDEST:
        return ""
    running, needed = (".".join(str(part) for part in parts[:2]) for parts in (version, OLDEST))
    return (
        "Peerpact needs Python {0} or newer, and this one is {1}. Install a newer one from "
        "https://www.python.org/downloads/, then name it: make PYTHON=python{0}"
    ).format(needed, running)


def made_by(folder):  # type: ignore[no-untyped-def]
    """The version of Python that an environment was made with, such as `3.11`; empty where there is none."""
    try:
        with open(os.path.join(folder, "pyvenv.cfg")) as file:
            rows = dict(line.split("=", 1) for line in file if "=" in line)
    except (IOError, OSError):
        return ""
    written = dict((key.strip(), value.strip()) for key, value in rows.items())
    return ".".join(written.get("version_info", written.get("version", "")).split(".")[:2])


def main(folder):  # type: ignore[no-untyped-def]
    """`ok`, or the sentence."""
    problem = advice(tuple(sys.version_info[:2]))  # type: ignore[no-untyped-call]
    if problem:
        return problem
    before = made_by(folder)  # type: ignore[no-untyped-call]
    if before and before != ".".join(str(part) for part in sys.version_info[:2]):
        shutil.rmtree(folder)
    return "ok"


if __name__ == "__main__":
    print(main(sys.argv[1]))  # type: ignore[no-untyped-call]
