"""The words of campaigns: begun, planned, their tasks, leading group and the peak dates."""

from __future__ import annotations

import argparse
from typing import Any

from outreach.campaign_plans import usual_plans
from outreach.cli import campaign_commands as campaigns
from outreach.cli import plan_commands as plan
from outreach.cli import task_commands as task
from outreach.cli.word_makers import add_group, add_word
from outreach.vocabulary import LeadingRole, Measure


def add_campaign_words(words: Any) -> None:
    """Add them."""
    campaign = add_group(words, "campaign", "专项行动")
    start = add_word(campaign, "start", "开始一个专项行动", campaigns.campaign_start)
    start.add_argument("name", metavar="名称")
    start.add_argument("--from", dest="starts", required=True, metavar="日期")
    start.add_argument("--to", dest="ends", required=True, metavar="日期")
    start.add_argument("--deadline", metavar="日期", help="首轮截止")
    start.add_argument("--theme", default="", metavar="主题")
    start.add_argument("--topics", metavar="代码,代码", help="不写就用常用的")
    start.add_argument("--handouts", metavar="代码=份数,...", help="不写就用常用的")
    start.add_argument("--purpose", default="", metavar="目的", help="为什么收集这些信息")
    start.add_argument("--basis", default="", metavar="依据", help="文件、法律依据")
    start.add_argument("--keep-until", metavar="日期", help="记录留到哪天")
    codes = tuple(one.code for one in usual_plans())
    start.add_argument("--plan", choices=codes, metavar="|".join(codes), help="照常用的阶段和时限排好")
    add_word(campaign, "list", "列出专项行动", campaigns.campaign_list)
    close = add_word(campaign, "close", "结束一个专项行动，留着回头看", campaigns.campaign_close)
    close.add_argument("name", metavar="名称")
    close.add_argument("--reopen", action="store_true", help="再打开")
    _step_words(campaign, codes)
    _leader_words(campaign)
    _task_words(words)
    _peak_words(words)


def _of(word: argparse.ArgumentParser) -> argparse.ArgumentParser:
    word.add_argument("--campaign", metavar="专项行动名称", help="不写就是进行中的")
    return word


def _step_words(campaign: Any, codes: tuple[str, ...]) -> None:
    suggest = _of(add_word(campaign, "suggest", "照常用的阶段和时限排好", plan.plan_suggest))
    suggest.add_argument("--plan", choices=codes, default=codes[0], metavar="|".join(codes))
    for name, does, add, listed in (
        ("phase", "阶段", plan.phase_add, plan.phase_list),
        ("deadline", "时限：哪天之前要有什么", plan.deadline_add, plan.deadline_list),
    ):
        group = add_group(campaign, name, does)
        word = _of(add_word(group, "add", "加一个", add))
        word.add_argument("name", metavar="名称")
        word.add_argument("--from", dest="starts", required=name == "phase", metavar="日期")
        end = ("--to", "ends") if name == "phase" else ("--by", "by")
        word.add_argument(end[0], dest=end[1], required=True, metavar="日期")
        measures = tuple(Measure)
        word.add_argument("--measure", choices=measures, default=Measure.TICK, metavar="|".join(measures))
        word.add_argument("--target", type=int, default=0, metavar="数", help="百分比或次数")
        word.add_argument("--kinds", metavar="代码,代码", help="活动种类")
        word.add_argument("--note", default="", metavar="备注")
        _of(add_word(group, "list", "列出目标、已有、还差", listed))
        done = _of(add_word(group, "done", "办完了", plan.step_done))
        done.add_argument("step", metavar="编号或名称")
        done.add_argument("--on", metavar="日期", help="不写就是今天")
        done.add_argument("--undo", action="store_true", help="还没办完")
        _of(add_word(group, "remove", "去掉", plan.step_remove)).add_argument("step", metavar="编号或名称")


def _leader_words(campaign: Any) -> None:
    leaders = add_group(campaign, "leader", "领导小组")
    word = _of(add_word(leaders, "set", "加一人，或改同名的一条", task.leader_set))
    word.add_argument("role", choices=tuple(LeadingRole), metavar="|".join(LeadingRole))
    word.add_argument("name", metavar="姓名", help="办公室写设在哪里")
    word.add_argument("--post", metavar="职务")
    word.add_argument("--phone", metavar="电话")
    listing = _of(add_word(leaders, "list", "列出领导小组", task.leader_list))
    listing.add_argument("--unmasked", action="store_true", help="不遮号码，要写理由")
    listing.add_argument("--reason", default="", metavar="理由")
    _of(add_word(leaders, "remove", "去掉一人", task.leader_remove)).add_argument("name", metavar="姓名")


def _task_words(words: Any) -> None:
    tasks = add_group(words, "task", "任务清单")
    add = _of(add_word(tasks, "add", "派一项任务", task.task_add))
    add.add_argument("who", metavar="谁", help="人或部门")
    add.add_argument("what", metavar="做什么")
    add.add_argument("--by", required=True, metavar="日期")
    add.add_argument("--place", default="", metavar="哪里")
    add.add_argument("--note", default="", metavar="备注")
    listing = _of(add_word(tasks, "list", "列出任务", task.task_list))
    listing.add_argument("--who", metavar="谁")
    listing.add_argument("--open", action="store_true", help="只列没办完的")
    done = _of(add_word(tasks, "done", "办完了", task.task_done))
    done.add_argument("ids", nargs="+", metavar="任务编号")
    done.add_argument("--on", metavar="日期", help="不写就是今天")
    done.add_argument("--note", default="", metavar="结果")
    done.add_argument("--undo", action="store_true", help="还没办完")
    add_word(tasks, "remove", "去掉一项", task.task_remove).add_argument("id", metavar="任务编号")


def _peak_words(words: Any) -> None:
    peaks = add_group(words, "peak", "高峰日：春节返乡、开学、双十一、集日")
    add_word(peaks, "list", "列出高峰日", task.peak_list)
    word = add_word(peaks, "set", "加一个本村的，或改一个", task.peak_set)
    word.add_argument("label", nargs="?", default="", metavar="名称")
    word.add_argument("--code", metavar="代码", help="改哪一个")
    when = word.add_mutually_exclusive_group()
    when.add_argument("--yearly", metavar="月-日", help="每年这天")
    when.add_argument("--on", metavar="日期", help="只有这一天")
    when.add_argument("--market", metavar="3,8", help="逢三逢八的集日")
    word.add_argument("--lead", type=int, metavar="天", help="提前几天提醒")
    word.add_argument("--advice", metavar="提醒什么")
    use = word.add_mutually_exclusive_group()
    use.add_argument("--stop", action="store_true", help="停用")
    use.add_argument("--use", action="store_true", help="启用")
