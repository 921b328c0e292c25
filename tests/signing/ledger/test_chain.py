"""Equal records are equal bytes, and no change of any chain goes unseen."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpact.formats.schema import schema
from peerpact.signing.ledger.chain import MARK, MARK_BYTES, unwind
from peerpact.signing.ledger.entry import canonical, parse
from peerpact.signing.ledger.record import GENESIS, Record, Signer, Terms, link, name
from peerpact.signing.ledger.report import Ledger
from testing.ledger_world import FIRST, chained
from testing.thoroughness import examples

HEX = st.text("0123456789abcdef", min_size=40, max_size=40)
LONG = st.text("0123456789abcdef", min_size=64, max_size=64)
WHEN = st.datetimes(datetime(2026, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))
LOGIN = st.text(string.ascii_letters + string.digits + "-_[]", min_size=1, max_size=39)
SIGNER = st.builds(
    Signer, st.integers(1, 10**12), LOGIN, st.sampled_from(["review", "comment"]), st.integers(1, 10**15), WHEN
)
PATH = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).map(lambda text: f"agreements/{text}")
RECORD = st.builds(
    Record,
    kind=st.sampled_from(["new", "amendment", "ending", "outcome", "profile"]),
    path=PATH,
    blob=HEX,
    digest=LONG,
    base=HEX | st.just(""),
    head=HEX,
    merge=HEX,
    terms=st.none() | st.builds(Terms, st.integers(1, 10_000), LONG),
    signers=st.lists(SIGNER, min_size=1, max_size=3, unique_by=lambda one: one.id).map(
        lambda some: tuple(sorted(some, key=lambda one: one.id))
    ),
    pull_request=st.integers(1, 10**9),
    recorded=st.dates(date(2026, 1, 1), date(2090, 1, 1)),
    previous=LONG,
)
RECORDS = st.lists(RECORD, min_size=2, max_size=6, unique_by=lambda record: (record.path, record.merge))
AT = datetime(2026, 12, 1, 12, tzinfo=UTC)
ONE = Record("new", FIRST, "1" * 40, "2" * 64, "3" * 40, "4" * 40, "5" * 40, Terms(1, "6" * 64),
             (Signer(1, "demo-ana", "review", 7, AT),), 8, date(2026, 12, 1))  # fmt: skip
GOLDEN = """\
{
  "base": "3333333333333333333333333333333333333333",
  "blob": "1111111111111111111111111111111111111111",
  "digest": "2222222222222222222222222222222222222222222222222222222222222222",
  "head": "4444444444444444444444444444444444444444",
  "kind": "new",
  "merge": "5555555555555555555555555555555555555555",
  "path": "agreements/2026-demo-ana--demo-bo.yml",
  "previous": "0000000000000000000000000000000000000000000000000000000000000000",
  "pull_request": 8,
  "recorded": "2026-12-01",
  "signers": [
    {
      "at": "2026-12-01T12:00:00Z",
      "id": 1,
      "login": "demo-ana",
      "source": "review",
      "source_id": 7
    }
  ],
  "terms": {
    "sha256": "6666666666666666666666666666666666666666666666666666666666666666",
    "version": 1
  },
  "version": 1
}
"""


def ledger(files: dict[str, bytes]) -> Ledger:
    return Ledger("tip", files, ())


def test_the_bytes_of_the_first_format_stay_as_they_are() -> None:
    """A change to these bytes breaks every ledger that there is."""
    assert canonical(ONE).decode() == GOLDEN
    assert name(canonical(ONE)) == "records/0f/f030988586b3a1de2f9fba60b659d7a3e2a37a468ffa96921963d406fe6c4f.json"


@given(RECORD)
def test_a_record_comes_back_from_its_bytes(record: Record) -> None:
    content = canonical(record)
    assert parse(content) == record
    assert content.isascii()
    assert content.endswith(b"}\n")
    jsonschema.Draft202012Validator(schema("record")).validate(json.loads(content))


@given(RECORD, st.permutations(range(3)))
def test_equal_records_are_equal_bytes(record: Record, order: list[int]) -> None:
    shuffled = tuple(record.signers[place] for place in order if place < len(record.signers))
    elsewhere = timezone(timedelta(hours=5, minutes=30))
    shuffled = tuple(replace(signer, at=signer.at.astimezone(elsewhere)) for signer in shuffled)
    assert canonical(replace(record, signers=shuffled)) == canonical(record)


@given(RECORD, RECORD)
def test_other_records_are_other_bytes_with_another_name(one: Record, other: Record) -> None:
    assert (canonical(one) == canonical(other)) == (one == other)
    assert (name(canonical(one)) == name(canonical(other))) == (one == other)


@given(RECORD, st.data())
def test_no_other_bytes_are_read_as_a_record_of_that_name(record: Record, data: st.DataObject) -> None:
    content = bytearray(canonical(record))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    assert name(bytes(content)) != name(canonical(record))
    try:
        assert parse(bytes(content)) != record
    except ValueError:
        return


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(": ", ":"),
        lambda text: text.rstrip(),
        lambda text: text + "\n",
        lambda text: text.replace('"version": 1', '"version": 1.0'),
        lambda text: text.replace('"version": 1', '"version": 2'),
        lambda text: text.replace('"kind": "new"', '"kind": "new",\n  "kind": "new"'),
        lambda text: text.replace("demo-ana", "demo-\\u0061na"),
        lambda text: text.replace("2026-12-01T", "2026-13-01T"),
        lambda text: text.replace('"recorded": "2026-12-01"', '"recorded": "2026-02-30"'),
        lambda text: text.replace('"id": 1,', '"id": true,'),
        lambda text: text.replace('"kind": "new"', '"kind": "gift"'),
        lambda text: text.replace('"kind": "new"', '"kind": "new",\n  "more": 1'),
        lambda text: text.replace(FIRST, "../" + FIRST),
    ],
)
def test_only_the_canonical_form_is_a_record(change: object) -> None:
    text = canonical(ONE).decode()
    assert callable(change)
    assert change(text) != text
    with pytest.raises(ValueError):  # noqa: PT011 - the words are not ours in every case
        parse(change(text).encode())


@given(RECORDS)
def test_a_chain_comes_back_in_its_order(records: list[Record]) -> None:
    chain = unwind(ledger(chained(*records)))
    assert not chain.faults
    assert [(r.path, r.merge) for r in chain.records] == [(r.path, r.merge) for r in records]
    assert chain.records[0].previous == GENESIS
    assert chain.last == link(canonical(chain.records[-1]))


@settings(max_examples=examples(60))
@given(RECORDS, st.data())
def test_every_loss_but_that_of_the_end_is_seen(records: list[Record], data: st.DataObject) -> None:
    files = chained(*records)
    whole = unwind(ledger(files)).records
    lost = data.draw(st.integers(0, len(whole) - 1))
    del files[name(canonical(whole[lost]))]
    chain = unwind(ledger(files))
    assert bool(chain.faults) == (lost < len(whole) - 1)
    assert set(chain.records) == {record for record in whole if record is not whole[lost]}


@settings(max_examples=examples(60))
@given(RECORDS, RECORD, st.data())
def test_nothing_can_be_put_between_two_records(records: list[Record], new: Record, data: st.DataObject) -> None:
    files = chained(*records)
    whole = unwind(ledger(files)).records
    before = data.draw(st.integers(0, len(whole) - 1))
    inserted = canonical(replace(new, previous=whole[before].previous))
    files[name(inserted)] = inserted
    assert (
        "forked-chain" in {fault.code for fault in unwind(ledger(files)).faults}
        or inserted in chained(*records).values()
    )


def test_an_empty_ledger_is_whole() -> None:
    assert not unwind(ledger({})).faults
    assert not unwind(ledger({MARK: MARK_BYTES})).faults


def test_a_ledger_without_its_mark_or_with_another_is_named() -> None:
    files = chained(ONE)
    del files[MARK]
    assert [fault.code for fault in unwind(ledger(files)).faults] == ["no-mark"]
    assert [fault.code for fault in unwind(ledger({**files, MARK: b"x"})).faults] == ["no-mark"]


def test_the_schema_explains_every_key_and_bounds_every_value() -> None:
    data = schema("record")
    jsonschema.Draft202012Validator.check_schema(data)
    assert set(data["required"]) == set(data["properties"]) == set(json.loads(canonical(ONE)))
    assert all("description" in part for part in data["properties"].values())
    texts = [part for part in data["properties"].values() if part.get("type") == "string"]
    assert all({"maxLength", "pattern"} <= set(part) for part in texts)
