"""`python -m peerpact`, the same as the command `peerpact`."""

import sys

from peerpact.cli import main

if __name__ == "__main__":
    sys.exit(main())
