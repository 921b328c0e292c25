"""Tests of the rules: each has the smallest community that breaks it, and the smallest that does not."""
