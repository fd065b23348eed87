"""The closed lists that routes are written with: kinds of body, starting facts, conditions. Not for deciding."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text

BODIES: Mapping[str, Text] = {
    "protection": Text("人身安全保护", "Protection from violence"),
    "peoples_mediation": Text("人民调解", "People's mediation"),
    "administrative_mediation": Text("行政调解", "Mediation by a public office"),
    "complaint": Text("投诉", "Complaint"),
    "government_decision": Text("政府处理决定", "Decision by the government"),
    "recognition": Text("认定", "Official recognition"),
    "labour_inspection": Text("劳动监察", "Labour inspection"),
    "labour_arbitration": Text("劳动仲裁", "Labour arbitration"),
    "land_arbitration": Text("承包地仲裁", "Arbitration of contracted land"),
    "arbitration": Text("商事仲裁", "Commercial arbitration"),
    "reconsideration": Text("行政复议", "Administrative reconsideration"),
    "judicial_confirmation": Text("司法确认", "Judicial confirmation"),
    "notary": Text("公证", "Notary"),
    "payment_order": Text("支付令", "Payment order"),
    "small_claims": Text("小额诉讼", "Small claims"),
    "civil_suit": Text("民事诉讼", "Civil suit"),
    "administrative_suit": Text("行政诉讼", "Administrative suit"),
    "enforcement": Text("强制执行", "Enforcement"),
    "legal_aid": Text("法律援助", "Legal aid"),
    "objection": Text("异议", "Objection"),
}
"""Kinds of body, in the order in which people usually try them."""

STARTING_FACTS: Mapping[str, Text] = {
    "known_at": Text("知道权利受损的日期", "The day you knew of the harm"),
    "injured_on": Text("受伤的日期", "The day of the injury"),
    "employment_ended_on": Text("劳动关系结束的日期", "The day the job ended"),
    "decision_received_on": Text("收到政府决定的日期", "The day you received the government's decision"),
    "award_received_on": Text("收到仲裁裁决的日期", "The day you received the award"),
    "review_received_on": Text("收到复议决定的日期", "The day you received the reconsideration decision"),
    "finding_received_on": Text("收到事故认定书的日期", "The day you received the accident finding"),
    "agreement_effective_on": Text("调解协议生效的日期", "The day the agreement took effect"),
    "performance_due_on": Text(
        "约定（最后一期）应履行或还款的日期", "The day the (last) performance or repayment was due"
    ),
}
"""Days that a time limit may be counted from; dates of a form with these names are read as such."""

CONDITIONS: Mapping[str, Text] = {
    "employed": Text("还在该单位上班", "Still employed there"),
    "agreement": Text("已有调解协议", "There is a mediation agreement"),
    "defaulted": Text("对方到期没有履行", "The other side did not perform when due"),
    "confirmed": Text("协议已经法院确认", "A court has confirmed the agreement"),
    "enforceable": Text("已有生效判决、裁决或支付令", "There is a judgment, award or payment order in force"),
    "arbitrated": Text("已收到仲裁裁决或不予受理通知", "An award or a refusal to arbitrate was received"),
    "arbitration_clause": Text("合同写明了仲裁", "The contract names arbitration"),
    "decided": Text("政府部门已作出决定", "A public office has decided"),
    "reviewed": Text("已收到行政复议决定", "A reconsideration decision was received"),
    "in_court": Text("法院已经受理", "A court has taken the case"),
    "wage_note": Text("有单位写的工资欠条", "The employer signed a note of the wages owed"),
    "recognised": Text("已认定为工伤", "It was recognised as a work injury"),
    "violence": Text("正受到家庭暴力或有现实危险", "There is domestic violence, or a real danger of it"),
    "aid_refused": Text("申请法律援助被拒绝", "Legal aid was refused"),
    "performed": Text("已经全部履行", "Everything was performed"),
}
"""What may be so of a dispute; each is a yes or a no."""
