"""`peerpact record` over HTTP and real Git: what is signed is written down once, what is not is cried out once."""

from __future__ import annotations

import pytest

from peerpact.github import client
from peerpact.signing.ledger import wording
from peerpact.signing.ledger.record import GENESIS, canonical, link
from peerpact.signing.ledger.settle import Alarm
from testing.fake_github import Drop, Fail, Limit, StandIn
from testing.fake_github.git import Moved
from testing.ledger_world import DAY, FIRST, PEOPLE, SECOND, World, agreement, git, profile

BOTH = "demo-ana demo-bo"


def test_a_story_is_recorded_with_every_kind_and_every_way_to_merge(told: World) -> None:
    found = [(r.kind, r.path, {s.login for s in r.signers}) for r in told.records()]
    assert sorted(found, key=str) == sorted([
        ("new", FIRST, {"demo-ana", "demo-bo"}),
        ("new", SECOND, {"demo-bo", "demo-cy"}),
        ("profile", "profiles/demo-dee.yml", {"demo-dee"}),
        ("amendment", FIRST, {"demo-ana", "demo-bo"}),
        ("ending", FIRST, {"demo-bo"}),
        ("outcome", FIRST, {"demo-ana"}),
    ], key=str)  # fmt: skip
    done = told.run("verify")
    assert (done.code, done.err) == (0, ""), done
    assert "signed (outcome) by demo-ana" in done.out
    assert "put right" not in done.out  # a commit of a merge by rebase never stood for itself


def test_a_record_says_all_that_a_proof_needs(told: World) -> None:
    records = told.records()
    assert records[0].previous == GENESIS
    assert [r.previous for r in records[1:]] == [link(canonical(r)) for r in records[:-1]]
    new = next(r for r in records if r.kind == "new" and r.path == FIRST)
    pull = told.repository.pull_requests()[0]
    assert (new.pull_request, new.merge, new.head) == (1, pull.merge_commit_sha, pull.head_sha)
    assert new.terms is not None
    assert new.terms.version == 1
    signers = {s.id: (s.login, s.source, s.source_id, s.at) for s in new.signers}
    assert signers[1001] == ("demo-ana", "comment", pull.comments[0].id, pull.comments[0].created)
    assert signers[1002] == ("demo-bo", "review", pull.reviews[0].id, pull.reviews[0].submitted)
    assert new.recorded.isoformat() == DAY


def test_recording_twice_changes_nothing_and_touches_no_file(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    assert world.record().code == 0
    git("reset", "--quiet", "--hard", "origin/main", at=world.clone)
    tip, before = world.repository.git.branch("ledger"), git("status", "--porcelain", "--branch", at=world.clone)
    done = world.record()
    assert (done.code, done.out) == (0, "Nothing to record.\n")
    assert world.repository.git.branch("ledger") == tip
    assert git("status", "--porcelain", "--branch", at=world.clone) == before
    assert git("for-each-ref", "refs/heads", "--format=%(refname)", at=world.clone) == "refs/heads/main"


def test_dry_run_says_it_and_writes_nothing(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.pull("demo-bo", {SECOND: agreement("demo-bo", "demo-cy")}, "demo-bo", "merge")
    done = world.record("--dry-run")
    assert done.code == 1
    assert f"would record {FIRST}" in done.out
    assert "NOT SIGNED" in done.err
    assert world.repository.git.branch("ledger") is None
    assert world.alarms() == []


def test_an_example_community_has_no_ledger(world: World) -> None:
    (world.clone / "community.yml").write_text("name: Example\ndemo: true\n")
    done = world.record()
    assert (done.code, done.err) == (0, "")
    assert "no ledger" in done.out
    assert world.hub.requests[-1].is_git  # GitHub was not asked


def test_an_unsigned_merge_is_cried_out_in_one_issue_only(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana", "merge")
    for _ in range(2):
        done = world.record()
        assert done.code == 1
        assert "before everyone had signed; missing: account 1002" in done.err
    assert len(world.alarms()) == 1
    assert world.alarms()[0].count("<!-- alarm") == 1
    world.repository.push({SECOND: agreement("demo-bo", "demo-cy")})
    world.repository.issues[2].close()
    assert world.record().code == 1
    assert world.record().code == 1
    assert len(world.alarms()) == 1
    assert world.alarms()[0].count("<!-- alarm") == 2  # the second came as a comment, which notifies
    assert world.repository.issues[2].state == "open"
    assert world.repository.git.branch("ledger") is None


def test_an_issue_that_was_closed_stays_closed_when_nothing_is_new(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana", "merge")
    world.record()
    world.repository.issues[2].close()
    assert world.record().code == 1
    assert world.repository.issues[2].state == "closed"


def test_a_planted_issue_is_not_ours(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana", "merge")
    world.record("--dry-run")
    text = "<!-- peerpact:ledger-alarm -->\n"
    world.repository.issue(world.people["demo-cy"], "Mine", text)
    world.record()
    assert len(world.alarms()) == 1


def test_nobody_silences_an_alarm_by_planting_its_mark(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana", "merge")
    world.record()
    commit = world.repository.push({SECOND: agreement("demo-bo", "demo-cy")})
    mark = wording.mark(Alarm("", SECOND, commit))
    issue = world.repository.issues[2]
    issue.comment(world.people["demo-cy"], mark)
    world.record()
    ours = [one for one in issue.comments if one.author is world.hub.bot]
    assert len(ours) == 1
    assert mark in ours[0].body


def test_in_actions_the_alarm_stands_on_top_of_the_run(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, "demo-ana", "merge")
    assert "::error title=Not signed::`agreements/" in world.record(GITHUB_ACTIONS="true").out


def test_merged_bytes_that_differ_from_the_signed_ones_are_named(world: World) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    world.merge(pull, "merge")
    git_ = world.repository.git
    other = git_.commit("main", pull.merge_base, {FIRST: agreement() + "# slipped in\n"}, pull.author.signer,
                        world.hub.now, "Merge with a change")  # fmt: skip
    git_.point("refs/heads/main", other)
    pull.merge_commit_sha, pull.brought = other, frozenset({other})
    done = world.record()
    assert done.code == 1
    assert "the merged bytes aren't the bytes that were to be signed" in done.err
    assert world.repository.git.branch("ledger") is None


def test_a_push_without_a_pull_request_is_named(world: World) -> None:
    world.repository.push({FIRST: agreement()})
    done = world.record()
    assert done.code == 1
    assert "it came without a pull request" in done.err


def test_an_unreadable_agreement_is_named(world: World) -> None:
    world.pull("demo-ana", {FIRST: "partners: [\n"}, "demo-bo", "merge")
    done = world.record()
    assert done.code == 1
    assert "can't be read" in done.err


def test_a_missing_signature_may_be_given_after_the_merge(world: World) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, "demo-ana", "merge")
    assert world.record().code == 1
    world.sign(pull, "demo-bo", {FIRST: agreement()})
    assert world.record().code == 0
    assert world.run("verify").code == 0


@pytest.mark.parametrize("how", ["comment", "review"])
def test_taking_consent_back_after_a_good_merge_undoes_nothing(world: World, how: str) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.hub.wait(minutes=1)
    if how == "comment":
        pull.comment(world.people["demo-bo"], "/unsign")
    else:
        pull.request_changes(world.people["demo-bo"])
    assert world.record().code == 0
    assert len(world.records()) == 1


def test_a_dismissed_approval_is_no_signature(world: World) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    pull.dismiss(pull.reviews[0])
    world.merge(pull, "merge")
    assert world.record().code == 1


def test_an_approval_of_an_earlier_head_with_the_same_bytes_counts_after_a_force_push(world: World) -> None:
    pull = world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    pull.force_push({FIRST: agreement()}, message="Say it better")
    world.merge(pull, "squash")
    assert world.record().code == 0


def test_words_slipped_in_cannot_be_confirmed_by_an_ending(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    slipped = agreement(ends="2027-11-30")
    world.repository.push({FIRST: slipped})
    world.pull("demo-bo", {FIRST: slipped + "ended: 2026-12-01\n"}, "demo-bo", "merge")
    done = world.record()
    assert done.code == 1
    assert "missing: account 1001" in done.err
    assert world.run("verify").code == 1


@pytest.mark.parametrize("again", ["put back", "signed"])
def test_what_was_slipped_in_can_be_put_right(world: World, again: str) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.repository.push({FIRST: agreement(ends="2027-11-30")})
    assert world.record().code == 1
    if again == "signed":
        text = agreement(ends="2027-10-31", more="amendments: [{on: 2026-12-01, what: Longer}]\n")
        world.pull("demo-ana", {FIRST: text}, BOTH, "merge")
    else:
        world.repository.push({FIRST: agreement()})
    assert world.record().code == 0
    done = world.run("verify")
    assert done.code == 0
    assert "put right since, never signed" in done.out


def test_a_deleted_agreement_keeps_its_records(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.record()
    world.pull("demo-mo", {FIRST: None}, method="merge")
    assert world.record().code == 0
    done = world.run("verify")
    assert (done.code, len(world.records())) == (0, 1)
    assert "deleted" in done.out


def test_a_deleted_agreement_that_comes_back_needs_all_again(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    assert world.record().code == 0
    world.pull("demo-mo", {FIRST: None}, method="merge")
    world.pull("demo-mo", {FIRST: agreement()}, "demo-bo", "merge")
    assert world.record().code == 1
    assert world.run("verify").code == 1


def test_a_renamed_file_is_another_agreement(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    moved = FIRST.replace("agreements/", "agreements/old/")
    world.repository.push({moved: Moved(FIRST)})
    done = world.record()
    assert done.code == 1
    assert moved in done.err


def test_a_renamed_login_is_the_same_person(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH)
    world.hub.rename_user(world.people["demo-bo"], "demo-bobby")
    world.merge(world.repository.pull_requests()[0], "merge")
    assert world.record().code == 0
    assert {(s.id, s.login) for s in world.records()[0].signers} == {(1001, "demo-ana"), (1002, "demo-bobby")}
    ended = agreement(more="ended: 2026-12-01\n")
    world.pull("demo-bo", {FIRST: ended}, "demo-bo", "merge")
    assert world.record().code == 0
    assert world.run("verify", "--online").code == 0


def test_somebody_with_a_freed_login_signs_for_nobody(world: World) -> None:
    world.hub.rename_user(world.people["demo-bo"], "demo-bobby")
    new = world.hub.user("demo-bo", id=7777)
    pull = world.pull("demo-ana", {FIRST: agreement()}, "demo-ana")
    pull.approve(new)
    world.merge(pull, "merge")
    assert world.record().code == 1


def test_a_new_alias_between_two_versions_is_no_change_of_words(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement().replace("[kubernetes]", "[k8s]")}, BOTH, "merge")
    aliased = "skills:\n  - {id: kubernetes, aliases: [k8s]}\n"
    world.repository.push({"skills.yml": aliased})
    ended = agreement(more="ended: 2026-12-01\n").replace("[kubernetes]", "[k8s]")
    world.pull("demo-bo", {FIRST: ended}, "demo-bo", "merge")
    assert world.record().code == 0
    assert [r.kind for r in world.records()] == ["new", "ending"]


def test_ones_own_profile_needs_no_record_and_somebody_elses_does(world: World) -> None:
    world.people["demo-dee"] = world.hub.user("demo-dee", id=1004)
    world.pull("demo-dee", {"profiles/demo-dee.yml": profile("demo-dee", 1004)}, method="merge")
    assert world.record().out == "Nothing to record.\n"
    world.pull("demo-mo", {"profiles/demo-eve.yml": profile("demo-eve", 1005)}, method="merge")
    done = world.record()
    assert done.code == 1
    assert "missing: account 1005" in done.err


def test_profiles_of_long_ago_are_not_asked_about_again(world: World) -> None:
    world.people["demo-dee"] = world.hub.user("demo-dee", id=1004)
    world.pull("demo-dee", {"profiles/demo-dee.yml": profile("demo-dee", 1004)}, method="merge")
    world.fetch()
    before = len(world.hub.requests)
    world.run("record")
    assert any(request.path.endswith("/pulls") for request in world.hub.requests[before:])
    before = len(world.hub.requests)
    from testing.ledger_world import run

    told = {"GITHUB_TOKEN": world.token.value, "GITHUB_REPOSITORY": "example/mentoring"}
    told |= {"GITHUB_API_URL": world.hub.api_url, "GITHUB_SERVER_URL": world.hub.server_url}
    assert run(world.clone, "record", now="2027-03-01", **told).code == 0
    assert not any(request.path.endswith("/pulls") for request in world.hub.requests[before:])


def test_a_broken_ledger_gets_no_more_records_and_an_alarm(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.record()
    [record] = [path for path in world.store.read(world.store.here()).files if path.startswith("records/")]
    world.repository.push({record: "{}\n"}, branch="ledger")
    world.pull("demo-bo", {SECOND: agreement("demo-bo", "demo-cy")}, "demo-bo demo-cy", "merge")
    for _ in range(2):
        done = world.record()
        assert done.code == 1
        assert "isn't what was written: it was edited" in done.err
        assert "can't be recorded until the ledger is whole again" in done.err
    assert len(world.alarms()) == 1


def test_a_branch_of_that_name_that_is_no_ledger_is_left_alone(world: World) -> None:
    world.repository.push({"notes.txt": "mine\n"}, branch="ledger")
    tip = world.repository.git.branch("ledger")
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    done = world.record()
    assert done.code == 2
    assert "holds no ledger but something else" in done.err
    assert "Rename that branch" in done.err
    assert world.repository.git.branch("ledger") == tip
    assert world.run("verify").code == 2


def test_a_ledger_that_was_rewritten_since_the_last_look_is_refused(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.record()
    world.pull("demo-bo", {SECOND: agreement("demo-bo", "demo-cy")}, "demo-bo demo-cy", "merge")
    world.record()
    world.repository.git.point("refs/heads/ledger", world.repository.git.text("rev-parse", "ledger^"))
    done = world.run("record")
    assert done.code == 2
    assert "rewritten" in done.err


def test_a_token_without_the_right_to_push_is_told_so(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.token = world.hub.token(RIGHTS_WITHOUT, repository=world.repository)
    done = world.record()
    assert done.code == 2
    assert "contents: write" in done.err
    assert world.token.value not in done.err + done.out


RIGHTS_WITHOUT = {"contents": "read", "pull-requests": "read", "issues": "write"}


def test_a_shallow_clone_is_refused(world: World) -> None:
    git("clone", "--quiet", "--depth", "1", world.repository.clone_url, "shallow", at=world.folder)
    done = world.run("record", root=world.folder / "shallow")
    assert done.code == 2
    assert "fetch-depth: 0" in done.err


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks again: each fault is felt."""
    monkeypatch.setattr(client, "_retry", lambda repeats: None)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("lost", [False, True])
def test_a_run_cut_off_at_any_request_is_made_up_for_by_the_next(hub: StandIn, world: World, lost: bool) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "squash")
    world.pull("demo-bo", {SECOND: agreement("demo-bo", "demo-cy")}, "demo-bo", "merge")
    world.fetch()
    at, missed = 0, False
    while not missed:
        at += 1
        world.forget()
        hub.fault(Drop(took_effect=lost), at=at)
        world.run("record")
        missed = bool(hub.faults.planned[0].times)
        hub.faults.clear()
        assert len(world.alarms()) <= 1
        done = world.run("record")
        assert done.code == 1, (at, done)
        assert [r.path for r in world.records()] == [FIRST]
        assert len(world.alarms()) == 1
        assert world.alarms()[0].count("<!-- alarm") == 1
    assert at > 15


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("fault", [Limit(429), Fail(502)])
def test_what_was_found_before_a_failure_is_recorded(world: World, fault: Limit | Fail) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    world.pull("demo-bo", {SECOND: agreement("demo-bo", "demo-cy")}, "demo-bo demo-cy", "merge")
    world.fetch()
    before = len([r for r in world.hub.requests if r.path.endswith("/pulls")])
    world.run("record", "--dry-run")
    asked = len([r for r in world.hub.requests if r.path.endswith("/pulls")]) - before
    world.hub.fault(fault, path="*/commits/*/pulls", at=asked)  # profiles are asked about last
    done = world.run("record")
    assert done.code == 2
    assert "1 commit left for the next run" in done.out
    assert len(world.records()) == 2
    assert world.run("record").code == 0


@pytest.mark.usefixtures("impatient")
def test_a_later_version_waits_for_one_that_could_not_be_asked_about(world: World) -> None:
    world.pull("demo-ana", {FIRST: agreement()}, BOTH, "merge")
    longer = agreement(ends="2027-06-30", more="amendments: [{on: 2026-12-01, what: Longer}]\n")
    world.pull("demo-ana", {FIRST: longer}, BOTH, "merge")
    world.fetch()
    world.hub.fault(Fail(502), path="*/commits/*/pulls")
    assert world.run("record").code == 2
    assert world.repository.git.branch("ledger") is None
    assert world.run("record").code == 0
    assert [one.kind for one in world.records()] == ["new", "amendment"]
    assert world.run("verify").code == 0


def test_people_have_the_numbers_that_the_tests_say() -> None:
    assert len(set(PEOPLE.values())) == len(PEOPLE)
