"""The recovery sheet (恢复码): one page that opens the ledger when pass phrase and PINs are lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.files import whole_file
from outreach.printing.fonts import Face
from outreach.printing.palette import INK, LINE, MUTED, VERMILION
from outreach.printing.paper import A4, Paper
from outreach.printing.text import fit, steps
from outreach.queries.village import village
from outreach.workspace import Workspace

LEFT, RIGHT = 22.0, 188.0
FIRST, ROW = 76.0, 22.0
COLUMNS = 2
TITLE, BODY, CODE = 22, 11.5, 26
NOTES = (
    "一、这一页由乡镇（街道）封存保管，不放在村里的电脑旁，不拍照，不发在聊天里。",
    "二、什么时候用：口令忘了、设了 PIN 的电脑坏了、钥匙文件丢了。打开台账时，在口令一栏里输入这八组数字。",
    "三、念给别人听时一组一组念，每组六位。哪一组念错或打错，软件会说是第几组。",
    "四、这串数字和台账文件放在一起，谁都能打开台账。这一页丢了，马上在“设置”里做一张新的，旧的就不能用了。",
    "五、这台电脑丢了：先报告乡镇，再在另一台电脑上用备份和这串数字打开台账，收回丢失电脑上的 PIN。",
)


@dataclass(frozen=True)
class RecoveryJob:
    """The code as groups parted by hyphens, whose ledger it opens, the day it was made and tried."""

    township: str
    village: str
    code: str
    made: date


def draw(job: RecoveryJob) -> bytes:
    """Draw the page; gives the PDF."""
    paper = Paper(A4, "台账恢复码")
    paper.text(LEFT, 32, "台账恢复码", TITLE, Face.BOLD, colour=INK)
    paper.text(RIGHT, 32, "密封保管", 14, Face.BOLD, "right", VERMILION)
    where = fit(f"{job.township}{job.village}入户宣传台账", RIGHT - LEFT, steps(14, 12, 10))
    paper.fitted(LEFT, 43, where, colour=INK)
    made = f"{job.made.year}年{job.made.month}月{job.made.day}日做成，做成时已试开一次。此前的恢复码作废。"
    paper.text(LEFT, 54, made, BODY, colour=MUTED)
    paper.rule((LEFT, 60), (RIGHT, 60), 0.35, LINE)
    _groups(paper, job.code.split("-"))
    top = FIRST + 4 * ROW - 4
    paper.rule((LEFT, top), (RIGHT, top), 0.35, LINE)
    for number, note in enumerate(NOTES):
        paper.fitted(LEFT, top + 14 + number * 15, fit(note, RIGHT - LEFT, steps((BODY, 2))), colour=INK)
    foot = 268.0
    for x, label in ((LEFT, "做成人"), (LEFT + 58, "保管单位、保管人"), (LEFT + 128, "日期")):
        paper.text(x, foot, label, BODY, colour=MUTED)
        paper.rule((x, foot + 9), (x + (44 if x < LEFT + 100 else 38), foot + 9), 0.25, MUTED)
    paper.end_page()
    return paper.finish()


def write_recovery(workspace: Workspace, target: Path) -> None:
    """Make a new recovery code, tried once, and write its page. Raises UserMistake (right), StorageProblem.

    There is no page where making the code fails.
    """
    place = workspace.ask(village)
    with whole_file(target) as temporary:
        code = workspace.keyring.make_recovery()
        job = RecoveryJob(place.township, place.name, code, workspace.now().date())
        temporary.write_bytes(draw(job))


def _groups(paper: Paper, groups: list[str]) -> None:
    width = (RIGHT - LEFT) / COLUMNS
    for number, group in enumerate(groups):
        row, column = divmod(number, COLUMNS)
        x, baseline = LEFT + column * width, FIRST + row * ROW
        paper.text(x + 4, baseline, f"第{number + 1}组", BODY, colour=MUTED)
        paper.text(x + 24, baseline, f"{group[:3]} {group[3:]}", CODE, Face.BOLD, colour=INK)
