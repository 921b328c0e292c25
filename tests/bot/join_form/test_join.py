"""A form becomes a pull request, over a real HTTP stand-in of GitHub, with no more rights than `join.yml` has."""

from __future__ import annotations

import re
from functools import partial

import pytest

from peerpact.community.loader import load
from testing.fake_github import Drop, Fail
from testing.github_scene import profile
from testing.join_forms import body
from testing.join_scene import Scene


def test_a_form_becomes_a_pull_request_that_its_author_owns(scene: Scene) -> None:
    issue = scene.fill_in()
    done = scene.join(issue, action="opened")
    assert (done.code, done.err) == (0, "")
    pull = scene.pull()
    assert pull.head_ref == f"join/{issue.number}"
    assert f"Closes #{issue.number}" in (pull.body or "")
    assert "@demo-ana" in (pull.body or "")
    [(path, text)] = scene.files(pull).items()
    assert path == "profiles/demo-ana.yml"
    [ana] = load({path: text.encode()}).community.profiles
    assert (ana.github, ana.github_id, ana.name, ana.languages) == ("demo-ana", 1001, "Ana Lind", ("en", "de"))
    assert [(one.skill, one.level, one.note) for one in ana.offers] == [
        ("kubernetes", "advanced", "operators and what they cost")
    ]
    [comment] = scene.said(issue)
    assert f"#{pull.number}" in comment
    assert scene.refused() == []

    scene.verdict()
    assert scene.checks(pull) == "success"
    [answer] = scene.said(pull)
    assert "Welcome, @demo-ana" in answer
    assert "**demo-bo: you can teach each other**" in answer
    assert {label.name for label in pull.labels} == {"profile"}


def test_the_same_form_twice_writes_nothing_more(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue, action="opened")
    scene.verdict()
    head, written = scene.pull().head_sha, scene.writes()
    for _ in range(3):
        assert scene.join(issue).code == 0
    scene.verdict()
    assert (scene.pull().head_sha, scene.writes()) == (head, written)


def test_mistakes_are_told_in_one_comment_question_by_question_until_there_are_none(scene: Scene) -> None:
    issue = scene.fill_in(timezone="CST", offers="Kubernetes, senior", windows="evenings")
    scene.join(issue, action="opened")
    assert scene.pulls() == []
    [comment] = scene.said(issue)
    assert "3 things to change" in comment
    assert re.findall(r"^- \*\*(.+?)\*\*", comment, re.MULTILINE) == [
        "Time zone",
        "What I can teach",
        "When I have time in a usual week",
    ]
    scene.edit(issue, windows="weekends 10-13", timezone="Europe/Berlin", offers="Kubernetes, senior")
    scene.join(issue)
    [comment] = scene.said(issue)
    assert "1 thing to change" in comment
    scene.edit(issue)
    scene.join(issue)
    [comment] = scene.said(issue)
    assert f"pull request #{scene.pull().number}" in comment


def test_the_checks_of_the_kit_are_told_in_the_form_before_anything_is_in_the_repository(scene: Scene) -> None:
    issue = scene.fill_in(about="Write to ana@example.org")
    scene.join(issue)
    [comment] = scene.said(issue)
    assert "**About me**: This looks like an email address." in comment
    assert scene.repository.git.branch(f"join/{issue.number}") is None


def test_an_edit_moves_the_branch_and_the_verdict_follows(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    scene.verdict()
    pull = scene.pull()
    first = pull.head_sha
    scene.edit(issue, name="Ana L.")
    scene.verdict()  # it comes before the run of the edit: its text isn't what the form says now
    assert scene.checks(pull) == "failure"
    scene.join(issue)
    assert pull.head_sha != first
    assert scene.repository.git.run("rev-list", "--count", f"main..{pull.head_sha}").decode().strip() == "1"
    scene.verdict()
    assert scene.checks(pull) == "success"
    assert "name: Ana L" in scene.files(pull)["profiles/demo-ana.yml"]


def test_an_edit_with_a_mistake_keeps_the_old_bytes_from_being_merged(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    scene.edit(issue, offers="Kubernetes")
    scene.join(issue)
    scene.verdict()
    assert scene.checks(scene.pull()) == "failure"
    assert "edit your answers" in scene.said(scene.pull())[0]


def test_closing_the_form_withdraws_it_and_opening_it_again_brings_it_back(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    pull = scene.pull()
    issue.close(scene.ana)
    scene.verdict()
    assert scene.checks(pull) == "failure"  # also where the run below never comes
    scene.join(issue, action="closed")
    assert (pull.state, scene.repository.git.branch(f"join/{issue.number}")) == ("closed", None)
    assert "You can reopen it" in scene.said(issue)[0]
    issue.reopen(scene.ana)
    scene.join(issue, action="reopened")
    assert scene.pull().number != pull.number
    assert len(scene.said(issue)) == 1


def test_after_the_merge_only_the_branch_is_tidied_up(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    [said] = scene.said(issue)
    scene.pull().merge()
    issue.close(scene.repository.owner)
    assert scene.join(issue, action="closed").code == 0
    assert scene.repository.git.branch(f"join/{issue.number}") is None
    assert scene.said(issue) == [said]


def test_whoever_has_a_profile_changes_it_and_keeps_what_the_form_does_not_ask(scene: Scene) -> None:
    old = profile("demo-ana", 1001) + "status: paused\ntraining: [{guide: foundation, completed: 2026-11-01}]\n"
    scene.repository.push({"profiles/a/demo-ana.yml": old})
    issue = scene.fill_in()
    scene.join(issue)
    [(path, text)] = scene.files(scene.pull()).items()
    assert path == "profiles/a/demo-ana.yml"
    [ana] = load({path: text.encode()}).community.profiles
    assert (ana.status, ana.training[0].guide, ana.name) == ("paused", "foundation", "Ana Lind")
    scene.verdict()
    assert scene.checks(scene.pull()) == "success"


def test_a_profile_that_says_all_of_it_already_needs_no_pull_request(scene: Scene) -> None:
    first = scene.fill_in()
    scene.join(first)
    pull = scene.pull()
    pull.merge()
    first.close()
    second = scene.fill_in()
    scene.join(second)
    assert scene.pulls() == []
    assert "already says all of this" in scene.said(second)[0]


def test_a_renamed_account_takes_its_profile_along(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    scene.hub.rename_user(scene.ana, "demo-ana-lind")
    issue = scene.fill_in()
    scene.join(issue)
    files = scene.files(scene.pull())
    assert list(files) == ["profiles/demo-ana-lind.yml", "profiles/demo-ana.yml"]
    assert files["profiles/demo-ana.yml"] == ""
    scene.verdict()
    assert scene.checks(scene.pull()) == "success"


def test_an_account_that_is_renamed_while_it_waits_is_judged_by_its_new_login(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    scene.hub.rename_user(scene.ana, "demo-ana-lind")
    scene.verdict()
    assert scene.checks(scene.pull()) == "failure"
    scene.edit(issue, about="A blank is enough. ")
    scene.join(issue)
    scene.verdict()
    assert scene.checks(scene.pull()) == "success"
    assert scene.pull().title == "Add the profile of demo-ana-lind"


def test_nobody_joins_under_a_login_that_is_not_theirs(scene: Scene) -> None:
    text = body(name="Bo", about="github: demo-bo\ngithub_id: 1002") + "\n\n### GitHub login\n\ndemo-bo\n"
    scene.join(scene.fill_in(text=text))
    [(path, written)] = scene.files(scene.pull()).items()
    assert path == "profiles/demo-ana.yml"
    assert load({path: written.encode()}).community.profiles[0].github_id == 1001


def test_a_file_of_somebody_else_under_a_freed_login_is_a_matter_for_maintainers(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1077)})
    issue = scene.fill_in()
    scene.join(issue)
    assert scene.pulls() == []
    assert "A maintainer has to look at it" in scene.said(issue)[0]


def test_a_word_of_a_maintainer_in_somebodys_form_is_nobodys_word(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    pull, mo = scene.pull(), scene.hub.user("demo-mo", id=1009)
    head = pull.head_sha
    scene.edit(issue, name="Ana the Great", by=mo)
    scene.join(issue)
    assert pull.head_sha == head
    assert "Only you can decide" in scene.said(issue)[0]
    scene.verdict()
    assert scene.checks(pull) == "failure"
    scene.edit(issue, name="Ana the Great")  # she has read it and saved it herself
    scene.join(issue)
    assert "name: Ana the Great" in scene.files(pull)["profiles/demo-ana.yml"]
    scene.verdict()
    assert scene.checks(pull) == "success"


@pytest.mark.parametrize("act", ["reopened", "renamed"])
def test_reopening_or_renaming_a_form_makes_nobody_elses_text_ones_own(scene: Scene, act: str) -> None:
    issue, mo = scene.fill_in(), scene.hub.user("demo-mo", id=1009)
    scene.edit(issue, name="Ana the Great", by=mo)
    if act == "reopened":
        issue.close()
        issue.reopen()
    else:
        issue.rename("My profile", scene.ana)
    scene.join(issue, action=act if act == "reopened" else "edited")
    assert scene.pulls() == []
    assert "Only you can decide" in scene.said(issue)[0]


def test_the_same_bytes_pushed_by_whoever_edited_the_form_are_refused(scene: Scene) -> None:
    issue, mo = scene.fill_in(), scene.hub.user("demo-mo", id=1009)
    scene.join(issue)
    pull = scene.pull()
    text = scene.files(pull)["profiles/demo-ana.yml"].replace("Ana Lind", "Ana the Great")
    scene.edit(issue, name="Ana the Great", by=mo)
    pull.push({"profiles/demo-ana.yml": text}, by=scene.repository.owner)
    scene.verdict()
    assert scene.checks(pull) == "failure"
    assert "last edited by someone else" in scene.said(pull)[0]


def test_somebody_pushes_to_the_branch_and_only_the_forms_own_bytes_pass(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    pull = scene.pull()
    pull.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)}, by=scene.repository.owner)
    scene.verdict()
    assert scene.checks(pull) == "failure"
    scene.join(issue)
    scene.verdict()
    assert scene.checks(pull) == "success"
    assert "Ana Lind" in scene.files(pull)["profiles/demo-ana.yml"]


def test_a_branch_of_that_name_in_a_fork_or_by_a_person_proves_nothing(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    bytes_ = scene.files(scene.pull())
    mallory = scene.hub.user("demo-mallory", id=1666)
    forged = scene.hub.pull_request(scene.repository, mallory, dict(bytes_), branch=f"join/{issue.number}")
    scene.verdict()
    assert scene.checks(forged) == "failure"
    assert "people add their own profiles" in scene.said(forged)[0]


def test_a_person_with_write_access_does_not_speak_for_a_form_by_its_branch(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.join(issue)
    files = scene.files(scene.pull())
    issue.close()
    scene.join(issue, action="closed")
    issue.reopen()
    cy = scene.hub.user("demo-cy", id=1003)
    scene.repository.collaborator(cy)
    branch = f"join/{issue.number}"
    forged = scene.hub.pull_request(scene.repository, cy, dict(files), branch=branch, fork=False)
    scene.verdict()
    assert scene.checks(forged) == "failure"


def test_two_forms_of_one_person_do_not_become_two_pull_requests(scene: Scene) -> None:
    first, second = scene.fill_in(), scene.fill_in(name="Ana Again")
    scene.join(first)
    scene.join(second)
    assert len(scene.pulls()) == 1
    assert f"#{first.number}" in scene.said(second)[0]
    first.close()
    scene.join(first, action="closed")
    scene.join(second)
    assert scene.pull().head_ref == f"join/{second.number}"


def test_the_label_on_any_other_issue_does_nothing(scene: Scene) -> None:
    issue = scene.fill_in(text="The site is slow today.\n\n### Name\nnot a form")
    plain = scene.fill_in(text="The site is slow today.")
    bare = scene.repository.issue(scene.ana, "A form without its label", body())
    for one in (plain, bare):
        assert scene.join(one).code == 0
        assert scene.said(one) == []
    scene.join(issue)  # a form that was torn apart is told so
    assert len(scene.said(issue)) == 1
    assert scene.pulls() == []


def test_a_form_that_is_gone_or_by_an_app_or_by_a_deleted_account_does_nothing(scene: Scene) -> None:
    by_app = scene.fill_in(by=scene.hub.bot)
    assert scene.join(by_app).code == 0
    gone = scene.fill_in()
    scene.join(gone)
    pull = scene.pull()
    del scene.repository.issues[gone.number]
    assert scene.join(gone).code == 0
    scene.verdict()
    assert scene.checks(pull) == "failure"
    ghost = scene.fill_in()
    scene.hub.delete_user(scene.ana)
    assert scene.run("join", str(ghost.number), rights={"contents": "write", "issues": "write"}).code == 0
    assert len(scene.pulls()) == 1


def test_nobody_joins_an_example(scene: Scene) -> None:
    scene.repository.push({"community.yml": "name: Example\ndemo: true\n"})
    issue = scene.fill_in()
    before = len([r for r in scene.hub.requests if not r.is_git])
    assert "a demo" in scene.join(issue).out
    assert len([r for r in scene.hub.requests if not r.is_git]) == before


def test_the_branch_is_made_anew_where_the_profile_on_the_main_branch_has_changed_meanwhile(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    issue = scene.fill_in()
    scene.join(issue)
    pull = scene.pull()
    changed = profile("demo-ana", 1001) + "training: [{guide: foundation, completed: 2026-11-01}]\n"
    scene.repository.push({"profiles/demo-ana.yml": changed})
    scene.verdict()
    assert scene.checks(pull) == "failure"
    scene.join(issue)
    assert "guide: foundation" in scene.files(pull)["profiles/demo-ana.yml"]
    scene.verdict()
    assert scene.checks(pull) == "success"


def test_the_branch_is_put_over_a_change_of_the_same_profile_so_that_it_can_be_merged(scene: Scene) -> None:
    scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001)})
    issue = scene.fill_in()
    scene.join(issue)
    pull = scene.pull()
    before = scene.files(pull)
    tip = scene.repository.push({"profiles/demo-ana.yml": profile("demo-ana", 1001) + "about: Written by hand\n"})
    scene.join(issue)
    assert (pull.merge_base, scene.files(pull)) == (tip, before)


def test_actions_that_may_open_no_pull_requests_name_the_switch(scene: Scene) -> None:
    scene.repository.settings.can_approve_pull_request_reviews = False
    done = scene.join(scene.fill_in())
    assert done.code == 2
    assert "Allow GitHub Actions to create and approve pull requests" in done.err


def test_newcomer_hears_once_that_a_setting_is_missing_and_that_nothing_is_lost(scene: Scene) -> None:
    scene.repository.settings.can_approve_pull_request_reviews = False
    issue = scene.fill_in()
    scene.join(issue, action="opened")
    [comment] = scene.said(issue)
    assert "@demo-ana. **Your answers are complete, and are waiting for a maintainer.**" in comment
    assert "a maintainer" in comment
    written = scene.writes()
    assert scene.join(issue).code == 2
    assert (scene.said(issue), scene.writes() - written) == ([comment], 1)  # it only tries to open the pull request
    scene.repository.settings.can_approve_pull_request_reviews = True
    assert scene.join(issue).code == 0
    [comment] = scene.said(issue)
    assert f"**Your answers are now pull request #{scene.pull().number}.**" in comment


def test_a_locked_form_is_served_without_words(scene: Scene) -> None:
    issue = scene.fill_in()
    issue.lock()
    done = scene.join(issue)
    assert (done.code, len(scene.pulls())) == (0, 1)
    assert "locked" in done.out


@pytest.mark.parametrize("effect", [False, True])
def test_a_run_that_breaks_off_anywhere_is_finished_by_the_next(scene: Scene, effect: bool) -> None:
    scene.join(scene.fill_in())
    steps = len(scene.hub.requests) - scene.began
    assert steps > 12
    ends = set()
    for at in range(1, steps + 1):
        one = scene.fill_in(by=scene.hub.user(f"demo-n{at}", id=2000 + at))
        scene.fault = partial(scene.hub.fault, Drop(took_effect=effect), at=at)
        ends.add(scene.join(one).code)
        scene.hub.faults.clear()
        scene.fault = lambda: None
        done = scene.join(one)
        assert (done.code, done.err) == (0, ""), at
        assert [p.head_ref for p in scene.pulls()].count(f"join/{one.number}") == 1
        assert len(scene.said(one)) == 1
    assert ends == {0, 2}  # reading is tried again, writing is not


def test_github_that_fails_is_a_sentence_and_nothing_is_half_said(scene: Scene) -> None:
    issue = scene.fill_in()
    scene.hub.fault(Fail(500), method="POST", path="*/git/trees", times=9)
    done = scene.join(issue)
    assert done.code == 2
    assert "could not write the files" in done.err
    assert scene.said(issue) == []
