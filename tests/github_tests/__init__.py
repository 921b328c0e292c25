"""Tests of the room `github`: real PyGithub and real Git against the stand-in."""
