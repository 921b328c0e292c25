"""The site's scripts in few bytes: written to be read, sent to be loaded.

For: every script that Peerpact puts on the site, with any generator. Must not: touch a community's own scripts, or
fail where there is no minifier.
"""

from __future__ import annotations


def minified(script: str) -> str:
    """The same script with short local names and without comments but those of a licence (`/*! … */`).

    Where no minifier is installed, which is so on machines that it has no wheel for, the script as it was written.
    """
    try:
        import minify  # here, for it loads some megabytes, and few commands need it
    except ImportError:
        return script
    return str(minify.string("application/javascript", script))
