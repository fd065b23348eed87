"""The difference between two versions is told name by name."""

from pathlib import Path

from maplebridge.rulebook.publishing.changes import Change, show_changes
from maplebridge.rulebook.publishing.folder import load_folder


def test_the_same_rules_have_no_changes(folder: Path) -> None:
    assert show_changes(load_folder(folder), load_folder(folder)) == ()


def test_a_changed_limit_is_told_by_its_name(folder: Path) -> None:
    old = load_folder(folder)
    path = folder / "workflows" / "request.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("limit: 24 h", "limit: 20 h"), encoding="utf-8")
    changes = show_changes(old, load_folder(folder))
    assert changes == (Change("workflows.request.clocks.contact.limit.amount", 24, 20),)


def test_a_new_matter_does_not_shift_the_others(folder: Path) -> None:
    old = load_folder(folder)
    text = (folder / "matters" / "noise.yaml").read_text(encoding="utf-8")
    new = text.split("says:")[0].replace("matter: noise", "matter: aircraft") + "says: [飞机]\n"
    (folder / "matters" / "aircraft.yaml").write_text(new, encoding="utf-8")
    changes = show_changes(old, load_folder(folder))
    assert [(each.path, each.before is None) for each in changes] == [("matters.aircraft", True)]
