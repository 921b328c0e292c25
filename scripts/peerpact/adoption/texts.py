"""The text of every file that Peerpact writes into a community's repository.

For: `own_files` and `seed_files`, from settings and from what Peerpact brings along. Must not: write a file, or ask
anybody. The same settings, package and version give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import requires
from string import Template

from peerpact.adoption import manifest
from peerpact.adoption.wheel import Wheel
from peerpact.adoption.workflow import NOTICE, workflow_text
from peerpact.community.bundle import bundled, bundled_text
from peerpact.domain.settings import Settings
from peerpact.formats.schema import schema
from peerpact.formats.yaml.write import scalar
from peerpact.site.guide_pages import adapted
from peerpact.text.escape import markdown
from peerpact.text.forge_links import PEERPACT

INDEX, LOCAL = "index", "local"


class _Seed(Template):
    """A text with places such as `%%{name}`; nothing else in any of the files looks like one."""

    delimiter = "%%"


@dataclass(frozen=True, slots=True)
class Package:
    """Peerpact as the workflows install it: kept in the repository, or taken from a package index by its digest."""

    wheel: Wheel
    source: str = LOCAL

    @property
    def path(self) -> str:
        """Where the wheel is kept in the repository; pip takes it from the working directory."""
        return f".peerpact/{self.wheel.name}"

    @property
    def version(self) -> str:
        """The version that the wheel's name says."""
        return self.wheel.name.split("-")[1]

    @property
    def line(self) -> str:
        """The requirement with its hash, as a lock file writes it."""
        requirement = f"peerpact=={self.version}" if self.source == INDEX else f"./{self.path}"
        return f"{requirement} \\\n    --hash=sha256:{self.wheel.digest}\n"


def own_files(settings: Settings, package: Package) -> dict[str, bytes]:
    """Peerpact's own files by path, in path order."""
    makers: dict[str, Callable[[str], str | None]] = {
        "workflow": lambda name: workflow_text(bundled_text("workflows", name), settings.workflows),
        "issue_form": lambda name: _form(name, settings),
        "requirements": lambda extra: _requirements(extra, package),
        "lock": lambda name: package.line + bundled_text("locks", f"{name}.txt"),
        "schema": lambda name: json.dumps(schema(name), indent=1, ensure_ascii=False) + "\n",
    }
    texts = {path: makers[how](name_of_text) for path, (how, name_of_text) in manifest.OWN.items()}
    files = {path: text.encode() for path, text in texts.items() if text is not None}
    if package.source == LOCAL:
        files[package.path] = package.wheel.content
    return dict(sorted(files.items()))


def _requirements(extra: str, package: Package) -> str | None:
    """What Dependabot solves again; a package that is kept in the repository can't be solved, so there's none then."""
    if package.source == LOCAL:
        return None
    return f"peerpact{'[site]' if extra == 'site' else ''}=={package.version}\n"


def _form(name: str, settings: Settings) -> str:
    text = bundled_text("issue_forms", name)
    label = {"join.yml": settings.workflows.join_label}.get(name, "")
    own = text.replace("labels: [join]", f"labels: [{json.dumps(label)}]") if label not in ("", "join") else text
    return NOTICE + own


def seed_files(settings: Settings, package: Package) -> dict[str, bytes]:
    """The files that are written once, by path, in path order."""
    places = _places(settings, package)
    makers: dict[str, Callable[[str], str]] = {
        "seed": lambda name: _Seed(_seed(name)).substitute(places),
        "guide": lambda name: adapted(bundled_text("guides", name)),
        "terms": lambda name: bundled_text("guides", name),
        "pull_request_template": lambda _: bundled_text("pull_request_template.md"),
    }
    return {path: makers[how](name_of_text).encode() for path, (how, name_of_text) in sorted(manifest.SEEDS.items())}


def _seed(name: str) -> str:
    from importlib.resources import files

    return (files(__package__) / "seeds" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _places(settings: Settings, package: Package) -> Mapping[str, str]:
    maintainers = settings.maintainers
    local = "\n    ignore: [{dependency-name: peerpact}]  # its package is kept in .peerpact, and `upgrade` renews it"
    return {
        "name": scalar(settings.name),
        "title": markdown(settings.name),
        "repository": scalar(settings.repository),
        "maintainers": "\n".join(f"  - {{github: {scalar(m.github)}, github_id: {m.github_id}}}" for m in maintainers),
        "owners": " ".join(f"@{m.github}" for m in maintainers),
        "report": scalar(settings.report_to),
        "report_to": settings.report_to,
        "site": settings.site_address,
        "home": PEERPACT,
        "licence": bundled("terms_of_use.txt").read_text(encoding="utf-8").strip(),
        "ignore": local if package.source == LOCAL else "",
        "workflows": _workflows(settings),
    }


def _workflows(settings: Settings) -> str:
    if settings.workflows.branch == "main":
        return ""
    return f"\n# The branch that people merge into.\nworkflows: {{branch: {scalar(settings.workflows.branch)}}}\n"


def dependencies(extra: str = "") -> tuple[str, ...]:
    """What the installed package needs, as its metadata says; with an extra, what that adds."""
    wanted = f'extra == "{extra}"' if extra else ""
    lines = [line.partition(";") for line in requires("peerpact") or ()]
    return tuple(name.strip() for name, _, when in lines if (wanted in when if wanted else "extra ==" not in when))
