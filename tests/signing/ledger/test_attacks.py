"""A ledger attacked by hand in a clone: `peerpact verify` names each attack, and lets a sound ledger pass."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from peerpact.signing import digest
from peerpact.signing.ledger.branch import KNOWN, Store
from peerpact.signing.ledger.chain import MARK, unwind
from peerpact.signing.ledger.record import Record, Signer, Terms, canonical, name
from testing.ledger_world import FIRST, SECOND, Done, World, chained, files_of, forge, git, run

WRONG = 1


def records_of(clone: Path) -> list[Record]:
    store = Store(clone)
    return list(unwind(store.read(store.here())).records)


def codes(clone: Path, *words: str) -> set[str]:
    done = run(clone, "verify", "--format", "json", *words)
    assert done.code == WRONG, done
    data = json.loads(done.out)
    assert data["state"] == "wrong"
    return {fault["code"] for fault in data["faults"]}


def states(clone: Path) -> dict[str, str]:
    data = json.loads(run(clone, "verify", "--format", "json").out)
    return {one["path"]: one["state"] for one in data["agreements"]}


def remake(clone: Path, *records: Record) -> None:
    """Rewrite the branch as a whole with a chain that is whole again: the strongest attack there is."""
    forge(clone, chained(*records), onto=False)


def test_a_sound_ledger_is_verified_offline(clone: Path) -> None:
    git("remote", "set-url", "origin", "http://127.0.0.1:9/nobody.git", at=clone)
    done = run(clone, "verify")
    assert (done.code, done.err) == (0, ""), done
    assert done.out.endswith(
        f"Verified: 2 agreements, 6 records, ledger at {git('rev-parse', KNOWN, at=clone)[:12]}.\n"
    )
    assert states(clone) == {FIRST: "signed", SECOND: "signed"}


def test_the_same_chain_made_by_hand_is_the_same_ledger(clone: Path) -> None:
    before = files_of(clone)
    remake(clone, *records_of(clone))
    assert files_of(clone) == before
    assert run(clone, "verify").code == 0


def test_verify_changes_nothing_in_the_clone(clone: Path) -> None:
    before = git("for-each-ref", at=clone), git("status", "--porcelain", at=clone), git("count-objects", at=clone)
    run(clone, "verify")
    assert before == (
        git("for-each-ref", at=clone),
        git("status", "--porcelain", at=clone),
        git("count-objects", at=clone),
    )


@pytest.mark.parametrize("openly", [True, False])
def test_an_edited_record_is_named(clone: Path, openly: bool) -> None:
    """By a commit that changes it, or on a branch that was rewritten."""
    files = files_of(clone)
    path, content = next((p, c) for p, c in files.items() if b'"new"' in c and FIRST.encode() in c)
    forge(clone, {**files, path: content.replace(b'"login": "demo-bo"', b'"login": "demo-xx"')}, onto=openly)
    assert codes(clone) >= {"edited-record"}
    assert states(clone)[FIRST] == "broken"
    assert states(clone)[SECOND] == "signed"


def test_an_edited_record_under_its_new_name_cuts_the_chain(clone: Path) -> None:
    files = files_of(clone)
    first = records_of(clone)[0]
    edited = canonical(replace(first, pull_request=99))
    del files[name(canonical(first))]
    forge(clone, {**files, name(edited): edited}, onto=False)
    assert "missing-record" in codes(clone)


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_missing_record_is_named(clone: Path, place: int) -> None:
    files, records = files_of(clone), records_of(clone)
    del files[name(canonical(records[place]))]
    forge(clone, files, onto=False)
    assert "missing-record" in codes(clone)


def test_a_record_deleted_by_a_commit_is_named(clone: Path) -> None:
    files, records = files_of(clone), records_of(clone)
    del files[name(canonical(records[-1]))]
    forge(clone, files)
    assert "deleted-record" in codes(clone)


@pytest.mark.parametrize("kept", range(5))
def test_a_truncated_ledger_leaves_agreements_unsigned(clone: Path, kept: int) -> None:
    ordered = sorted(records_of(clone), key=lambda record: record.kind != "profile")  # its loss alone shows nowhere
    remake(clone, *ordered[: kept + 1])
    done = run(clone, "verify")
    assert done.code == WRONG
    assert "not signed: the ledger has no record" in done.out


def test_records_in_another_order_break_the_chain(clone: Path) -> None:
    records = records_of(clone)
    swapped = [replace(records[0], previous=records[1].previous), replace(records[1], previous=records[0].previous)]
    whole = [*swapped, *records[2:]]
    forge(clone, {MARK: files_of(clone)[MARK], **{name(canonical(r)): canonical(r) for r in whole}}, onto=False)
    assert codes(clone) & {"missing-record", "forked-chain"}


def test_a_branch_rewritten_as_a_whole_is_seen_by_since_alone(clone: Path) -> None:
    tip = git("rev-parse", KNOWN, at=clone)
    assert run(clone, "verify", "--since", tip).code == 0
    assert run(clone, "verify", "--since", git("rev-parse", f"{KNOWN}", at=clone)[:9]).code == 0
    made_up = [replace(r, recorded=r.recorded + timedelta(days=1)) for r in records_of(clone)]
    remake(clone, *made_up)
    assert run(clone, "verify").code == 0  # a clone alone cannot know
    assert codes(clone, "--since", tip) == {"rewritten-ledger"}


def test_a_record_told_twice_is_named(clone: Path) -> None:
    records = records_of(clone)
    remake(clone, *records)
    files = files_of(clone)
    again = canonical(replace(records[0], previous=unwind_last(clone), pull_request=77))
    forge(clone, {**files, name(again): again})
    assert "doubled-record" in codes(clone)


def unwind_last(clone: Path) -> str:
    store = Store(clone)
    return unwind(store.read(store.here())).last


def test_a_record_of_another_agreement_proves_nothing_here(clone: Path) -> None:
    records = records_of(clone)
    first = next(r for r in records if r.path == FIRST and r.kind == "new")
    second = next(r for r in records if r.path == SECOND)
    moved = replace(first, path=SECOND, merge=second.merge, base=second.base)
    remake(clone, *[moved if r is second else r for r in records])
    assert "other-bytes" in codes(clone)
    assert states(clone)[SECOND] == "broken"
    with_bytes = replace(moved, blob=second.blob)
    remake(clone, *[with_bytes if r is second else r for r in records])
    assert "other-digest" in codes(clone)
    elsewhere = replace(first, merge=second.merge)
    remake(clone, *records, elsewhere)
    assert "never-there" in codes(clone)


def test_a_record_of_bytes_that_never_were_is_named(clone: Path) -> None:
    records = records_of(clone)
    other = b"partners: []\n"
    forged = replace(records[0], blob="1" * 40, digest=digest(FIRST, other))
    remake(clone, forged, *records[1:])
    assert "other-bytes" in codes(clone)
    both = replace(forged, merge="2" * 40)
    remake(clone, both, *records[1:])
    assert "never-there" in codes(clone)


def test_commits_are_a_remark_and_bytes_count(clone: Path) -> None:
    """People who rewrite history give its commits other ids. The bytes stay, and so does who signed them."""
    moved = [replace(r, merge=f"{n:040x}", base=f"{n + 7:040x}") for n, r in enumerate(records_of(clone))]
    remake(clone, *moved)
    done = run(clone, "verify")
    assert done.code == 0
    assert "6 records name commits that aren't on the default branch any more" in done.out
    remake(clone, *[replace(r, signers=r.signers[:1]) for r in moved])
    assert "missing-signer" in codes(clone)


def test_bytes_that_match_in_another_order_are_named(clone: Path) -> None:
    records = [replace(r, merge=f"{n:040x}", base="") for n, r in enumerate(records_of(clone))]
    first = [n for n, r in enumerate(records) if r.path == FIRST]
    records[first[0]], records[first[-1]] = records[first[-1]], records[first[0]]
    remake(clone, *records)
    assert "never-there" in codes(clone)


def test_one_record_covers_its_bytes_once(clone: Path) -> None:
    """What was signed, amended and put back unsigned stays unsigned, whatever the commits are called."""
    old = git("show", f"HEAD~5:{FIRST}", at=clone)
    (clone / FIRST).write_text(old + "\n")
    git("commit", "--quiet", "-am", "Back", at=clone)
    git("update-ref", "refs/remotes/origin/main", "HEAD", at=clone)
    moved = [replace(r, merge=f"{n:040x}", base="") for n, r in enumerate(records_of(clone))]
    remake(clone, *moved)
    assert states(clone)[FIRST] == "unsigned"


def changed(clone: Path, which: str, **change: object) -> set[str]:
    """Rewrite the ledger with one record of FIRST changed; the faults."""
    records = records_of(clone)
    remake(clone, *[replace(r, **change) if r.kind == which and r.path == FIRST else r for r in records])
    return codes(clone)


def signers(clone: Path, kind: str) -> tuple[Signer, ...]:
    return next(r.signers for r in records_of(clone) if r.kind == kind and r.path == FIRST)


@pytest.mark.parametrize("kind", ["new", "amendment"])
@pytest.mark.parametrize("left", [0, 1])
def test_a_missing_signer_is_named(clone: Path, kind: str, left: int) -> None:
    assert "missing-signer" in changed(clone, kind, signers=(signers(clone, kind)[left],))


def test_an_ending_signed_by_a_stranger_is_named(clone: Path) -> None:
    stranger = replace(signers(clone, "ending")[0], id=1003, login="demo-cy")
    assert changed(clone, "ending", signers=(stranger,)) >= {"missing-signer", "other-signer"}


def test_an_ending_may_be_signed_by_the_other_partner(clone: Path) -> None:
    records = records_of(clone)
    other = replace(signers(clone, "ending")[0], id=1001, login="demo-ana")
    remake(clone, *[replace(r, signers=(other,)) if r.kind == "ending" else r for r in records])
    assert run(clone, "verify").code == 0


def test_somebody_named_twice_does_not_count_twice(clone: Path) -> None:
    bo = signers(clone, "new")[1]
    assert changed(clone, "new", signers=(bo, replace(bo, source_id=5))) >= {"missing-signer", "signer-twice"}


def test_an_amendment_passed_off_as_an_ending_is_named(clone: Path) -> None:
    assert {"other-kind"} <= changed(clone, "amendment", kind="ending", signers=signers(clone, "amendment")[:1])


def test_an_ending_dated_further_back_than_one_partner_may_is_named(world: World) -> None:
    from testing.ledger_world import agreement

    both, ended = "demo-ana demo-bo", agreement(more="ended: 2026-10-01\n")
    world.pull("demo-ana", {FIRST: agreement()}, both, "merge")
    world.pull("demo-bo", {FIRST: ended}, both, "merge")
    assert world.record().code == 0
    world.fetch()
    new, amendment = records_of(world.clone)
    assert run(world.clone, "verify").code == 0
    alone = [signer for signer in amendment.signers if signer.id == 1002]
    remake(world.clone, new, replace(amendment, kind="ending", signers=tuple(alone)))
    assert {"other-kind", "missing-signer"} <= codes(world.clone)


def test_other_terms_are_named(clone: Path) -> None:
    assert changed(clone, "new", terms=Terms(1, "a" * 64)) == {"other-terms"}
    assert changed(clone, "new", terms=Terms(2, "a" * 64)) == {"other-terms"}
    assert changed(clone, "new", terms=None) == {"other-terms"}


def test_a_base_far_back_hides_no_unsigned_version(clone: Path) -> None:
    """Only commits of the same pull request may be passed over, so a base that is no commit of the line is named."""
    assert "unknown-commit" in changed(clone, "amendment", base="3" * 40)


def test_records_forged_on_the_main_branch_count_for_nothing(told: World, clone: Path) -> None:
    forged = chained(*records_of(clone))
    for path, content in forged.items():
        (clone / path).parent.mkdir(parents=True, exist_ok=True)
        (clone / path).write_bytes(content)
    git("add", ".", at=clone)
    git("commit", "--quiet", "-m", "A ledger?", at=clone)
    git("update-ref", "refs/remotes/origin/main", "HEAD", at=clone)
    assert run(clone, "verify").code == 0
    git("update-ref", "-d", KNOWN, at=clone)
    done = run(clone, "verify")
    assert done.code == 0
    assert done.out.startswith("Not verifiable: this clone has no ledger branch. The bot begins it when the first")


def test_a_file_among_the_records_is_named(clone: Path) -> None:
    files = files_of(clone)
    forge(clone, {**files, "notes.txt": b"hello\n"})
    assert "foreign-file" in codes(clone)
    odd = b'{"version": 1}\n'
    forge(clone, {**files, name(odd): odd})
    assert "no-record" in codes(clone)


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 9_000, b"\xff\xfe", b"null\n", b"1e999\n", b'"' + b"x" * 99_999])
def test_whatever_lies_there_is_a_fault_and_no_traceback(clone: Path, content: bytes) -> None:
    forge(clone, {**files_of(clone), name(content): content})
    assert "no-record" in codes(clone)


def test_a_history_merged_into_the_ledger_is_named(clone: Path) -> None:
    main = git("rev-parse", "HEAD", at=clone)
    tree, tip = git("rev-parse", f"{KNOWN}^{{tree}}", at=clone), git("rev-parse", KNOWN, at=clone)
    made = git("commit-tree", tree, "-p", tip, "-p", main, "-m", "Both", at=clone)
    git("update-ref", KNOWN, made, at=clone)
    assert "merged-ledger" in codes(clone)


def test_bytes_changed_on_the_main_branch_are_unsigned(clone: Path) -> None:
    file = clone / FIRST
    file.write_bytes(file.read_bytes() + b"# one byte more\n")
    git("commit", "--quiet", "-am", "Tidy", at=clone)
    assert run(clone, "verify").code == 0  # only the default branch of origin counts
    git("update-ref", "refs/remotes/origin/main", "HEAD", at=clone)
    done = run(clone, "verify")
    assert done.code == WRONG
    assert f"{FIRST}: not signed" in done.out


def test_replaced_objects_are_not_believed(clone: Path) -> None:
    """`git replace` would show other bytes under the id of the signed ones."""
    blob = git("rev-parse", f"HEAD:{FIRST}", at=clone)
    other = git("hash-object", "-w", "--stdin", at=clone, stdin=b"other\n")
    git("replace", blob, other, at=clone)
    assert run(clone, "verify").code == 0


@pytest.mark.parametrize("asked", [FIRST, "2026-demo-ana--demo-bo"])
def test_one_agreement_is_judged_by_itself(clone: Path, asked: str) -> None:
    records = records_of(clone)
    remake(clone, *[r for r in records if r.path != SECOND])
    assert run(clone, "verify").code == WRONG
    done = run(clone, "verify", asked)
    assert done.code == 0
    assert SECOND not in done.out
    assert run(clone, "verify", SECOND).code == WRONG


def test_what_cannot_be_asked_is_refused_with_advice(clone: Path) -> None:
    assert "No agreement is called 'nobody'" in refused(run(clone, "verify", "nobody"))
    assert "isn't a commit" in refused(run(clone, "verify", "--since", "--upload-pack=x"[2:]))
    assert "isn't a commit" in refused(run(clone, "verify", "--since", "HEAD"))
    git("update-ref", "-d", KNOWN, at=clone)
    assert "git fetch origin ledger" in refused(run(clone, "verify", FIRST))
    assert "git fetch origin ledger" in refused(run(clone, "verify", "--since", "a" * 40))


def refused(done: Done) -> str:
    assert done.code == 2, done
    return done.err


def test_no_ledger_is_not_verifiable_and_never_unsigned(clone: Path, tmp_path: Path) -> None:
    git("update-ref", "-d", KNOWN, at=clone)
    done = run(clone, "verify", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["state"] == "not-verifiable"
    assert "unsigned" not in done.out.replace('"unsigned"', "")
    git("clone", "--quiet", "--depth", "1", f"file://{clone}", "shallow", at=tmp_path)
    assert "only a part of the history" in run(tmp_path / "shallow", "verify").out
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "community.yml").write_text("name: Plain\n")
    assert "no clone" in run(tmp_path / "plain", "verify").out
    (tmp_path / "plain" / "community.yml").write_text("name: Plain\ndemo: true\n")
    assert "no ledger" in run(tmp_path / "plain", "verify").out


def test_the_clones_own_branch_serves_where_origin_has_none(clone: Path) -> None:
    git("update-ref", "refs/heads/ledger", KNOWN, at=clone)
    git("update-ref", "-d", KNOWN, at=clone)
    assert run(clone, "verify").code == 0


def test_online_contradicts_records_that_were_made_up(told: World, clone: Path) -> None:
    assert told.run("verify", "--online", root=clone).code == 0
    assert "not-confirmed" not in told.run("verify", FIRST, "--online", root=clone).out
    new = signers(clone, "new")
    for change, said in (
        ({"source_id": 1}, "is gone"),
        ({"at": new[1].at + timedelta(minutes=1)}, "bears another time"),
    ):
        records = records_of(clone)
        forged = (new[0], replace(new[1], **change))
        remake(clone, *[replace(r, signers=forged) if r.path == FIRST and r.kind == "new" else r for r in records])
        assert run(clone, "verify").code == 0
        done = told.run("verify", "--online", root=clone)
        assert done.code == WRONG
        assert said in done.out


def test_online_sees_what_was_edited_deleted_or_dismissed(world: World) -> None:
    from testing.ledger_world import agreement

    pull = world.pull("demo-ana", {FIRST: agreement()}, "demo-ana demo-bo", "merge")
    world.record()
    assert world.run("verify", "--online").code == 0
    comment, review = pull.comments[0], pull.reviews[0]
    world.hub.wait(days=1)
    text = comment.body
    comment.edit("I never said so")
    assert "was edited" in world.run("verify", "--online").out
    comment.body, comment.updated = text, comment.created
    pull.dismiss(review)
    assert "doesn't approve (it is dismissed)" in world.run("verify", "--online").out
    review.state = "APPROVED"
    comment.delete()
    assert "is gone" in world.run("verify", "--online").out
    world.hub.delete_user(world.people["demo-bo"])
    assert "account that was deleted" in world.run("verify", "--online").out


def test_verify_of_a_named_agreement_runs_as_a_program_of_its_own(clone: Path) -> None:
    import sys

    done = subprocess.run([sys.executable, "-m", "peerpact", "--root", str(clone), "verify", FIRST],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "signed (outcome) by demo-ana, last on 1 December 2026, pull request 6" in done.stdout
