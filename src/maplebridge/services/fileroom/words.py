"""The sentences of the file room: what is wrong with a request, a grant or a reading."""

from maplebridge.ground.words.text import Text

NOT_A_LAWYER = Text("只有律师事务所的在岗律师可以申请阅卷", "only lawyers on duty in a law firm may ask to read a file")
NO_CASE = Text("没有可以申请阅卷的这个编号", "there is no case of that number whose file you may ask for")
YOURS_ALREADY = Text("这个案件就在您手上，不必申请", "you work on that case: there is no need to ask")
ASKED_ALREADY = Text("您已申请过，正在等待决定", "you have asked already; it waits to be decided")
GRANTED_ALREADY = Text("您的阅卷许可仍在有效期内", "what you were granted still runs")
NO_PURPOSE = Text("请写明为什么要阅卷", "please say why you need to read the file")
NO_REASON = Text("请写明理由", "please give a reason")
TOO_LONG = Text("请控制在 500 字以内", "please keep it within 500 signs")
NO_REQUEST = Text("没有这份阅卷申请", "there is no such request")
NOT_OPEN = Text("没有这份材料，或许可已经到期、收回", "no such document, or the grant has run out or was withdrawn")
DECIDED_ALREADY = Text("这份申请已有人处理，请看最新情况", "somebody has decided it meanwhile: look again")
NOTHING_CHOSEN = Text("请至少选一份材料，或准许看办理记录", "choose at least one document, or let the course be read")
NOT_GRANTABLE = Text("所选材料不在可以准许的范围内", "a chosen document is not one that may be granted")
NO_DAY = Text("请填写准许到哪一天", "say until which day")
DAY_PAST = Text("准许的最后一天不能早于今天", "the last day must not lie in the past")
DAY_FAR = Text("最长可准许 90 天", "90 days at most")
KEPT_OUT = Text(
    "该律所是本案的回避单位，或不在知情范围内，不能准许", "that firm is kept out of the case, or not in its circle"
)
