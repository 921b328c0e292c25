"""What two people do together once they have an agreement: an agenda for each session, a calendar of all of them.

For: pure functions of an agreement and a day. Must not: ask the clock.
"""
