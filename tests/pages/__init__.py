"""Tests of the pages as pure values: no MkDocs, no browser."""
