"""The agenda of a session: topics, minutes, hours, and what the command prints."""
