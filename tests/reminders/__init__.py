"""Reminders, with time as a value: what is said, that it is said once, and that it is said kindly."""
