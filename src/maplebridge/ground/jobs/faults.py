"""The sentences about jobs: gone, ended, given up. Not for what a job itself finds wrong."""

from maplebridge.ground.words.fault import Conflict, Fault, Missing
from maplebridge.ground.words.text import Text

MISSING = Text("没有这项任务。", "There is no such job.")
ENDED = Text("这项任务已经结束。", "This job has ended already.")
NO_RESULT = Text("结果文件已到期清除，请重新发起。", "The file has been cleared away after its time; ask for it again.")
BROKEN = Text(
    "任务出错，已停止；请重试，仍不行请告知管理员。",
    "The job broke off; try again, or tell the administrator.",
)
GIVEN_UP = Text("任务多次中断，已停止。", "The job was interrupted again and again and has been given up.")


def missing() -> Fault:
    """No such job, or not this reader's."""
    return Missing("no_such_job", MISSING, field="job")


def ended() -> Fault:
    """There is nothing left to cancel."""
    return Conflict("job_ended", ENDED, field="job")


def no_result() -> Fault:
    """The file was cleared away, or there never was one."""
    return Missing("no_result", NO_RESULT, field="job")
