"""Pairs and circles for everybody at once."""
