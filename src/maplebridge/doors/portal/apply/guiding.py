"""The guide of one matter: papers with their basis, time limits in words, what is asked, who takes it in."""

from dataclasses import dataclass

from maplebridge.directory.units.queries import get_registry
from maplebridge.doors.parts.unit_kinds import name_kinds
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.deadlines.explaining import say_limit
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.workflows.definition import Matter
from maplebridge.rulebook.workflows.running import clock_specs

LEVELS = {
    "village": Text("村（社区）综治工作站", "the village station"),
    "town": Text("乡镇（街道）综治中心", "the town's centre"),
    "county": Text("县综治中心", "the county's centre"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """What the units promise, by when, and by which rule."""

    label: Text
    limit: Text
    basis: str
    more: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything to know before going."""

    matter: Matter
    category: Text | None
    where: Text
    limits: tuple[Limit, ...]
    sealed: bool


def guide_of(pack: Pack, matter: Matter) -> Guide:
    """The guide as the county's rules have it."""
    specs = clock_specs(pack.workflows[matter.workflow], matter).values()
    binding = (spec for spec in specs if spec.protects == "resident" and spec.binds == "unit")
    category = pack.categories.get(matter.category)
    return Guide(
        matter=matter,
        category=category.name if category else None,
        where=_where(pack.county, matter),
        limits=tuple(
            Limit(
                spec.label, say_limit(spec.limit), spec.basis, tuple(say_limit(more.limit) for more in spec.extensions)
            )
            for spec in binding
            if "submit" in spec.starts
        ),
        sealed=matter.privacy != "ordinary",
    )


def _where(county: str, matter: Matter) -> Text:
    """The unit that leads it, the nearest of its kind if there are several; else the centre of its level."""
    leads = [unit for unit in get_registry(county).of_kind(matter.lead) if unit.active]
    if not leads:
        return LEVELS[matter.level]
    if len(leads) == 1:
        return leads[0].name
    kind = name_kinds(county, leads)[matter.lead]
    return Text(f"就近的{kind.zh}", f"the nearest {kind.en}")
