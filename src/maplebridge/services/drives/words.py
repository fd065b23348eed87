"""What a drive tells those who may not do what they try. Not for pages."""

from maplebridge.ground.words.text import Text

NO_DRIVE = Text("没有这个专项行动", "There is no such drive")
NOT_YOURS = Text(
    "只有牵头单位负责人、县领导和县中心派单人员可以组织专项行动",
    "Only heads of the leading unit, leaders and dispatchers of the county run a drive",
)
NO_NAME = Text("请写名称", "Please give it a name")
NO_PURPOSE = Text("请写明目的", "Please say what it is for")
TOO_LONG = Text("太长了", "That is too long")
BAD_DAYS = Text(
    "结束日期不能早于开始日期，一次专项行动最长一年",
    "The last day is before the first, or the drive is longer than a year",
)
NO_UNIT = Text("没有这个单位", "There is no such unit")
STARTED = Text("专项行动已经开始，名单已固定", "The drive has started: its list is fixed")
NOT_RUNNING = Text("专项行动没有在进行", "The drive is not running")
NOT_ENDED = Text("专项行动还没有结束，或者结果已经公布", "The drive has not ended, or its result is published already")
NO_TEAM = Text("没有这个工作组", "There is no such team")
NO_TEAMS = Text("请先设工作组", "Please set up the teams first")
NO_CASES = Text("名单是空的，请先导入案件", "The list is empty: please put cases on it first")
OVER = Text("结束日期已过，请先改日期", "The last day has passed: please change it first")
BAD_SHARE = Text("份额为 1 到 9", "A share is 1 to 9")
TOO_MANY_TEAMS = Text("最多 20 个工作组", "There can be 20 teams at most")
NOT_OF_THE_UNIT = Text("此人不在该组的单位任职", "That person does not serve in the unit of the team")
NO_REASON = Text("请写明理由", "Please give the reason")
NOT_ON_THE_LIST = Text("名单上没有这个案件", "That case is not on the list")
EMPTY_FILE = Text("文件里没有案件编号", "There are no case numbers in the file")
BAD_FILE = Text("读不出这个文件，请用 .xlsx、.csv 或 .txt", "The file cannot be read: use .xlsx, .csv or .txt")
TOO_MANY = Text("名单最多 2000 件，请缩小范围", "A list holds 2,000 cases at most: please narrow it")
NOT_A_NUMBER = Text("不是案件编号", "That is no case number")
NO_CASE = Text("没有这个案件，或者您不能查看", "There is no such case, or you may not see it")
ENDED_CASE = Text("案件已结束", "The case is over")
SEALED_CASE = Text(
    "保密、回避的案件不列入专项行动", "Sealed cases, and those a unit is kept out of, are put on no list"
)
TWICE = Text("已在名单上", "It is on the list already")
NOTHING_FOUND = Text("没有符合条件的在办案件", "There is no open case like that")
NO_MATTER = Text("没有这个事项", "There is no such matter")
TAKEN_OFF = Text("它从名单上移出过，请用“放回”", "It was taken off this list: put it back instead")
NOT_TAKEN_OFF = Text("这个案件没有被移出", "That case was not taken off the list")
NONE_LEFT = Text(
    "名单上没有可以办的案件：都已结束、保密、回避，或者在别的专项行动里",
    "No case on the list can be worked on: all are over, sealed, or count for another drive",
)


def counts_for(name: str) -> Text:
    """Why a case is on no other list: it counts for the running drive of this name."""
    return Text(
        f"已在“{name}”的名单上，那个专项行动还没有结束；一件案件同时只算在一个专项行动里",
        f"It is on the list of “{name}”, which is still running; a case counts for one drive at a time",
    )


def counts_for_another(unit: Text) -> Text:
    """The same for whoever may not know of that drive, who learns whom to ask."""
    return Text(
        f"已在{unit.zh}牵头的另一个专项行动里，还没有结束；一件案件同时只算在一个专项行动里",
        f"It is on the list of another drive, led by {unit.en}, that is still running; a case counts for one at a time",
    )
