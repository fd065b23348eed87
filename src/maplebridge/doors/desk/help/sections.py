"""What each page of the desk is for, in both languages, with its keys. A test holds it against the pages there are."""

from maplebridge.doors.desk.help.lists import LISTS
from maplebridge.doors.desk.help.section import Key, Section
from maplebridge.doors.desk.help.visits import VISITS
from maplebridge.ground.words.text import Text

KEYS: tuple[Key, ...] = (
    ("j / k", Text("下一件、上一件", "next, previous line")),
    ("Enter", Text("打开选中的一件", "open the chosen one")),
    ("/", Text("到搜索框", "to the search field")),
    ("g", Text("回到工单队列", "back to the inbox")),
    ("?", Text("打开帮助", "open the help")),
    ("Tab", Text("到下一个可操作的地方", "to the next thing that can be operated")),
    ("Esc", Text("关闭弹出的窗口", "close a window that has opened")),
)
COLOURS: tuple[Key, ...] = (
    ("grey", Text("时间充裕；或者只是说明", "time enough; or merely a note")),
    ("amber", Text("快到期、黄牌，或有要留意的地方", "soon due, a yellow card, or something to mind")),
    ("red", Text("超时、红牌，或未报到", "late, a red card, or not signed in")),
    ("green", Text("已完成、有效、现行", "done, valid, in force")),
    ("blue", Text("普通状态", "an ordinary state")),
)
SECTIONS: tuple[Section, ...] = (
    Section(
        "inbox",
        Text("工单队列", "Inbox"),
        "/desk/",
        Text(
            "等您办的案件，按剩余时限排，最急的在上。",
            "Cases that wait for you by the time left, the most urgent on top.",
        ),
        (
            Text(
                "上面的标签按状态分，旁边可以按事项、地点、语言、是否超时筛选。",
                "Tabs are by state; filter by matter, place, language or lateness beside them.",
            ),
            Text(
                "有新案件时上方出现一条提示，列表不会自己跳动。",
                "A bar says when something new has come; the list itself does not jump.",
            ),
            Text("“导出”按您的权限生成带水印的台账。", "A ledger is made with your rights and a watermark."),
        ),
    ),
    Section(
        "new",
        Text("登记新案件", "New case"),
        "/desk/new/",
        Text(
            "窗口、电话、走访时替群众登记，边写边提示归哪一类、归谁管。",
            "Enter a case for a resident; while you write you see what it looks like and whose it is.",
        ),
        (
            Text(
                "补录纸质来件时填实际发生时间，时限从那时算。",
                "For paper entered late give the real time: limits count from it.",
            ),
            Text("提交后打印回单，群众扫码可查进度。", "Print the slip afterwards; its code shows the progress."),
        ),
    ),
    Section(
        "case",
        Text("案件", "Case"),
        "",
        Text(
            "一件案件的全部：原话、地点、时限、吹哨、日志和您现在能做的动作。",
            "All of one case: words, place, clocks, calls, journal, and what you may do now.",
        ),
        (
            Text(
                "时限一栏写明从哪一刻起算、为什么暂停、哪天到期和依据。",
                "The clocks say from when they count, why they paused, when they end and on which basis.",
            ),
            Text(
                "联系方式默认遮住；写明理由才能看，本人会知道谁看过。",
                "How to reach the person is hidden until you give a reason; the person can see who has looked.",
            ),
            Text(
                "别人抢先办了一步时，会把最新情况给您看，您写的字还在。",
                "If somebody acted before you, you see how things stand now and keep what you wrote.",
            ),
            Text(
                "同一件事多人反映，用“并案”；主案答复后，每个人收到自己的答复，各自评价。",
                "Many voices on one matter are merged; each gets an answer and rates by themselves.",
            ),
        ),
    ),
    Section(
        "triage",
        Text("分流", "Triage"),
        "/desk/triage/",
        Text(
            "新来的一件一件过：看诉求、看建议和理由，一键确认派单。",
            "New cases one by one: read, look at the suggestion and its reasons, confirm with one key.",
        ),
        (
            Text(
                "把握不足时系统不给建议，由您判断；被投诉的单位不会被建议。",
                "Where it is not sure it leaves the choice to you; a unit complained of is never suggested.",
            ),
        ),
        (
            ("y", Text("按建议受理并派单", "accept and send as suggested")),
            ("s", Text("放到后面", "leave it for later")),
            ("o", Text("打开案件", "open the case")),
        ),
    ),
    Section(
        "search",
        Text("搜索", "Search"),
        "/desk/search/",
        Text(
            "按单号、完整电话或中文词找您有权看的案件。",
            "Finds cases that you may see by number, whole phone number or words.",
        ),
        (Text("保密案件只有指定的人找得到。", "Sealed cases are found only by those named for them."),),
    ),
    Section(
        "mediations",
        Text("我的调解", "My mediations"),
        "/desk/mediations/",
        Text(
            "交给您调解的纠纷，先到期的在上；每件的调解页上有各方意愿、调解员、每次调解、协议、履行和司法确认。",
            "Disputes given to you, the soonest due on top; each has parties, mediator, sessions, agreement, "
            "performance and the way to the court.",
        ),
        (
            Text(
                "推荐调解员先看语言和回避，再按在办件数和上次接案时间轮流；各方都选的人优先。",
                "Mediators are proposed by language and conflicts, then in turn by cases in hand; whom all sides chose "
                "comes first.",
            ),
            Text(
                "背靠背笔记只有写的人看得到，可以给同案的调解员看某一条，也可以收回、销毁；结案 30 天后自动销毁。",
                "Notes of separate talks are for whoever wrote them; one may be shown to a co-mediator, taken "
                "back or destroyed. They go 30 days after the case has ended.",
            ),
            Text(
                "调解记录各方都看得到；一方私下说的话写在笔记里。",
                "Records of sessions are read by all sides; what one side says in confidence belongs in a note.",
            ),
        ),
    ),
    Section(
        "board",
        Text("吹哨报到", "Whistle board"),
        "/desk/board/",
        Text(
            "实时显示叫了谁、谁到了、还剩几分几秒。",
            "Live: who was called, who signed in, the minutes and seconds left.",
        ),
        (
            Text(
                "叫到您单位的，点“报到”；没按时报到的变红并逐级上报。",
                "Sign in when your unit is called; who is late turns red and is reported upward.",
            ),
        ),
    ),
    Section(
        "chase",
        Text("督办", "Chase board"),
        "/desk/chase/",
        Text(
            "用掉 80% 时间的亮黄牌，超时的亮红牌，按单位排，可以一次督办几件。",
            "Yellow at 80 % of the time, red when late, by unit; several can be chased at once.",
        ),
        (Text("督办后单位须在 1 个工作日内回复。", "The unit has to answer within 1 working day."),),
    ),
    Section(
        "returns",
        Text("退单与复核", "Returns"),
        "/desk/returns/",
        Text(
            "单位退回和有争议的案件，由县级裁定归谁办，裁定后不得再退。",
            "Cases sent back or disputed; the county decides whose they are, and then they cannot be returned.",
        ),
        (Text("裁定会教给分流建议。", "Routing learns from the decision."),),
    ),
    *LISTS,
    *VISITS,
    Section(
        "fileroom",
        Text("律师阅卷", "File room"),
        "/desk/fileroom/",
        Text(
            "律师申请看一件案件的材料；承办单位决定看哪些、看到哪天、能否下载，随时可以收回。",
            "Lawyers ask for the file of a case; its unit says which documents, until when, whether copies may be "
            "saved, and may take it back at any time.",
        ),
        (
            Text(
                "每打开一次都有记录，承办单位和当事人都看得到；获准阅卷不等于能打开案件。",
                "Each opening is logged for the unit and the resident; a grant does not open the case.",
            ),
            Text(
                "给知情圈内的内容、背靠背笔记和保密的身份不在其中；回避单位不能获准。",
                "What is for a circle, private notes and sealed identities are never part of it, and units kept out "
                "are never let in.",
            ),
        ),
    ),
    Section(
        "messages",
        Text("消息", "Messages"),
        "/desk/messages/",
        Text(
            "发给您的站内消息，以及您愿意从哪些渠道收到。",
            "Messages to you, and by which channels you wish to have them.",
        ),
        (Text("夜里只发紧急的；同一件事只发一次。", "At night only what is urgent; one message a fact."),),
    ),
    Section(
        "plates",
        Text("门牌", "Door plates"),
        "/desk/plates/",
        Text(
            "每户一块二维码门牌：制作、打印、记录安装、停用、换新。",
            "A plate with a QR code for each household: issue, print, mark as installed, revoke, replace.",
        ),
        (
            Text(
                "门牌上没有个人信息；停用的码会礼貌地拒绝。",
                "Nothing personal is on a plate; a revoked code refuses politely.",
            ),
        ),
    ),
    Section(
        "jobs",
        Text("后台任务", "Jobs"),
        "/desk/jobs/",
        Text(
            "打印、导出等要等一会的工作：看进度、取消、下载结果。",
            "Printing, export and other long work: watch, cancel, fetch the result.",
        ),
    ),
    Section(
        "figures",
        Text("统计与台账", "Figures and ledger"),
        "/desk/figures/",
        Text(
            "从县到网格的数量和比率，写明分子、分母和区间；每个数都能点开看是哪些案件。",
            "Counts and rates down to a grid, with numerator, denominator, interval; every number opens its cases.",
        ),
        (
            Text(
                "太小的比率不显示，以免认出人来。",
                "Rates of small numbers are hidden so that nobody can be recognised.",
            ),
        ),
    ),
    Section(
        "review",
        Text("研判", "Review"),
        "/desk/review/",
        Text(
            "周例会用的一页：新来的、停滞的、超时的、反复的、上升的，按层级汇总。",
            "A page for the weekly meeting: new, stuck, late, repeating, rising, by level.",
        ),
        (Text("只看事和地方，从不给人打分。", "It is about matters and places, never a score of a person."),),
    ),
    Section(
        "views",
        Text("我的视图", "My views"),
        "/desk/views/",
        Text(
            "把常用的筛选存下来，左边随时打开，有新件可以提醒。",
            "Keep filters that you use often; open them on the left, and be told of something new.",
        ),
    ),
    Section(
        "activities",
        Text("活动台账", "Activities"),
        "/desk/activities/",
        Text(
            "普法、义诊、开放日的计划、报名和填报；按地方、单位、种类、月份汇总。",
            "Lectures, clinics, open days: planned, opened for sign-up, reported; summed by place, unit, kind, month.",
        ),
        (
            Text(
                "几个单位联合办的由牵头单位填报，只算一次；没有就填 0。不设任务数，不排名。",
                "What several units hold counts once, for its lead; zero is a valid report. No quotas and no ranks.",
            ),
            Text(
                "取消活动要写原因，报名的人会收到通知；短信没发出的，请打电话。",
                "Whoever signed up is told when it is called off; where no text could be sent, please telephone.",
            ),
            Text(
                "“全年”把一年的活动按月排开，可以按镇、按种类看，也可以打印成年度安排。",
                "“Year” lays a year of activities out by month, by town and kind; print it as the year's plan.",
            ),
            Text(
                "“法治副校长”列出没有法治副校长的学校和 60 天内到期的聘任；点聘书编号可以打印聘书、存签好的协议。",
                "The register names schools without one and terms that end within 60 days; open a letter to print it.",
            ),
        ),
    ),
    Section(
        "disclosure",
        Text("公开", "Disclosure"),
        "/desk/disclosure/",
        Text(
            "本单位今年要公开什么、最迟哪天、依据哪一条；公开、更正、撤回。",
            "What your unit must publish this year, by when and by which law; publish, correct, withdraw.",
        ),
        (
            Text(
                "身份证号、手机号、银行卡号会被拦下，并指出在哪一处。",
                "Identity, phone and bank card numbers are refused, and where they stand is said.",
            ),
            Text(
                "监督卡：每个单位一块，扫码可投诉；被投诉的单位看不到、也不经办。",
                "Supervision cards: one for each unit; a complaint by one is out of the unit's sight and hands.",
            ),
        ),
    ),
    Section(
        "rulebook",
        Text("规则手册", "Rulebook"),
        "/desk/rulebook/",
        Text(
            "已发布的规则：每个事项的表单、材料、时限和依据，每个流程谁能做什么，工作日历和历次版本。",
            "The published rules: what each matter asks, by when, on which basis; who may do what; days; versions.",
        ),
        (
            Text(
                "案件始终按登记时的版本办；两个版本的不同逐条列出。",
                "A case keeps the version it began under; what differs between two versions is listed value by value.",
            ),
        ),
    ),
    Section(
        "teams",
        Text("队伍和站点", "Teams and stations"),
        "/desk/teams/",
        Text(
            "法官联络站、四源共治工作站、村法治工作站、语言专班：谁在里面、今天谁值班、队列里等着什么。",
            "Judge liaison, four-source and village legal stations, language teams: who is in them, who is on duty "
            "today, what waits on their queue.",
        ),
        (
            Text(
                "名册上谁都能答队列里的案件；答不了的，在案件里直达县法院、县司法局，再直达县综治中心，每一级另有时限。",
                "Everybody on the roster may answer what is on the queue; what they cannot answer goes straight to the "
                "county court or justice bureau, then to the county centre, each with a limit of its own.",
            ),
            Text(
                "代班、换班由队里的人登记；排班有空日会标红。",
                "Those in the team note stand-ins and swaps; a day without anybody is shown in red.",
            ),
            Text(
                "“覆盖检查”逐个列出缺口：没有队伍的镇村、没开会的站、缺的平台和任务、没人会说的语言；“做了什么”按镇村汇总台账。",
                "“Coverage” names every gap: places without a team, stations without a meeting, missing platforms and "
                "tasks, languages nobody speaks. “What was done” adds up the logs by town and village.",
            ),
        ),
    ),
    Section(
        "units",
        Text("单位", "Units"),
        "/desk/units/",
        Text(
            "县、乡镇、村三级单位：主办和协办什么，今天有谁，会哪些语言。",
            "Units of the county, towns and villages: what they lead and help in, who is there today, which languages.",
        ),
    ),
    Section(
        "people",
        Text("人员", "People"),
        "/desk/people/",
        Text(
            "今天在岗的工作人员、他们的岗位、请假和代班；不显示电话。",
            "Staff on duty today with duties, leaves and stand-ins; no phones.",
        ),
        (
            Text(
                "部门负责人可登记本单位的请假、终止岗位；系统管理员可为所有人登记，三员除外。",
                "Heads record leaves and end duties in their unit; the system administrator all but administrators'.",
            ),
        ),
    ),
    Section(
        "places",
        Text("地点", "Places"),
        "/desk/places/",
        Text(
            "县、乡镇、村、网格、联户组逐级往下：有多少、谁负责、边界图。",
            "From the county down to household groups: how many, who answers, the outline.",
        ),
        (
            Text(
                "缺口清单列出没有网格员的网格、没有联系人的住户等，可下载表格。",
                "The gap report lists grids without a worker, households without a contact and so on, also as a file.",
            ),
        ),
    ),
)
