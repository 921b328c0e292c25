"""A community's repository from its first day to its last: which files are whose, upgrades, leaving, taking data along.

For: `manifest` (whose each file is), `texts` (what Peerpact writes), `upgrade` (what a newer version changes), and the
package as the workflows install it. Must not: ask the network.
"""
