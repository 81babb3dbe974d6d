"""A back-trace as JSON and as Chinese lines."""

from __future__ import annotations

from outreach.places import group_label
from outreach.queries.back_trace import BackTraceSummary, TraceVisit
from outreach.vocabulary import LABELS
from outreach.wording import zh


def trace_json(trace: BackTraceSummary) -> dict[str, object]:
    """Give what the ledger knows of a household before a day."""
    return {
        "household": trace.no,
        "group": trace.group,
        "before": trace.before.isoformat(),
        "reached": trace.reached,
        "kind": trace.kind or None,
        "this_kind": trace.this_kind if trace.kind else None,
        "tries": trace.tries,
        "registered_on": trace.registered_on.isoformat() if trace.registered_on else None,
        "why_not": [reason.value for reason in trace.why_not()],
        "excluded": [
            {"reason": row.reason.value, "since": row.since.isoformat(), "said_by": row.said_by}
            for row in trace.excluded
        ],
        "visits": [_visit(row) for row in trace.visits],
        "same_day": [row.id for row in trace.same_day],
        "elsewhere": [row.id for row in trace.elsewhere],
    }


def _visit(row: TraceVisit) -> dict[str, object]:
    visit = row.visit
    return {
        "id": visit.id,
        "at": visit.at.isoformat(timespec="minutes"),
        "outcome": visit.outcome.value,
        "workers": list(visit.workers),
        "topics": [code for code, _ in visit.topics],
        "signoff": visit.signoff.value,
        "receipt": visit.receipt,
        "reached": row.reached,
        "this_kind": row.this_kind,
        "typed_after": row.typed_after,
        "photos": row.photos,
    }


def trace_lines(trace: BackTraceSummary) -> list[str]:
    """Say it in lines."""
    lines = [f"{group_label(trace.group)} {trace.place}，{trace.before} 之前："]
    if trace.reached:
        kind = "" if not trace.kind else "，讲过这一类" if trace.this_kind else "，没讲过这一类"
        lines.append(f"走到过{kind}")
    else:
        lines.append("没走到过：" + "、".join(zh(LABELS[reason]) for reason in trace.why_not()))
    for row in trace.visits:
        visit = row.visit
        topics = "、".join(label for _, label in visit.topics)
        late = "（事后才录入）" if row.typed_after else ""
        said = "\t".join([zh(LABELS[visit.outcome]), "、".join(visit.workers), topics, visit.receipt])
        lines.append(f"{visit.at:%Y-%m-%d %H:%M}\t{said}{late}".rstrip())
    return lines
