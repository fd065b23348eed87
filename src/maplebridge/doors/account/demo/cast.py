"""Who can be tried in a demonstration, and what each is there for. Not for real counties."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text

CAST: Mapping[str, Text] = {
    "alice": Text("村民：报修路灯、办事、看进度、评价", "Villager: reports, applies, follows, rates"),
    "bob": Text("村民：附议、补充材料", "Villager: joins a report, adds papers"),
    "ama": Text("苗族老人：大字、语音、代办", "Elder who speaks Hmong: large type, voice, helped by others"),
    "luolan": Text("猫场镇中心分派员：分派、吹哨", "Dispatcher of Maochang town: triage and whistle"),
    "axiu": Text("县中心分派员", "Dispatcher of the county centre"),
    "zhoulei": Text("县中心分派员，另一位", "Another dispatcher of the county centre"),
    "aduo": Text("网格员：手机端，没有信号也能用", "Grid worker: the phone pages, also without signal"),
    "yangguang": Text("住建局承办人：办理、补件、办结", "Handler in Housing: works on cases"),
    "hefang": Text("住建局负责人：审批", "Head of Housing: approves"),
    "chenjing": Text("核查员：回访、核验", "Checker: calls back, verifies"),
    "xiongbo": Text("镇调解员", "Mediator of the town"),
    "longqing": Text("凤坪村调解员，会苗语", "Mediator of Fengping village, speaks Hmong"),
    "weizheng": Text("法官：司法确认", "Judge: confirms agreements"),
    "heqin": Text("法律援助中心：审查、指派", "Legal Aid Centre: decides, assigns"),
    "pengyu": Text("律师：办援助案、阅卷", "Lawyer: legal aid cases, reads files"),
    "zhangqi": Text("司法所：鉴定费减免初审", "Justice office: first look at fee waivers"),
    "qinhai": Text("县司法局：减免审批、法援异议", "Justice Bureau: waivers, objections to legal aid"),
    "dingning": Text("鉴定机构", "Forensic institute"),
    "linxi": Text("热线话务员：代为登记", "Hotline seat: takes calls"),
    "zhouming": Text("县领导：督办、延期审批", "County leader: chases, grants more time"),
    "shenji": Text("审计员：只看记录", "Auditor: reads the records"),
    "anran": Text("安全管理员", "Security administrator"),
    "jike": Text("系统管理员：账号、大屏", "System administrator: accounts, wall"),
}
