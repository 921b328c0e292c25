"""The example's private way to report a problem never stays where people look for help."""

from __future__ import annotations

from pathlib import Path

from peerpact.community.report_address import CONFIG, report_address
from peerpact.domain.settings import Settings
from testing import ROOT
from testing.check_command import check, write

EXAMPLE = (ROOT / CONFIG).read_bytes()
OURS = "https://example.net/help"


def test_the_examples_address_is_an_error_that_names_ours() -> None:
    [finding] = report_address(Settings(report_to=OURS), EXAMPLE)
    assert (finding.rule, finding.severity, finding.path) == ("report-address", "error", CONFIG)
    assert finding.fix == f"Use `{OURS}`, as in `community.yml`."
    assert EXAMPLE.decode().split("\n")[finding.line - 1][finding.column - 1 :].startswith("https://example.org/")


def test_the_example_itself_may_keep_it() -> None:
    assert list(report_address(Settings(demo=True), EXAMPLE)) == []


def test_an_address_of_ones_own_is_welcome() -> None:
    text = EXAMPLE.replace(b"https://example.org/lantern-exchange/report", OURS.encode())
    assert list(report_address(Settings(report_to=OURS), text)) == []


def test_check_looks_at_the_file_again_when_it_changes(tmp_path: Path) -> None:
    settings = f"name: Ours\nrepository: a/b\nreport_to: {OURS}\ntraining: {{modules: []}}\n"
    root = write(tmp_path / "c", {"community.yml": settings + "maintainers: [{github: demo-x, github_id: 5}]\n"})
    assert check(root).findings == []
    (root / CONFIG).parent.mkdir(parents=True)
    (root / CONFIG).write_bytes(EXAMPLE)
    assert [finding["rule"] for finding in check(root).findings] == ["report-address"]
