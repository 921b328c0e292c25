"""A report for the terminal and for programs.

For: `as_text` and `as_json`. Must not: judge.
"""

from __future__ import annotations

import json
from typing import Any

from peerpact.signing.ledger import wording
from peerpact.signing.ledger.report import NOT_VERIFIABLE, VERIFIED, Report, Rewritten, Standing
from peerpact.text.escape import terminal
from peerpact.text.wording import amount


def as_text(report: Report) -> str:
    """One line for each agreement and each fault, and one for the whole."""
    if report.state == NOT_VERIFIABLE:
        return f"Not verifiable: {report.reason}\n"
    rows = [f"{standing.path}: {wording.standing(standing)}" for standing in report.standings]
    rows += [f"{fault.code}: {fault.message}" for fault in report.faults]
    rows += [wording.rewritten(rewriting) for rewriting in report.rewritings]
    rows += [wording.moved(report.moved)] if report.moved else []
    rows += list(wording.recomputed(report.recomputed))
    headline = "Verified" if report.state == VERIFIED else "Something is wrong"
    rows.append(
        f"{headline}: {amount(len(report.standings), 'agreement')}, {amount(len(report.records), 'record')}, "
        f"ledger at {report.tip[:12] or 'no commit'}."
    )
    return "".join(f"{terminal(row)}\n" for row in rows)


def as_json(report: Report) -> str:
    """The stable form of `--format json`."""
    data: dict[str, Any] = {
        "state": report.state,
        "reason": report.reason,
        "ledger": report.tip,
        "records": len(report.records),
        "agreements": [_standing(standing) for standing in report.standings],
        "faults": [{"code": f.code, "path": f.path, "message": f.message} for f in report.faults],
        "merges": {
            "recomputed": report.recomputed.merges,
            "not_recomputed": report.recomputed.others,
            "differing": [{"commit": commit, "path": path} for commit, path in report.recomputed.differing],
        },
        "rewritten": [_rewritten(rewriting) for rewriting in report.rewritings],
        "matched_by_bytes": report.moved,
    }
    return json.dumps(data, ensure_ascii=True, indent=2) + "\n"


def _rewritten(rewritten: Rewritten) -> dict[str, Any]:
    claim = rewritten.rewriting
    return {
        "old": claim.old,
        "new": claim.new,
        "counts": rewritten.counts,
        "by": [{"id": entry.by, "login": entry.login, "commit": commit} for entry, commit in rewritten.told],
        "gone": [{"path": lost.path, "blob": lost.blob, "became": lost.became} for lost in claim.gone],
    }


def _standing(standing: Standing) -> dict[str, Any]:
    record = standing.signed[1] if standing.signed else None
    signers = [{"id": s.id, "login": s.login, "at": s.at.isoformat()} for s in record.signers] if record else []
    return {
        "path": standing.path,
        "state": standing.state,
        "sentence": wording.standing(standing),
        "kind": record.kind if record else None,
        "digest": record.digest if record else None,
        "pull_request": record.pull_request if record else None,
        "terms": record.terms.version if record and record.terms else None,
        "signers": signers,
        "unsigned": [version.commit for version in standing.pending],
        "put_right": [version.commit for version in standing.past],
    }
