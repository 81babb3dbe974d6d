"""The summary for the office: its numbers are the figures, and an editor's words are used next time."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring
from docx import Document

from outreach.actions.keeping import set_keeping
from outreach.actions.leading_group import LeaderForm, keep_leader
from outreach.errors import UserMistake
from outreach.periods import parse
from outreach.queries.audit import audit_head
from outreach.tallies.brief.document import Photo
from outreach.tallies.brief.making import draft, learn_from, make_brief
from outreach.tallies.brief.sentences import FIELD, FILE, Length, Tone
from outreach.tallies.catalogue import Counts
from outreach.tallies.tally import COLUMNS, TallySheet, tally
from outreach.vocabulary import LeadingRole, Outcome, SignOff
from outreach.workspace import Workspace
from tests.support.commands import Commands
from tests.support.ledgers import campaign_id, log
from tests.support.office_forms import picture

MONTH = parse("month", "2026-11")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ALL = [(tone, length) for tone in Tone for length in Length]


@pytest.fixture
def busy(village: Workspace) -> Workspace:
    log(village, "1", signoff=SignOff.SIGNATURE, handouts={"leaflet": 2, "card": 1}, topics=["brushing"])
    log(village, "5", day=17, topics=["brushing", "fake_police"])
    log(village, "2", Outcome.NOBODY_HOME, day=17)
    log(village, "6", Outcome.PHONE, day=18)
    return village


def fields(path: Path) -> list[tuple[str, str]]:
    """Every field of a document: the code it names, and what it says; sentences are no fields."""
    with ZipFile(path) as archive:
        root = fromstring(archive.read("word/document.xml"))
    found = []
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        if not tag.startswith(("sentence:", "list.")):
            found.append((tag, "".join(part.text or "" for part in control.iter(f"{W}t"))))
    return found


def expected(sheet: TallySheet, field: str) -> str:
    code, _, column = field.partition(".")
    column, _, group = column.partition("@")
    number = getattr(sheet.row(code, group or None), column)
    return f"{number:.1%}" if sheet.figure(code).counts is Counts.RATE else str(number)


@pytest.mark.parametrize(("tone", "length"), ALL)
def test_every_number_is_a_field_that_says_its_figure(
    busy: Workspace, tmp_path: Path, tone: Tone, length: Length
) -> None:
    target = tmp_path / "简报.docx"
    drafted = make_brief(busy, MONTH, target, tone=tone, length=length)
    sheet = busy.ask(tally, MONTH)
    told = [(tag, said) for tag, said in fields(target) if not tag.startswith("text.")]
    assert told
    assert [(tag, said) for tag, said in told if said != expected(sheet, tag)] == []
    words = drafted.words()
    assert re.sub(r"[\d.]+%?", "", words).count("{") == 0
    outside = words.replace("2026年11月1日至11月18日", "").replace("11月18日", "")
    assert words.count("11月18日") == 2, "a month that still runs is told of up to today"
    outside = outside.replace(sheet.campaign.name, "")
    for group in sheet.groups:
        outside = outside.replace(f"{group}组", "")
    numbers = re.findall(r"\d+(?:\.\d+%)?", outside)
    assert sorted(numbers) == sorted(said for _, said in told), "no number but those of the figures"


def test_the_sentences_themselves_hold_no_number_and_only_known_fields(busy: Workspace) -> None:
    codes = {figure.code for figure in busy.ask(tally, MONTH).figures} | {"app_rate"}
    lists = {"list.handouts", "list.activities", "list.topics", "list.groups", "list.given"}
    names = ("village", "days", "until", "campaign", "basis", "head", "seat")
    words = {f"text.{name}" for name in names}
    for section in json.loads(FILE.read_text(encoding="utf-8"))["sections"]:
        for sentence in section["sentences"]:
            for tone in Tone:
                bare = FIELD.sub("", sentence[tone.value])
                assert not re.search(r"\d", bare), sentence["code"]
                for field in FIELD.findall(sentence[tone.value]):
                    code, _, column = field.partition(".")
                    assert field in lists | words or (code in codes and column in COLUMNS), field


def test_ground_and_leading_group_are_named_where_they_are_known(busy: Workspace) -> None:
    before = busy.ask(draft, MONTH, Tone.FORMAL, Length.LONG).words()
    assert "领导小组" not in before
    here = campaign_id(busy)
    busy.run(set_keeping, here, None, "防诈骗", "《反电信网络诈骗法》第八条；县反诈宣传方案。")
    busy.run(keep_leader, here, LeaderForm(LeadingRole.HEAD, "周长河", "村党支部书记"))
    busy.run(keep_leader, here, LeaderForm(LeadingRole.OFFICE, "村委会二楼"))
    said = busy.ask(draft, MONTH, Tone.FORMAL, Length.LONG).words()
    ground = "依据《反电信网络诈骗法》第八条和县反诈宣传方案，"
    for words in (ground, "由村党支部书记周长河任组长", "办公室设在村委会二楼"):
        assert words in said, words


def test_longer_summaries_say_more_and_none_says_nothing_about_nothing(busy: Workspace) -> None:
    texts = [busy.ask(draft, MONTH, Tone.FORMAL, length).words() for length in Length]
    assert [len(text) for text in texts] == sorted({len(text) for text in texts})
    assert "一、主要做法" not in texts[0]
    assert "出动宣传车辆" not in texts[2]
    assert "拒访" not in texts[2]


def test_changed_sentences_are_used_next_month(busy: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "简报.docx"
    make_brief(busy, MONTH, target, tone=Tone.PLAIN)
    document = Document(str(target))
    for part in document.element.iter(f"{W}t"):
        if part.text == "户打了电话告知。":
            part.text = "户在外打工，都通了电话。"
    document.save(str(target))
    assert learn_from(busy, target) == 1
    text = busy.ask(draft, MONTH, Tone.PLAIN, Length.MIDDLE).words()
    assert "在外的1户在外打工，都通了电话。" in text
    assert "通了电话" not in busy.ask(draft, MONTH, Tone.FORMAL, Length.MIDDLE).words()
    busy.undo()
    assert "打了电话告知" in busy.ask(draft, MONTH, Tone.PLAIN, Length.MIDDLE).words()


def test_photos_are_laid_out_with_their_captions(busy: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "简报.docx"
    photos = [Photo(picture(), f"第{n}张：=入户") for n in range(3)]
    make_brief(busy, MONTH, target, photos=photos)
    document = Document(str(target))
    assert len(document.inline_shapes) == 3
    captions = [cell.text for row in document.tables[0].rows[1::2] for cell in row.cells]
    assert captions == ["第0张：=入户", "第1张：=入户", "第2张：=入户", ""]


def test_each_page_bears_the_audit_as_printed_sheets_do(busy: Workspace, tmp_path: Path) -> None:
    make_brief(busy, MONTH, tmp_path / "brief.docx")
    with ZipFile(tmp_path / "brief.docx") as archive:
        foot = next(archive.read(name).decode() for name in archive.namelist() if "word/footer" in name)
    assert f"审计 {busy.ask(audit_head).short}" in foot


def test_another_document_is_refused(busy: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "别的.docx"
    Document().save(str(path))
    with pytest.raises(UserMistake) as refused:
        learn_from(busy, path)
    assert refused.value.code == "not_a_brief"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_on_at_most_two_pages(busy: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "brief.docx"
    make_brief(busy, MONTH, target, length=Length.LONG)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, target]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    import pypdfium2

    pdf = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    text = pdf[0].get_textpage().get_text_range()
    assert 1 <= len(pdf) <= 2
    assert "反诈入户宣传工作简报" in text
    assert f"累计入户{busy.ask(tally, MONTH).row('reached').cumulative}户" in re.sub(r"\s", "", text)
    pdf.close()


def test_the_command_writes_and_learns(
    busy: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.close()
    command = Commands(capsys, monkeypatch, busy.path)
    target = tmp_path / "十一月.docx"
    photo = tmp_path / "a.png"
    photo.write_bytes(picture())
    words = ["--out", str(target), "--tone", "warm", "--length", "long", "--photo", f"{photo}=村口"]
    made = command("brief", "month", "2026-11", *words).document
    assert "周新庄村" in made["text"]
    assert command("brief-learn", str(target)).document == {"changed": 0}
    bad = tmp_path / "坏.png"
    bad.write_bytes(b"no picture")
    refused = command("brief", "month", "2026-11", "--out", str(tmp_path / "b.docx"), "--photo", str(bad))
    assert (refused.code, refused.document["error"]) == (1, "brief_photo")
    assert not (tmp_path / "b.docx").exists()
