"""Help for the pages of bookable times, bookings, tours and trips. Not for the other pages: sections."""

from maplebridge.doors.desk.help.section import Section
from maplebridge.ground.words.text import Text

VISITS: tuple[Section, ...] = (
    Section(
        "bookings",
        Text("预约来访", "Who comes"),
        "/desk/bookings/",
        Text("当天约了到本单位来的人。", "Who has booked to come to your units on a day."),
        (
            Text(
                "来了点“到了”，过了时间没来点“没来”；没约就来的也记一笔。",
                "Note who came and, once the time is over, who did not; note those who came unbooked, too.",
            ),
            Text(
                "没有手机的人您替他约；他收不到提醒，前一天请打电话。",
                "Book for somebody without a phone; they get no reminder, so please call the day before.",
            ),
        ),
    ),
    Section(
        "times",
        Text("可约时间", "Our times"),
        "/desk/times/",
        Text(
            "群众可以约的时间：窗口、下班后、节假日、上门、远程。",
            "The times that residents can book: at the office, after hours, on days off, at home, by video.",
        ),
        (
            Text(
                "选日期、星期、几点到几点、每段多长、几个人，一次排好；同一个人、同一个房间不会排在两处。",
                "Choose days, weekdays, hours, length and people for a series; nobody and no room is in two places.",
            ),
            Text(
                "取消一个时间要写原因，约了的人马上收到。",
                "Calling a time off needs a reason; those who booked are told at once.",
            ),
        ),
    ),
    Section(
        "tours",
        Text("流动服务", "Mobile tours"),
        "/desk/tours/",
        Text(
            "送考下乡、义诊、法律服务进村：哪天到哪里，办什么。",
            "Services that go out to the villages: which day, where, for what.",
        ),
        (
            Text(
                "在站点上办的每一件，从这里打开登记，事项和地点已经填好。",
                "Each service at a stop is taken in from here as a case; matter and place are filled in.",
            ),
            Text(
                "去不了的，牵头单位取消这一站或者整次，写明原因：公开页面写“取消”，约了的马上收到，收不到的列出来请打电话。",
                "Whoever leads calls a stop or the whole tour off with a reason: the public page says so, those who "
                "booked are told, and whoever no message reaches is listed to be phoned.",
            ),
            Text(
                "约了多少、来了多少、开了多少件，按记录自己数，不用另报。",
                "How many booked, came and had a case opened is counted from what is recorded, not reported apart.",
            ),
        ),
    ),
    Section(
        "trips",
        Text("跑了几趟", "Trips"),
        "/desk/trips/",
        Text(
            "群众为一件事跑了几趟，按事项数；目标是最多跑一次。",
            "How often residents came for a case, by matter; the aim is one trip at most.",
        ),
        (
            Text(
                "登记时问的趟数，加上办理步骤里记的“来了一趟”。",
                "The trips asked for at intake, and each step for which the journal says that they came.",
            ),
            Text(
                "再跑一趟的要写原因。下班前来、办完才下班的，按单位和事项数。",
                "A second trip says why. Who came before closing and was served past it is counted by unit and matter.",
            ),
        ),
    ),
    Section(
        "taken",
        Text("代收的件", "Taken in"),
        "/desk/taken/",
        Text(
            "您的网点或窗口替别处收下的件：办到哪一步、要补什么、什么时候能取。",
            "What your outlet or window took in for another place: how far it is, what lacks, what is to hand over.",
        ),
        (
            Text(
                "代办网点只能收经授权的事项；决定由后台单位作出，结果出来后在这里交给本人。",
                "An outlet takes in only what it is accredited for; the office decides, the outlet hands over.",
            ),
        ),
    ),
)
