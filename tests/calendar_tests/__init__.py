"""The calendar files of agreements, read back by a parser that shares no code with their writer."""
