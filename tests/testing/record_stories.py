"""Record again what the bot makes of the stories: `cd tests && python -m testing.record_stories [NAME ...]`.

For: a story that is new, or words that were changed on purpose. Read the difference before you commit it, as the
person who would receive the comment. Must not: be part of a test run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from testing.story import Library, stories


def main(names: list[str]) -> int:
    """Record the named stories, or all of them; 2 for a name that is no story."""
    found = [story for story in stories() if not names or story.name in names]
    strange = set(names) - {story.name for story in found}
    if strange:
        print(f"No story is called {', '.join(sorted(strange))}.")
        return 2
    with TemporaryDirectory() as folder:
        library = Library(Path(folder), found)
        for story in found:
            told = library.tell(story)
            (story.folder / "plan.json").write_text(told.kept_plan, "utf-8", newline="\n")
            (story.folder / "comment.md").write_text(told.comment, "utf-8", newline="\n")
    print(f"{len(found)} recorded. Read them: git diff tests/stories")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
