"""Issues and prints plates as long work. Not for who may ask for it."""

from collections.abc import Iterator

from maplebridge.directory.plates.actions import issue_plates
from maplebridge.directory.plates.naming import short_name
from maplebridge.directory.plates.queries import iterate_plates
from maplebridge.directory.plates.rules import Holder
from maplebridge.ground.jobs.kinds import Handler, Kind, Report, Task
from maplebridge.ground.jobs.results import PDF, Result
from maplebridge.ground.words.text import Text
from maplebridge.services.platework.layouts import Layout

PRINT_PLATES = Kind("print_plates")
ISSUE_PLATES = Kind("issue_plates")
DRAWING = Text("正在排版", "Drawing")
BINDING = Text("正在生成文件", "Writing the file")
ISSUING = Text("正在制作", "Issuing")
BLOCK = 1 << 20


def print_plates(task: Task, report: Report) -> Result:
    """The PDF of the plates of `within`, or of the `codes` named, in a `layout`."""
    from maplebridge.services.platework.printing import draw_plates  # loads the typeface's tools: workers only

    within, layout = task.params["within"], Layout(task.params["layout"])
    wanted = tuple(task.params.get("codes", ()))
    total = int(task.params["many"])

    def tell(done: int) -> None:
        report(min(done, total), total, BINDING if done >= total else DRAWING)

    content = draw_plates(task.county, iterate_plates(task.county, within, codes_wanted=wanted), layout, tell)
    place = short_name(task.county, within)
    return Result(f"门牌-{place}-{total}.pdf", PDF, _blocks(content))


def make_plates(task: Task, report: Report) -> None:
    """Makes the plates that `within` lacks."""
    total = int(task.params["many"])
    issue_plates(
        county=task.county,
        within=task.params["within"],
        holder=Holder(task.params["holder"]),
        by=task.asked_by,
        now=task.now,
        report=lambda made: report(min(made, total), total, ISSUING),
    )


def _blocks(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), BLOCK):
        yield content[start : start + BLOCK]


HANDLERS = (Handler(PRINT_PLATES, print_plates), Handler(ISSUE_PLATES, make_plates))
