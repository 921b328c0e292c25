"""What each operation does.

For: one function per operation, a Call in, JSON out. Must not: know sockets.
"""
