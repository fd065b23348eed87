"""docs/howto/add_a_route.md followed to the letter adds a lawful route."""

import re
import shutil
from pathlib import Path

import yaml
from tests.house import walk
from tests.world import DEMO

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.routes.definition import CostKind

HOWTO = walk.SOURCE.parents[1] / "docs" / "howto" / "add_a_route.md"


def test_the_route_of_the_howto_is_read_without_a_mistake(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", HOWTO.read_text(encoding="utf-8"), re.DOTALL)
    folder = tmp_path / "our_pack"
    shutil.copytree(DEMO, folder)
    file = folder / "routes.yaml"
    file.write_text(file.read_text(encoding="utf-8") + example.removeprefix("routes:\n"), encoding="utf-8")
    (name,) = yaml.safe_load(example)["routes"]
    route = load_folder(folder).routes[name]
    assert route.is_for("0104")
    assert (route.until[0].amount, route.cost.kind) == (2, CostKind.FREE)
