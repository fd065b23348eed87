"""The first day of a new clerk in ten sentences. Not for what single pages do: sections.py says that."""

from maplebridge.ground.words.text import Text

FIRST_DAY = (
    Text(
        "用管理员给的登录名登录，第一次要设好第二道验证（手机验证器或通行密钥）。",
        "Sign in with the name you were given; the first time, set up a second factor (an authenticator or a passkey).",
    ),
    Text(
        "登录后看到的“工单队列”就是等您办的事，最急的在最上面。",
        "The inbox that opens is what waits for you, the most urgent on top.",
    ),
    Text(
        "每行右边的颜色是剩余时限：灰色还早，黄色快到了，红色已经超时，先办红的和黄的。",
        "The colour at the end of a line is the time left: grey early, amber soon, red late; red and amber first.",
    ),
    Text(
        "点开一件，先读群众原话，再看“时限”里承诺了什么时候答复。",
        "Open a case, read the resident's own words first, then see under the clocks what was promised by when.",
    ),
    Text(
        "页面上的按钮就是您现在可以做的全部动作，没有按钮就是还轮不到您，或者条件不够。",
        "The buttons are all that you may do now; where there is none, it is not your turn or a condition is not met.",
    ),
    Text(
        "派给您单位的先“签收”，然后联系群众，把联系结果记下来。",
        "Sign for what was sent to your unit, then speak with the resident and write down how it went.",
    ),
    Text(
        "不是您单位的事，写明理由和应由谁办，在 1 个工作日内退回；每件只能退一次。",
        "If it is not your unit's, return it within 1 working day with reason and right unit; once a case.",
    ),
    Text(
        "要别的部门到场，就“吹哨”；被吹哨时，在时限内点“报到”。",
        "If others must come, whistle for them; when you are whistled for, sign in before the time is up.",
    ),
    Text(
        "办完填结果、附上事项要求的照片或材料，交核查，最后由群众评价。",
        "When it is done, write the result, attach the photo or paper asked for and hand it in; the resident rates it.",
    ),
    Text(
        "拿不准的，翻“规则手册”看这个事项怎么规定，或按 ? 看帮助；您做的每一步都会记入日志，不能改，也不用怕。",
        "When in doubt, open the rulebook or press ? for help; every step stays in a journal that nobody can change.",
    ),
)
