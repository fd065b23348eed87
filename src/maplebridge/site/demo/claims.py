"""What invented people of the demo county ask legal aid and forensic institutes for. All of it made up."""

from collections.abc import Mapping

from maplebridge.site.demo.sentences import Story

SOMEBODY = {"applicant": "罗某某"}
AID: Mapping[str, Story] = {
    "legal_aid_wages": Story(
        ("在{spot}的工地做了{n}个月，包工头不接电话了，工钱一分没给。", "我们{n}个人的工钱拖了半年，想请个律师。"),
        ("仲裁调解，工钱已经到账。", "法院判决支付，已申请执行并到账。"),
        4,
        SOMEBODY | {"employer": "某建筑劳务公司", "claimed": "18600", "workers": 3},
    ),
    "legal_aid_injury": Story(
        ("在工地从{n}米高的架子上摔下来，老板不肯赔。",),
        ("经调解，赔偿一次付清。",),
        2,
        SOMEBODY | {"employer": "某木材加工厂", "claimed": "42000", "injured_on": "2026-06-18"},
    ),
    "legal_aid": Story(
        ("{n}个子女都不给赡养费，请不起律师。", "被丈夫打了{n}次，想离婚，不知道怎么起诉。"),
        ("法院调解，每月给付赡养费。", "法院准予离婚，孩子由母亲抚养。"),
        3,
        SOMEBODY | {"aid_for": "support", "means": "promise"},
    ),
    "legal_aid_firm": Story(
        ("厂里停产{n}个月，外省客户欠货款，想请律师去追。",),
        ("对方分三期付清货款。",),
        1,
        {"firm": "某辣椒加工厂", "applicant": "陈某", "employees": 40, "hardship": "unpaid", "fund": "lottery"},
    ),
}
APPRAISALS: Mapping[str, Story] = {
    "appraisal_parentage": Story(
        ("孩子{n}岁了，在家里生的，没有出生证明，上不了户口。",),
        ("支持存在亲子关系。",),
        3,
        SOMEBODY | {"child": "罗小某", "purpose_of": "household", "wants_waiver": True},
    ),
    "appraisal_injury": Story(
        ("在{spot}被人打伤，要做伤残鉴定，鉴定费拿不出。",),
        ("评定为十级伤残。",),
        2,
        SOMEBODY | {"injury_from": "dispute", "wants_waiver": True},
    ),
    "appraisal_documents": Story(
        ("借条上的签名他不认，想鉴定笔迹。",),
        ("检材与样本是同一人所写。",),
        1,
        SOMEBODY | {"document": "一张借条", "wants_waiver": False},
    ),
}
LICENCE_FOR = {"appraisal_parentage": "dna", "appraisal_injury": "clinical", "appraisal_documents": "documents"}
FEES = {"dna": "2400", "clinical": "1200", "documents": "2000"}
NOT_POOR = "家庭收入超过本县经济困难标准"
ASKED, MISSING = ("欠条、考勤或者同事证言",), "现有材料看不出欠多少"
REPORTED = "已向仲裁院（法院）递交材料，等候开庭。"
CHECKED = "低保证、户口簿已核对"
