"""Templates: two kinds of escaping by file name, a community's own first, and clear words for what is wrong in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from peerpact.community.overlay import own_templates
from peerpact.domain.errors import OperatorError
from peerpact.site import build
from peerpact.site.context import Known
from peerpact.site.front_matter import front
from peerpact.site.markup import Markdown, Markup
from peerpact.site.templating import Templates, templates_with
from testing.check_command import peerpact, write
from testing.site_profiles import NOW, person, together

FRONT = front("Title", "Description")


def body(own: dict[str, str], **values: object) -> str:
    """What follows the front matter of a page that is made from the template `x.md`."""
    return Templates(own).page("x.md", FRONT, values).removeprefix(f"{FRONT}\n")


def test_a_value_is_escaped_for_the_kind_of_its_template() -> None:
    own = {"x.md": '*{{ name }}*\n\n{% include "x.html" %}', "x.html": "<p>{{ name }}</p>"}
    assert body(own, name="*<b>*") == "*&#42;&#60;b&#62;&#42;*\n\n<p>*&lt;b&gt;*</p>\n"


def test_a_macro_gives_html_in_html_and_only_text_in_markdown() -> None:
    macros = {"m.html": "{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}"}
    call = '{% from "m.html" import m %}{{ m(name) }}'
    assert Templates({**macros, "x.html": call}).part("x.html", {"name": "<b>"}) == "<p>&lt;b&gt;</p>"
    assert "<" not in body({**macros, "x.md": call}, name="<b>")
    assert "**" not in body({"x.md": "{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(name) }}"}, name="<b>")


def test_what_is_made_stays_as_it_is_where_it_belongs() -> None:
    assert body({"x.md": "{{ a }}\n\n{{ b }}"}, a=Markup("<p>x</p>"), b=Markdown("**y**")) == "<p>x</p>\n\n**y**\n"


def test_html_may_be_broken_into_lines() -> None:
    text = """
    <p class="x">
      Some words
      and {{ name }}
      {% if name %}
        <b>{{ name }}</b>
      {% endif %}
    </p>
    """
    assert Templates({"x.html": text}).part("x.html", {"name": "N"}) == '<p class="x">Some words and N<b>N</b></p>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n\n{{ nme }}", "templates/x.md, line 3: 'nme' is undefined"),
        ("\n{% if name %}", "templates/x.md, line 2: Unexpected end of template"),
        ("\n{{ name | safe }}", "templates/x.md, line 2: No filter named 'safe'"),
        ("{{ ''.__class__.__mro__ }}", "templates/x.md, line 1: access to attribute '__class__'"),
        ("{{ rows.append(1) }}", "templates/x.md, line 1: access to attribute 'append'"),
        ("\n{{ 1 / 0 }}", "templates/x.md, line 2: division by zero"),
        ("\n{{ bold }}", "templates/x.md, line 2: this HTML is no block"),
        ("Look: {{ block }}", "templates/x.md: HTML needs a line of its own"),
        ('\n{% include "nowhere.html" %}', "templates/x.md, line 2: there's no template nowhere.html"),
        ('\n{% include "../pyproject.toml" %}', "templates/x.md, line 2: there's no template ../pyproject.toml"),
        ('{% include "words.html" %}', "templates/words.html: this HTML is no block"),
        ('{% include "other.html" %}', "templates/other.html, line 2: HTML can't hold the Markdown of x.md"),
        ('{% include "deep.html" %}', "templates/deep.html, line 3: 'missing' is undefined"),
    ],
)
def test_what_is_wrong_in_a_communitys_template_is_said_with_its_place(text: str, message: str) -> None:
    own = {
        "x.md": text,
        "words.html": "words",
        "other.html": '<p>\n{% include "x.md" %}</p>',
        "deep.html": "\n\n{{ missing }}",
    }
    values = {"name": "N", "rows": [1], "bold": Markup("<b>x</b>"), "block": Markup("<p>x</p>")}
    with pytest.raises(OperatorError) as caught:
        body(own, **values)
    assert caught.value.problem.startswith(message)
    assert "File" not in caught.value.problem
    assert "or remove it" in caught.value.advice


def test_what_is_wrong_in_a_template_of_ours_is_a_bug() -> None:
    with pytest.raises(Exception, match="undefined") as caught:
        Templates({}).page("home.md", FRONT, {})
    assert not isinstance(caught.value, OperatorError)


def test_an_own_template_comes_first_and_may_use_ours() -> None:
    own = {"home.md": '# Welcome to {{ name }}\n\n{% include "home/steps.html" %}'}
    page = build(together(person(1)), NOW, Known(templates=own))["index.md"]
    assert "# Welcome to Test mentors" in page
    assert '<ol class="pp-steps">' in page
    assert "pp-hero" not in page
    part = {"home/hero.html": "<div>Hello, {{ name }}</div>"}
    assert "<div>Hello, Test mentors</div>" in build(together(person(1)), NOW, Known(templates=part))["index.md"]


def test_what_a_value_holds_comes_before_its_methods_and_the_rest_stays_closed() -> None:
    assert body({"x.md": "{{ row.items }}"}, row={"items": "two"}) == "two\n"
    with pytest.raises(OperatorError, match="has no attribute 'other'"):
        body({"x.md": "{{ row.other }}"}, row={"items": "two"})
    with pytest.raises(OperatorError, match="access to attribute '__class__'"):
        body({"x.md": "{{ row.__class__.mro }}"}, row={"items": "two"})


def test_templates_are_compiled_once() -> None:
    assert templates_with({}) is templates_with({})
    assert templates_with({"a.md": "x"}) is not templates_with({"a.md": "y"})


def test_only_plain_files_of_templates_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    (folder / "home").mkdir(parents=True)
    (folder / "home" / "hero.html").write_bytes(b"<p>x</p>\r\n")
    (folder / "notes.txt").write_text("x")
    (folder / ".hidden.md").write_text("x")
    (tmp_path / "secret.md").write_text("x")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    assert own_templates(tmp_path) == {"home/hero.html": "<p>x</p>\n"}


def test_pages_are_made_from_a_communitys_templates_and_an_error_is_one_sentence(tmp_path: Path) -> None:
    root = write(tmp_path / "c", {"templates/home.md": "# Our own start\n"})
    assert peerpact("pages", "--out", tmp_path / "out", cwd=root).code == 0
    assert "# Our own start" in (tmp_path / "out" / "index.md").read_text("utf-8")
    (root / "templates" / "home.md").write_text("# Our own start\n\n{{ nothing }}\n")
    answer = peerpact("pages", "--out", tmp_path / "out", cwd=root)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("peerpact: templates/home.md, line 3: 'nothing' is undefined")
    assert "Traceback" not in answer.err
