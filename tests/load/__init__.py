"""Tests of reading: files of every kind, broken and hostile ones above all."""
