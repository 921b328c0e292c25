"""`python -m peerpact`, the same as the command `peerpact`."""

from peerpact.cli.main import entry

if __name__ == "__main__":
    entry()
