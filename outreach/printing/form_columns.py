"""The columns of each form (DOMAIN 2.3): code, marked name of the choice, heading on paper, width."""

from __future__ import annotations

from outreach.wording import mark

SIGNOFF = (
    ("signer", mark("Who signs, and how related (column)")),
    ("handouts", mark("Handouts (column)")),
    ("app", mark("App installed (column)")),
    ("proxy", mark("Signed by another (column)")),
    ("date", mark("Date of the signature (column)")),
)
"""The columns that can be left out; number, door, head and signature always stand."""
REGISTRATION = (
    ("at_home", mark("People at home today (column)")),
    ("listener", mark("Who listened (column)")),
    ("phone_number", mark("Room for a telephone (column)")),
    ("known_phone", mark("Telephone as registered (column)")),
    ("topics", mark("Scam kinds explained (column)")),
    ("handouts", mark("Handouts (column)")),
    ("outcome", mark("Outcome of the call (column)")),
    ("app", mark("App installed (column)")),
    ("proxy", mark("Signed by another (column)")),
    ("time", mark("Time of the call (column)")),
    ("remark", mark("Remark (column)")),
)
"""The fields that can be left out; code, door, head and signature always stand."""
NOT_REACHED = (
    ("state", mark("How far it came (column)"), "走到哪一步", 36.0),
    ("phone", mark("Telephone (column)"), "电话", 27.0),
    ("last", mark("Last call (column)"), "上次上门", 36.0),
    ("result", mark("Result this time (column)"), "这次结果", 40.0),
)
"""Code, marked name of the choice, heading on paper, width; number, door and head always stand."""
PROGRESS = (
    ("staff", mark("Person in charge (column)"), ("责任人",), 19.0),
    ("due", mark("Due (column)"), ("应访户",), 10.0),
    ("reached", mark("Told in person (column)"), ("当面", "告知"), 14.0),
    ("phone", mark("Told by phone (column)"), ("电话", "告知"), 14.0),
    ("signed", mark("Signed (column)"), ("已签收",), 14.0),
    ("refused", mark("Refused (column)"), ("拒绝",), 14.0),
    ("nobody", mark("Nobody home (column)"), ("未遇",), 14.0),
    ("leaflet", mark("Leaflet only (column)"), ("只留", "宣传单"), 16.0),
    ("untouched", mark("Not visited (column)"), ("未走访",), 16.0),
    ("rate", mark("Rate reached (column)"), ("覆盖率",), 52.0),
    ("signed_rate", mark("Rate signed (column)"), ("签收率",), 16.0),
    ("left", mark("Still to do (column)"), ("离走完", "还差"), 17.0),
    ("pace", mark("A day (column)"), ("每天", "要走"), 16.0),
    ("rank", mark("Rank (column)"), ("名次",), 13.0),
)
"""Code, marked name of the choice, heading in lines, width; the group always stands."""
SPOT_CHECK = (
    ("phone", mark("Telephone (column)"), "电话", 27.0),
    ("at", mark("When it was logged (column)"), "登记的时间", 30.0),
    ("workers", mark("Who went (column)"), "去的人", 22.0),
    ("outcome", mark("Result as logged (column)"), "登记的结果", 19.0),
    ("told", mark("Topics and signature as logged (column)"), "登记讲了什么、谁签的", 54.0),
    ("result", mark("What the check finds (column)"), "", 58.0),
    ("checked", mark("Day of the check (column)"), "抽查日期", 20.0),
)
"""Code, marked name of the choice, heading on paper, width; number, door and head always stand."""
BACK_TRACE = (
    ("at", mark("When the call was (column)"), "上门时间", 31.0),
    ("outcome", mark("Result of the call (column)"), "结果", 20.0),
    ("workers", mark("Who went (column)"), "去的人", 24.0),
    ("topics", mark("Topics (column)"), "讲了什么", 51.0),
    ("signed", mark("Signature and slip (column)"), "签收和回执", 31.0),
    ("entered", mark("When it was entered (column)"), "录入时间", 23.0),
)
"""Code, marked name of the choice, heading on paper, width: of the table of calls."""
ACTIVITY = (
    ("on", mark("Date (column)"), "日期", 1.5),
    ("place", mark("Place (column)"), "地点", 2.6),
    ("kind", mark("How it was done (column)"), "形式", 2.2),
    ("theme", mark("Theme (column)"), "主题", 3.2),
    ("organiser", mark("Who held it (column)"), "主办、参与单位", 2.6),
    ("staff", mark("Staff and vehicles (column)"), "出动人次/车次", 1.7),
    ("audience", mark("Audience (column)"), "受众人数", 1.3),
    ("handouts", mark("Handed out (column)"), "发放资料", 3.2),
    ("photos", mark("Photo numbers (column)"), "照片编号", 1.6),
    ("by", mark("Written by (column)"), "记录人", 1.4),
)
"""Code, marked name of the choice, heading on paper, share of the width (DOMAIN 2.3.7)."""
APP = (
    ("persons", mark("Persons (column)"), "总人数", 1.4),
    ("phones", mark("Smartphone users (column)"), "智能手机用户数（应注册）", 2.0),
    ("installed", mark("Registered (column)"), "已注册", 1.3),
    ("new", mark("New in this campaign (column)"), "本期新增", 1.3),
    ("rate", mark("Rate (column)"), "注册率", 1.3),
    ("old", mark("Old phones (column)"), "没装：老人机", 1.3),
    ("away", mark("Away (column)"), "没装：外出", 1.3),
    ("unwilling", mark("Not willing (column)"), "没装：不愿", 1.3),
    ("other", mark("Other reasons (column)"), "没装：其他", 1.3),
    ("rank", mark("Rank (column)"), "排名", 1.0),
)
HANDOVER = (
    ("place", mark("Door (column)"), "组、门牌", 1.6),
    ("head", mark("Head as registered (column)"), "户主", 1.8),
    ("state", mark("State (column)"), "状态", 1.2),
    ("day", mark("Day it came back (column)"), "收回日期", 1.4),
    ("worker", mark("Who collected it (column)"), "回收人", 1.6),
    ("remark", mark("Remark (column)"), "备注", 2.0),
)
ATTENDANCE = (
    ("name", mark("Who came (column)"), "姓名", 1.6),
    ("from", mark("Unit or address (column)"), "单位或住址", 2.6),
    ("phone", mark("Telephone (column)"), "电话（可空）", 1.8),
    ("sign", mark("Signature (column)"), "签名", 2.2),
    ("remark", mark("Remark (column)"), "备注", 1.4),
)
