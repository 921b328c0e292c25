"""Strict YAML: from bytes to plain values, and from a place in the values back to line and column."""
