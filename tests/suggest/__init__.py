"""The promises of the suggestions."""
