"""Tests of the GitHub stand-in."""
