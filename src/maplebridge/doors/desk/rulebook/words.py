"""What the names that rules use are called for people: roles, conditions, effects, marks, types. Not their meaning in
code: `rulebook.workflows.names` promises that, and a test holds both lists together."""

from collections.abc import Mapping

from maplebridge.ground.words.text import Text

ROLES: Mapping[str, Text] = {
    "resident": Text("群众本人", "The resident"),
    "staff": Text("可见此案的工作人员", "Staff who may see it"),
    "dispatcher": Text("分流员", "Dispatcher"),
    "county_dispatcher": Text("县级分流员", "County dispatcher"),
    "handler": Text("承办人", "Handler"),
    "owner_person": Text("指定承办人", "The person in charge"),
    "called": Text("被吹哨的单位或人", "Whoever was whistled for"),
    "helper": Text("协办人", "Helper"),
    "checker": Text("核查员", "Checker"),
    "leader": Text("分管领导", "Leader"),
    "disposer": Text("依法删除人（安全管理员）", "Eraser by law (security administrator)"),
    "unit_head": Text("部门负责人", "Head of unit"),
    "grid_worker": Text("网格员", "Grid worker"),
    "reporter": Text("上报人", "Whoever reported it"),
    "clock": Text("到期自动", "By itself when time runs out"),
    "lead_case": Text("主案（系统）", "With the lead case"),
    "machine": Text("外部系统", "Another system"),
}
GUARDS_SAID: Mapping[str, Text] = {
    "competent": Text("所选单位对这类事项和地点有职责", "the unit chosen answers for this category and place"),
    "not_complained_of": Text("经办单位、所选单位都不是被投诉单位", "neither unit is complained of"),
    "speaks_language": Text(
        "接手的人会说当事人的语言，否则说明例外", "whoever gets it speaks its language, or an exception is given"
    ),
    "not_returned_before": Text("没有退过单，也没有裁定不可退", "not returned before and no decision forbids it"),
    "may_be_returned": Text("没有裁定不可再退", "no decision forbids returning it"),
    "within_1_working_day": Text("派单后不超过 1 个工作日", "not more than 1 working day after dispatch"),
    "asked_once": Text("之前没有要求补过材料", "papers were not asked for before"),
    "second_person": Text("另有一名工作人员同意", "a second member of staff agrees"),
    "not_the_handler": Text("办理人和承办单位不能自己核查", "not by whoever handled it, nor their unit"),
    "not_own_case": Text("不是自己提出或涉及自己的案件", "not one's own case"),
    "evidence_given": Text("已附事项要求的凭证", "the evidence that the matter asks for is attached"),
    "called_last": Text("案件最近一次叫的是本单位", "the latest call on the case is to the own unit"),
    "called_here": Text("被吹哨且还没有报到", "whistled for and not signed in yet"),
    "covers_place": Text("本单位辖区包含事发地", "the unit's place covers the case's"),
    "higher_centre_exists": Text("上面还有一级综治中心", "there is a centre above"),
    "lower_place": Text("所选地点在本中心辖区之下", "the place lies below the centre's"),
    "extension_allowed": Text("这项延期属于自己审批的范围", "the extension is theirs to approve"),
    "extension_asked": Text("承办人已申请这项延期且还没有答复", "the handler asked for it and nobody has answered"),
    "rating_secret_valid": Text("本次评价链接有效且未用过", "this round's rating link is valid and unused"),
    "chase_open": Text("有督办或批示等待答复", "a chase or instruction waits for its answer"),
    "same_unit": Text("所选人员属于承办单位", "the person belongs to the unit"),
    "arrive_by_ahead": Text("到场时限在将来", "the time to arrive lies ahead"),
    "reason_listed": Text("这个动作可以暂停某个正在走的时限", "some running clock may be paused by this"),
    "identity_open": Text("来访人身份没有保密", "the identity is not sealed"),
    "lead_fits": Text(
        "主案未结束、流程相同、没有并入别案", "the lead is open, of the same process, merged under nothing"
    ),
    "lawful_ground": Text("有同意书，或写明不需同意的法律条文", "consent, or the law that allows it without"),
}
EFFECTS_SAID: Mapping[str, Text] = {
    "set_unit": Text("交给所选单位", "the unit chosen takes the lead"),
    "set_owner": Text("由操作人和其单位接手", "whoever acts takes it over"),
    "set_person": Text("交给所选人员", "handed to the person chosen"),
    "call_units": Text("吹哨，限时到场", "the units are called and must sign in"),
    "miss_call": Text("记录未报到", "noted as not signed in"),
    "sign_in": Text("记录已报到", "noted as signed in"),
    "add_helper": Text("增加协办单位", "the units may see and help"),
    "set_centre_up": Text("交上一级综治中心", "goes to the centre above"),
    "set_centre_down": Text("交下一级综治中心", "goes to the centre of the place"),
    "set_place": Text("改地点", "the place changes"),
    "set_language": Text("记录当事人语言", "the language is noted"),
    "set_matter": Text("改事项", "the matter changes"),
    "erase_words": Text("删除所列内容，留删除记录", "the words named are erased; a tombstone stays"),
    "set_text": Text("更正内容，原文留在日志", "the text is corrected; the old stays in the journal"),
    "mark_excluded": Text("所列单位回避", "the units named are kept out"),
    "extend_clock": Text("延长时限", "the clock is extended"),
    "teach_routing": Text("分流建议从中学习", "routing learns from it"),
    "finish_handling": Text("记录办理人和结论", "handler and outcome are noted"),
    "keep_rating": Text("保存评价", "the rating is kept"),
    "new_rating_round": Text("发出新的评价链接", "a new rating link is made"),
    "seal_identity": Text("来访人身份保密", "the identity is sealed"),
    "escalate_centre": Text("无人接手，升到上一级中心", "nobody owns it: goes to the centre above"),
    "tell_leaders": Text("逐级告知负责人", "leaders are told, step by step"),
    "release_owner": Text("收回，重新分流", "taken back from its unit"),
    "join_lead": Text("并入主案", "merged under the lead"),
    "leave_lead": Text("从主案分出", "stands by itself again"),
}
MARKS: Mapping[str, Text] = {
    "cannot_be_returned": Text("不可再退", "not returnable"),
    "accepted": Text("已受理", "accepted"),
    "returned": Text("退过单", "returned once"),
    "asked": Text("要求过补材料", "papers asked for"),
    "contacted": Text("已联系群众", "the resident was spoken with"),
    "chased": Text("督办待答复", "chased"),
    "chase_answered": Text("督办已答复", "chase answered"),
    "extension_asked": Text("延期待批", "more time asked for"),
    "extension_answered": Text("延期已答复", "extension answered"),
    "overdue": Text("超时", "overdue"),
    "call_missed": Text("吹哨未报到", "call missed"),
    "escalated": Text("已升级", "escalated"),
    "objected": Text("有异议", "objected"),
    "redone": Text("重办", "redone"),
    "settled_on_the_spot": Text("就地解决", "settled on the spot"),
    "reported_upward": Text("逐级上报", "reported upward"),
    "rated": Text("已评价", "rated"),
    "unrated": Text("未评价（不算满意）", "unrated, never counted as satisfied"),
    "unsupplied": Text("未补材料", "papers never came"),
    "expired": Text("依据或目的已到期", "its ground has ended"),
    "refused": Text("不予受理", "refused"),
}
EVIDENCE: Mapping[str, Text] = {
    "photo": Text("照片", "a photo"),
    "paper": Text("书面材料", "a paper"),
    "signature": Text("签字", "a signature"),
    "recording": Text("录音录像", "a recording"),
}
DESKS: Mapping[str, Text] = {
    "centre": Text("综治中心", "the centre"),
    "county_centre": Text("县综治中心", "the county's centre"),
    "lead_unit": Text("承办单位", "the lead unit"),
    "resident": Text("群众", "the resident"),
    "nobody": Text("无", "nobody"),
}
AUDIENCES: Mapping[str, Text] = {
    "resident": Text("群众", "resident"),
    "staff": Text("工作人员", "staff"),
    "circle": Text("指定人员", "named people only"),
}
LEVELS: Mapping[str, Text] = {
    "village": Text("村级先办", "the village first"),
    "town": Text("乡镇级先办", "the town first"),
    "county": Text("县级办理", "the county"),
}
PRIVACIES: Mapping[str, Text] = {
    "ordinary": Text("一般", "ordinary"),
    "identity_sealed": Text("来访人身份保密", "identity sealed"),
    "case_sealed": Text("全案保密，只有指定的人能看", "sealed: named people only"),
}
TYPES: Mapping[str, Text] = {
    "text": Text("文字", "text"),
    "long_text": Text("长文字", "long text"),
    "choice": Text("单选", "one of"),
    "choices": Text("多选", "any of"),
    "yes_no": Text("是或否", "yes or no"),
    "integer": Text("整数", "whole number"),
    "decimal": Text("小数", "number"),
    "yuan": Text("金额（元）", "amount in yuan"),
    "date": Text("日期", "date"),
    "moment": Text("日期和时间", "date and time"),
    "phone": Text("电话", "phone"),
    "id_number": Text("身份证号", "ID number"),
    "person_name": Text("姓名", "name"),
    "address": Text("地址", "address"),
    "unit": Text("单位", "unit"),
    "units": Text("多个单位", "units"),
    "person": Text("人员", "person"),
    "place": Text("地点", "place"),
    "matter": Text("事项", "matter"),
    "papers": Text("材料清单", "list of papers"),
    "files": Text("附件", "files"),
    "secret": Text("凭证", "secret"),
}
BINDS: Mapping[str, Text] = {"resident": Text("群众", "the resident"), "unit": Text("承办方", "the unit")}
