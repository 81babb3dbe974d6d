"""A whole week by command, as a township clerk would script it: roster, sheets, scans, visits, tally."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import zxingcpp
from openpyxl import load_workbook
from PIL import Image

from outreach.printing.pages import page_count, page_image
from tests.support.commands import Commands

ROSTERS = Path(__file__).resolve().parents[1] / "data" / "rosters"
ROSTER = ROSTERS / "printed_sheet.xlsx"
VILLAGE = json.loads((ROSTERS / "printed_sheet.truth.json").read_text(encoding="utf-8"))["village"]["name"]


@pytest.fixture
def clerk(capsys, monkeypatch, tmp_path) -> Commands:
    clerk = Commands(capsys, monkeypatch, tmp_path / "village.doorbook")
    assert clerk("new", "--village-name", VILLAGE, "--keep", "id_no,phone").code == 0
    return clerk


def codes_on(pdf: bytes) -> list[str]:
    """Read every QR of a PDF, rasterised at 150 dpi, with an independent reader."""
    found = []
    for page in range(1, page_count(pdf) + 1):
        image = page_image(pdf, page, 150)
        picture = Image.frombuffer(
            "RGB", (image.width, image.height), image.data, "raw", "RGB", image.stride, 1
        )
        found += [result.text for result in zxingcpp.read_barcodes(picture)]
    return found


def next_year(folder: Path) -> Path:
    """The same village a year on: one wife died, one household is new."""
    with (ROSTERS / "printed_sheet.persons.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {
        "household_no": "户号", "group": "组", "relation": "与户主关系", "name": "姓名", "sex": "性别",
        "birth": "出生日期", "id_no": "身份证号", "phone": "联系电话", "address": "住址",
    }  # fmt: skip
    kept = [row for row in rows if row["name"] != "贾荣"]
    new = kept[0] | {
        "household_no": "99",
        "name": "新来福",
        "id_no": "",
        "phone": "13900000001",
        "address": "",
    }
    target = folder / "2027.csv"
    with target.open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, list(names), extrasaction="ignore")
        writer.writerow(names)
        writer.writerows([*kept, new])
    return target


def test_a_week_of_work(clerk, tmp_path):
    planned = clerk("roster", "check", str(ROSTER)).document
    assert (planned["households"], planned["persons"], planned["new"]) == (46, 175, 175)
    assert clerk("household", "list").document == []
    assert clerk("roster", "import", str(ROSTER)).code == 0
    again = clerk("roster", "import", str(ROSTER)).document
    assert (again["new"], again["changed"], again["same"], again["missing"]) == (0, 0, 175, 0)

    assert (
        clerk("print", "signoff", "--out", str(tmp_path / "x.pdf")).document["error"]
        == "no_campaign_to_print"
    )
    assert not (tmp_path / "x.pdf").exists()
    clerk(
        "campaign",
        "start",
        "秋季反诈",
        "--from",
        "2026-11-02",
        "--to",
        "2026-12-31",
        "--deadline",
        "2026-11-30",
    )
    printed = clerk("print", "signoff", "--out", str(tmp_path / "签收表.pdf")).document
    codes = codes_on(Path(printed["file"]).read_bytes())
    sheets = [code for code in codes if code.startswith("S")]
    doors = {row["code"]: row["no"] for row in clerk("household", "list").document}
    assert len(sheets) == printed["pages"]
    assert {doors[code] for code in codes if code.startswith("H")} == set(doors.values())

    update = clerk("roster", "import", str(next_year(tmp_path))).document
    assert update["new"] == 1
    assert update["missing"] == 1
    for code in (codes[0], codes[-1], *sheets):
        (scan,) = clerk("scan", code).document
        assert (scan["status"], scan["household"]) == ("open", doors.get(code))

    signed = [code for code in codes if code.startswith("H")][:10]
    lines = [
        {"household": code, "at": "2026-11-18T19:30", "workers": ["王芳"], "outcome": "met",
         "topics": ["brushing"], "handouts": {"leaflet": 1}, "signoff": {"kind": "signature"}}
        for code in signed
    ]  # fmt: skip
    logged = clerk("visit", "log", stdin="\n".join(map(json.dumps, lines)).encode())
    assert len([line for line in logged.lines if "saved" in line]) == 10

    coverage = clerk("coverage", "--by", "group").document
    assert (coverage["due"], coverage["reached"], coverage["signed"]) == (47, 10, 10)
    tally = clerk("tally", "week", "2026-W47", "--out", str(tmp_path / "周统计表.xlsx")).document
    total = {row["code"]: row for row in tally["figures"] if row["group"] is None}
    assert (total["reached"]["value"], total["reached"]["cumulative"]) == (10, 10)
    assert total["due"]["value"] == coverage["due"]
    assert total["handout_leaflet"]["value"] == 10
    by_group = [row["value"] for row in tally["figures"] if row["code"] == "reached" and row["group"]]
    assert sum(by_group) == 10
    assert load_workbook(tmp_path / "周统计表.xlsx").sheetnames[0] == "周统计表"
    assert clerk("check").document["ok"] is True


@pytest.mark.parametrize(
    "name", ["printed_sheet.xlsx", "numeric_ids.xlsx", "gbk_text.csv", "duplicates.xlsx"]
)
def test_each_sample_roster_gives_its_truth(clerk, tmp_path, name):
    stem = name.partition(".")[0]
    truth = json.loads((ROSTERS / f"{stem}.truth.json").read_text(encoding="utf-8"))
    ledger = Commands(clerk.capsys, clerk.monkeypatch, tmp_path / "truth.doorbook")
    ledger("new", "--village-name", truth["village"]["name"], "--keep", "id_no,phone")
    found = ledger("roster", "import", str(ROSTERS / name)).document
    assert (found["households"], found["persons"]) == (truth["households"], truth["persons"])
    asked = {problem["row"] for problem in found["problems"] if problem["action"] in ("ask", "reject")}
    wanted = {
        problem["row"]
        for problem in truth["problems"]
        if problem["expect"].startswith(("ask", "warn", "reject"))
    }
    assert asked <= wanted
    ledger("roster", "export", "--out", str(tmp_path / "out.csv"), "--unmasked", "--reason", "核对")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        exported = sorted(tuple(row.values()) for row in csv.DictReader(file))
    with (ROSTERS / f"{stem}.persons.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = sorted(tuple(row.values()) for row in csv.DictReader(file))
    unnamed = [row for row in expected if not row[3]]  # lost characters: the name stays as found
    assert [row for row in exported if "?" not in row[3]] == [row for row in expected if row[3]]
    assert len(unnamed) == len([row for row in exported if "?" in row[3]])


def test_export_masks_unless_a_reason_is_given(clerk, tmp_path):
    clerk("roster", "import", str(ROSTER))
    out = tmp_path / "out.csv"
    assert clerk("roster", "export", "--out", str(out), "--unmasked").document["error"] == "export_reason"
    assert not out.exists()
    clerk("roster", "export", "--out", str(out))
    text = out.read_text(encoding="utf-8")
    assert "177****0436" in text.replace("17700004360", "!") or "****" in text
    assert "17700004360" not in text
    assert "430102197002012874" not in text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 200),
        ("cut.xlsx", ROSTER.read_bytes()[:4000]),
        ("empty.xlsx", b""),
        (
            "locked.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        ),
        ("words.csv", "今天天气很好\n明天也好\n".encode()),
    ],
)
def test_a_wrong_file_is_one_sentence_and_changes_no_byte(clerk, tmp_path, name, content):
    clerk("roster", "import", str(ROSTER))
    file = tmp_path / name
    file.write_bytes(content)
    before = clerk.ledger.read_bytes()
    for word in ("check", "import"):
        done = clerk("roster", word, str(file))
        assert (done.code, set(done.document)) == (1, {"error", "message"})
        assert done.err.count("。") == 1
    assert clerk.ledger.read_bytes() == before
