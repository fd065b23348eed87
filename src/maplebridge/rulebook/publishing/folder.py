"""Loads a pack's folder into a Pack, or says everything that is wrong with it. Not for publishing."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from maplebridge.rulebook.deadlines.spec import OfficeHours
from maplebridge.rulebook.duties.definition import DutyRules
from maplebridge.rulebook.matters.activity_kinds import ActivityRules
from maplebridge.rulebook.matters.category import Category, ResponseClass
from maplebridge.rulebook.matters.disclosure_rules import DisclosureRules
from maplebridge.rulebook.matters.measure import Measure
from maplebridge.rulebook.matters.message_texts import MessageRules
from maplebridge.rulebook.matters.routing_rules import RoutingRules
from maplebridge.rulebook.matters.series_rules import SeriesRules
from maplebridge.rulebook.papers.template import PaperTemplate
from maplebridge.rulebook.publishing.activity_file import read_activities
from maplebridge.rulebook.publishing.category_file import read_categories
from maplebridge.rulebook.publishing.clock_file import read_office_hours
from maplebridge.rulebook.publishing.disclosure_file import read_disclosure
from maplebridge.rulebook.publishing.duty_file import read_duties
from maplebridge.rulebook.publishing.faults import Findings, Where
from maplebridge.rulebook.publishing.field_file import read_field
from maplebridge.rulebook.publishing.links import check_links
from maplebridge.rulebook.publishing.matter_file import Known, read_matter
from maplebridge.rulebook.publishing.measure_file import read_measures
from maplebridge.rulebook.publishing.message_file import read_messages
from maplebridge.rulebook.publishing.nodes import Node, read_file
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.publishing.paper_file import Asked, check_words, read_asked, read_paper
from maplebridge.rulebook.publishing.proof_file import Proofs, check_actions, read_proofs
from maplebridge.rulebook.publishing.reading import Record, add_unknown, items
from maplebridge.rulebook.publishing.route_file import read_routes
from maplebridge.rulebook.publishing.routing_file import read_routing
from maplebridge.rulebook.publishing.series_file import read_series
from maplebridge.rulebook.publishing.shared_file import read_shared, with_shared
from maplebridge.rulebook.publishing.soundness import check_workflow
from maplebridge.rulebook.publishing.unit_kinds import Kinds, read_kinds
from maplebridge.rulebook.publishing.workflow_file import read_workflow
from maplebridge.rulebook.routes.definition import Route
from maplebridge.rulebook.workflows.definition import Field, Matter, Workflow
from maplebridge.rulebook.workflows.fields import FIELDS

SHORTEST_WORD = 2
Named = TypeVar("Named", Workflow, Matter, PaperTemplate)


def load_folder(folder: Path, county: str = "") -> Pack:
    """The pack in `folder`, unpublished (number 0). Raises PackErrors with all that is wrong."""
    findings = Findings()
    pack = _read(folder, county, findings)
    findings.raise_any()
    return pack


def _read(folder: Path, county: str, findings: Findings) -> Pack:
    row = _pack_file(folder, findings)
    title, office = row.words(), read_office_hours(row)
    fields = {**FIELDS, **_own_fields(folder, findings)}
    kinds = read_kinds(folder, findings)
    proofs = _proofs(folder, findings, kinds)
    workflows = _workflows(folder, findings, fields, office, proofs)
    responses, categories = _categories(folder, findings, fields)
    matters = _matters(folder, findings, Known(workflows, categories, responses, fields, proofs, kinds))
    check_links(workflows, matters, {path.stem for path in (folder / "papers").glob("*.yaml")}, findings)
    routing = _routing(folder, findings, categories, matters, kinds)
    unsorted = _unsorted(row, matters, findings)
    messages = _messages(folder, findings, matters, workflows)
    papers = _papers(folder, findings, read_asked(fields, workflows, matters))
    routes = _routes(folder, findings, categories)
    rules = (categories, office, unsorted, responses, routing, messages)
    lists = (
        proofs,
        _duties(folder, findings, categories, kinds),
        _measures(folder, findings, matters, kinds),
    )
    public = _public(folder, findings)
    return Pack(county, 0, "", title, workflows, matters, *rules, papers, routes, *lists, **public)


def _pack_file(folder: Path, findings: Findings) -> Record:
    node = read_file(folder, "pack.yaml", findings) or Node({}, Where("pack.yaml", 1))
    return Record(node, findings, needs=("zh", "en", "office_hours", "unsorted"), what="pack.yaml")


def _unsorted(row: Record, matters: Mapping[str, Matter], findings: Findings) -> str:
    name = row.string("unsorted")
    if name and name not in matters:
        add_unknown(findings, row.where_of("unsorted"), name, matters)
    return name


def _own_fields(folder: Path, findings: Findings) -> dict[str, Field]:
    node = _optional(folder, "fields.yaml", findings)
    own: dict[str, Field] = {}
    for each in items(node, findings) if node else ():
        field = read_field(each, findings)
        if field.name in own or field.name in FIELDS:
            findings.add(each.where, f"字段“{field.name}”已经有了。", f"There is already a field “{field.name}”.")
        own[field.name] = field
    return own


def _proofs(folder: Path, findings: Findings, kinds: Kinds) -> Proofs:
    node = _optional(folder, "proofs.yaml", findings)
    processes = [path.stem for path in sorted((folder / "workflows").glob("*.yaml"))]
    return read_proofs(node, findings, kinds, processes) if node else {}


def _workflows(
    folder: Path, findings: Findings, fields: Mapping[str, Field], office: OfficeHours, proofs: Proofs
) -> dict[str, Workflow]:
    found: dict[str, Workflow] = {}
    common = _optional(folder, "actions.yaml", findings)
    shared = read_shared(common, findings) if common else {}
    for node in _files(folder, "workflows", findings):
        before = len(findings)
        whole = with_shared(node, shared, findings)
        workflow, places = read_workflow(whole, findings, fields, office)
        if len(findings) == before:  # soundness of what could not be read would only add noise
            check_workflow(workflow, places, findings)
            check_actions(workflow, places, proofs, findings)
        _add(found, workflow, node, findings)
    return found


def _categories(
    folder: Path, findings: Findings, fields: Mapping[str, Field]
) -> tuple[dict[str, ResponseClass], dict[str, Category]]:
    node = read_file(folder, "categories.yaml", findings)
    return read_categories(node, findings, fields) if node else ({}, {})


def _matters(folder: Path, findings: Findings, known: Known) -> dict[str, Matter]:
    found: dict[str, Matter] = {}
    said: dict[str, str] = {}
    for node in _files(folder, "matters", findings):
        matter = read_matter(node, findings, known)
        _check_words(matter, said, node.where, findings)
        _add(found, matter, node, findings)
    return found


def _check_words(matter: Matter, said: dict[str, str], where: Where, findings: Findings) -> None:
    for word in matter.says:
        other = said.setdefault(word, matter.name)
        if other != matter.name or len(word) < SHORTEST_WORD:
            findings.add(
                where,
                f"says 里的“{word}”太短或事项 {other} 已经用了，分不清。",
                f"“{word}” among “says” is too short, or {other} has it already: it tells nothing apart.",
            )


def _routing(
    folder: Path, findings: Findings, categories: Mapping[str, Category], matters: Mapping[str, Matter], kinds: Kinds
) -> RoutingRules:
    node = _optional(folder, "routing.yaml", findings)
    return read_routing(node, findings, categories, matters, kinds) if node else RoutingRules()


def _messages(
    folder: Path, findings: Findings, matters: Mapping[str, Matter], workflows: Mapping[str, Workflow]
) -> MessageRules:
    node = _optional(folder, "messages.yaml", findings)
    actions = [f"{workflow.name}.{action}" for workflow in workflows.values() for action in workflow.actions]
    return read_messages(node, findings, matters, actions) if node else MessageRules()


def _papers(folder: Path, findings: Findings, asked: Asked) -> dict[str, PaperTemplate]:
    found: dict[str, PaperTemplate] = {}
    if not (folder / "papers").is_dir():
        return found
    nodes = {Path(node.where.file).stem: node for node in _files(folder, "papers", findings)}
    for node in nodes.values():
        _add(found, read_paper(node, findings, asked), node, findings)
    check_words(found, nodes, findings)
    return found


def _routes(folder: Path, findings: Findings, categories: Mapping[str, Category]) -> dict[str, Route]:
    node = _optional(folder, "routes.yaml", findings)
    return read_routes(node, findings, categories) if node else {}


def _duties(folder: Path, findings: Findings, categories: Mapping[str, Category], kinds: Kinds) -> DutyRules:
    node = _optional(folder, "duties.yaml", findings)
    return read_duties(node, findings, categories, kinds) if node else DutyRules()


def _measures(folder: Path, findings: Findings, matters: Mapping[str, Matter], kinds: Kinds) -> dict[str, Measure]:
    node = _optional(folder, "measures.yaml", findings)
    return read_measures(node, findings, matters, kinds) if node else {}


def _public(folder: Path, findings: Findings) -> dict[str, Any]:
    """What the public is invited to and shown: activities, and what units must publish; series that others report."""
    names = ("activities", "disclosure", "series")
    activities, disclosure, series = (_optional(folder, f"{name}.yaml", findings) for name in names)
    return {
        "activities": read_activities(activities, findings) if activities else ActivityRules(),
        "disclosure": read_disclosure(disclosure, findings) if disclosure else DisclosureRules(),
        "series": read_series(series, findings) if series else SeriesRules(),
    }


def _files(folder: Path, part: str, findings: Findings) -> Iterator[Node]:
    names = sorted(path.name for path in (folder / part).glob("*.yaml"))
    if not names:
        findings.add(Where(part, 1), f"文件夹 {part} 里没有 .yaml 文件。", f"The folder {part} has no .yaml file.")
    nodes = (read_file(folder, f"{part}/{name}", findings) for name in names)
    yield from (node for node in nodes if node)


def _optional(folder: Path, name: str, findings: Findings) -> Node | None:
    return read_file(folder, name, findings) if (folder / name).exists() else None


def _add(found: dict[str, Named], one: Named, node: Node, findings: Findings) -> None:
    stem = Path(node.where.file).stem
    if one.name != stem:
        findings.add(
            node.where,
            f"名称“{one.name}”应与文件名“{stem}”一致。",
            f"The name “{one.name}” should be the file's name, “{stem}”.",
        )
    found[stem] = one
