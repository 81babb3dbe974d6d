"""The figures of a weekly tally as somebody would write them in SQL by hand: one statement a table."""

from __future__ import annotations

from typing import Any

from outreach.periods import Period

Numbers = dict[tuple[str, str | None], tuple[int, ...]]
RANK = """CASE WHEN signoff IN ('signature', 'fingerprint', 'proxy') THEN 6 WHEN outcome = 'met' THEN 5
    WHEN outcome = 'phone' THEN 4 WHEN outcome = 'refused' THEN 3 WHEN outcome = 'leaflet_only' THEN 2
    WHEN outcome = 'nobody_home' THEN 1 ELSE 0 END"""
_UPTO = "max(CASE WHEN at < :{0} THEN r ELSE 0 END) AS {1}"
_IN = "max(at >= :{0} AND at < :{1} AND r = {2}) AS {3}{2}"
STANDING = f"""
WITH v AS MATERIALIZED (
    SELECT unit_id, at, {RANK} AS r FROM visit WHERE campaign_id = :c AND voided_at IS NULL
),
s AS (
    SELECT unit_id, {_UPTO.format('e', 're')}, {_UPTO.format('s', 'rs')}, {_UPTO.format('l', 'rl')},
        {', '.join(_IN.format('s', 'e', n, 'w') for n in (1, 2, 3, 4))},
        {', '.join(_IN.format('l', 's', n, 'b') for n in (1, 2, 3, 4))},
        sum(at >= :s AND at < :e) AS visits, sum(at < :e) AS visits_all,
        sum(at >= :l AND at < :s) AS visits_last
    FROM v GROUP BY unit_id
),
x AS (
    SELECT unit_id, max(since < date(:e) AND (ended_on IS NULL OR ended_on >= date(:e))) AS xe,
        max(since < date(:s) AND (ended_on IS NULL OR ended_on >= date(:s))) AS xs,
        max(since < date(:l) AND (ended_on IS NULL OR ended_on >= date(:l))) AS xl
    FROM exclusion GROUP BY unit_id
),
h AS (
    SELECT area_id, ifnull(xe, 0) AS xe, ifnull(xs, 0) AS xs, ifnull(xl, 0) AS xl,
        iif(ifnull(xe, 0), -1, ifnull(re, 0)) AS re, iif(ifnull(xs, 0), -1, ifnull(rs, 0)) AS rs,
        iif(ifnull(xl, 0), -1, ifnull(rl, 0)) AS rl, w1, w2, w3, w4, b1, b2, b3, b4,
        visits, visits_all, visits_last
    FROM unit LEFT JOIN s ON s.unit_id = unit.id LEFT JOIN x ON x.unit_id = unit.id
    WHERE kind IN ('resident', 'empty', 'tenant') AND merged_into_id IS NULL
)
SELECT area.name, count(*), sum(NOT xe), sum(NOT xs), sum(xe), sum(xs),
    sum(re >= 5), sum(rs >= 5), sum(rl >= 5), sum(re = 6), sum(rs = 6), sum(rl = 6),
    sum(re = 4 AND w4), sum(re = 4), sum(rs = 4 AND b4), sum(re = 3 AND w3), sum(re = 3), sum(rs = 3 AND b3),
    sum(re = 2 AND w2), sum(re = 2), sum(rs = 2 AND b2), sum(re = 1 AND w1), sum(re = 1), sum(rs = 1 AND b1),
    sum(re = 0), sum(rs = 0), sum(re BETWEEN 0 AND 4), sum(rs BETWEEN 0 AND 4),
    ifnull(sum(visits), 0), ifnull(sum(visits_all), 0), ifnull(sum(visits_last), 0)
FROM h JOIN area ON area.id = h.area_id GROUP BY area.id
"""
_WINDOWS = "sum(iif(at >= :s, {0}, 0)), sum({0}), sum(iif(at >= :l AND at < :s, {0}, 0))"
_VISITS = "visit.campaign_id = :c AND visit.voided_at IS NULL AND visit.at < :e"
PEOPLE = f"""
WITH told AS (
    SELECT unit_id, person_id, sum(at >= :s) AS w, count(*) AS a, sum(at >= :l AND at < :s) AS b
    FROM visit JOIN visit_person ON visit_id = visit.id WHERE {_VISITS} GROUP BY person_id
)
SELECT area.name, sum(w), sum(a), sum(b), sum(w > 0), count(*), sum(b > 0)
FROM told JOIN unit ON unit.id = unit_id JOIN area ON area.id = area_id GROUP BY area.id
"""
HANDOUTS = f"""
SELECT visit_handout.code, area.name, {_WINDOWS.format('visit_handout.count')}
FROM visit JOIN visit_handout ON visit_id = visit.id JOIN unit ON unit.id = unit_id
    JOIN area ON area.id = area_id
WHERE {_VISITS} GROUP BY visit_handout.code, area.id
"""
STAFF = f"""
SELECT area.name, {_WINDOWS.format('1')}
FROM (
    SELECT unit_id, at, row_number() OVER (
        PARTITION BY worker_id, date(at) ORDER BY at, counter, visit.id) AS turn
    FROM visit JOIN visit_worker ON visit_id = visit.id WHERE {_VISITS} AND outcome <> 'phone'
) JOIN unit ON unit.id = unit_id JOIN area ON area.id = area_id WHERE turn = 1 GROUP BY area.id
"""
APP = f"""
SELECT area.name, {_WINDOWS.format("(state = 'new')")}, {_WINDOWS.format('1')}
FROM (
    SELECT unit_id, at, state,
        row_number() OVER (PARTITION BY person_id ORDER BY at, counter, visit.id) AS turn
    FROM visit JOIN visit_app ON visit_id = visit.id WHERE {_VISITS} AND state IN ('had', 'new')
) JOIN unit ON unit.id = unit_id JOIN area ON area.id = area_id WHERE turn = 1 GROUP BY area.id
"""
OUT = f"""
SELECT ifnull(sum(at >= date(:s)), 0), count(*), ifnull(sum(at >= date(:l) AND at < date(:s)), 0) FROM (
    SELECT DISTINCT date(at) AS at, worker_id FROM visit JOIN visit_worker ON visit_id = visit.id
    WHERE {_VISITS} AND outcome <> 'phone')
"""
PERSONS = """
SELECT area.name, count(*) FROM person JOIN unit ON unit.id = unit_id JOIN area ON area.id = area_id
WHERE status = 'present' GROUP BY area.id
"""
_STOPPED = ("phone", "refused", "leaflet_only", "nobody_home")


def figures_by_hand(connection: Any, week: Period) -> Numbers:
    """Count a week in bare SQL: by figure and group the week itself, all up to its end, the week before."""
    (campaign,) = connection.execute("SELECT id FROM campaign").fetchone()
    moments = {"s": week.starts, "e": week.ends, "l": week.previous().starts}
    given = {"c": campaign, **{name: f"{at:%Y-%m-%d %H:%M:%S.%f}" for name, at in moments.items()}}
    found: Numbers = {}
    for group, *n in connection.execute(STANDING, given).fetchall():
        found |= _standing(group, n)
    for group, *n in connection.execute(PEOPLE, given).fetchall():
        found["person_times", group], found["persons_told", group] = tuple(n[:3]), tuple(n[3:])
    for code, group, *n in connection.execute(HANDOUTS, given).fetchall():
        found[f"handout_{code}", group] = tuple(n)
    for group, *n in connection.execute(STAFF, given).fetchall():
        found["staff", group] = tuple(n)
    for group, *n in connection.execute(APP, given).fetchall():
        found["app_new", group], found["app_installed", group] = tuple(n[:3]), tuple(n[3:])
    for group, n in connection.execute(PERSONS).fetchall():
        found["persons", group] = (n, n, n)
    found["people_out", None] = tuple(connection.execute(OUT, given).fetchone())
    return found


def _standing(group: str, n: list[int]) -> Numbers:
    """Name the sums of one group."""
    found = {
        "households": (n[0], n[0], n[0]),
        "due": (n[1], n[1], n[2]),
        "excluded": (n[3], n[3], n[4]),
        "reached": (n[5] - n[6], n[5], n[6] - n[7]),
        "signed": (n[8] - n[9], n[8], n[9] - n[10]),
        "not_visited": (n[23], n[23], n[24]),
        "left": (n[25], n[25], n[26]),
        "visits": tuple(n[27:30]),
    }
    found |= {code: tuple(n[11 + 3 * nth : 14 + 3 * nth]) for nth, code in enumerate(_STOPPED)}
    return {(code, group): numbers for code, numbers in found.items()}
