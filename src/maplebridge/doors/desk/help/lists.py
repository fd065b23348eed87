"""Help for the pages of re-checks, of the duty list, of drives and of monthly series. Not for the others: sections."""

from maplebridge.doors.desk.help.section import Section
from maplebridge.ground.words.text import Text

LISTS: tuple[Section, ...] = (
    Section(
        "recheck",
        Text("抽查复核", "Re-checks"),
        "/desk/recheck/",
        Text(
            "办结的案件按比例随机抽中，由没有参与办理的单位再看一次；交给本单位复核的在这里。",
            "Of the closed cases a share is drawn by lot and looked at again by a unit that had no hand in them; those "
            "given to yours are here.",
        ),
        (
            Text(
                "复核结果在案件上填写：属实，或未解决；未解决的退回重办，并计为未解决。",
                "The result is said on the case: confirmed, or not solved. What is not solved is worked on again, and "
                "counts so.",
            ),
            Text(
                "抽没抽中可以当众验算，谁也不能事先知道。",
                "Whether a case was drawn can be worked out again by anybody with the keys, and by nobody beforehand.",
            ),
        ),
    ),
    Section(
        "duties",
        Text("履职清单", "Duty list"),
        "/desk/duties/",
        Text(
            "问题清单上的每件事：哪一批、谁认领或者被指定、哪天办完、公开了没有。",
            "Each problem on the list: its batch, who claimed it or was named, by when, whether its result is public.",
        ),
        (
            Text(
                "被请到的单位先认领先负责；3 个工作日没人认领，由中心或领导指定。",
                "Of the units asked the first that claims a problem has it; after 3 working days the centre names one.",
            ),
            Text(
                "公开的话另写，不写姓名、电话、住址，由另一人核过才公开。",
                "Words for the public are written apart, without names, phones or addresses, and checked.",
            ),
        ),
    ),
    Section(
        "old_cases",
        Text("积案", "Old cases"),
        "/desk/old-cases/",
        Text(
            "还没有化解的积案：责任单位、包案领导、计划哪天化解、最近一次进展。",
            "Old cases not settled yet: the unit, the leader, the day of the plan and the last word.",
        ),
        (
            Text(
                "化解之前每 30 天报一次进展；过了 30 天没有报的，写明“本月没有进展”，可以只看这些。",
                "Progress is told every 30 days until it is settled; where 30 days passed without, the line says “no "
                "word this month”, and the list can be narrowed to those.",
            ),
            Text(
                "只列您看得到的；可以按地点、单位筛选和导出。这里不给人打分、排名。",
                "Only what you may see; by place and unit, to be taken away as a ledger. Nobody is scored or ranked.",
            ),
        ),
    ),
    Section(
        "drives",
        Text("专项行动", "Drives"),
        "/desk/drives/",
        Text(
            "名单固定、分组办理、限期结束的集中行动；各组办了多少，从案件的流转记录里读。",
            "A fixed list that teams work off by a day; what each has done is read from the journals of the cases.",
        ),
        (
            Text(
                "开始以后增减、调组都要写理由；结束后公布总数和各单位的数，公布后不再变动。",
                "After the start every change of the list needs a reason; what is published at the end stays as it is.",
            ),
            Text(
                "各组单位要先“协办”才能办本组案件，开始后按一下就行。",
                "The units of the teams must help with their cases to work on them: one press after the start.",
            ),
        ),
    ),
    Section(
        "responsibilities",
        Text("责任清单和责任状", "Responsibilities and statements"),
        "/desk/responsibilities/",
        Text(
            "每个类目谁主抓、谁负主体责任、谁具体办、谁协助，凭什么规定；以及县、乡镇、村每年签的责任状。",
            "Who leads overall, who is the principal, who does it and who helps, by which rule; and the statements "
            "that county, towns and villages sign each year.",
        ),
        (
            Text(
                "分流先看主体责任和具体责任，建议里写明是第几条；督办和超时升级也会告诉主抓单位的负责人。",
                "Triage reads principal and concrete duties and names the line; the head of whoever leads overall is "
                "told of chases and of what is escalated.",
            ),
            Text(
                "责任状由上级拟定，上级先签、下级后签；下级自己的责任变了才要重签。",
                "The upper unit draws statements up and signs first; they are renewed only when the lower unit's own "
                "duties change.",
            ),
        ),
    ),
    Section(
        "series",
        Text("月报数据", "Monthly series"),
        "/desk/series/",
        Text(
            "法院等单位每月报来的数（收案数、诉前调解等），按地方列出，和去年同月对照；万人起诉率由系统算出。",
            "What the court and others report every month (cases filed, mediated before filing), by place, beside the "
            "same months of the year before; cases filed per 10,000 residents are computed.",
        ),
        (
            Text(
                "累计只加报来的月份，去年也只加同样的月份；缺一个月就不比，缺人口就不算万人起诉率。",
                "Sums take the months reported and the same of the year before; what lacks a month is not compared, "
                "and without the residents no rate is shown.",
            ),
            Text(
                "数由系统管理员每月用文件导入；同一个月再导入就换成新数，旁边写明原数。各地不排名。",
                "The system administrator imports a file every month; a later file replaces a month, and what it was "
                "is said. Places are not ranked.",
            ),
        ),
    ),
)
