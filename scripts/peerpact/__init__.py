"""Peerpact: reciprocal mentoring for communities that live in a Git repository."""

__version__ = "0.1.0"
