"""What a form shows: a row for each field of the rulebook, with value, choices and what is wrong. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text
from maplebridge.rulebook.workflows.definition import Field, FieldType

T = FieldType
WIDGETS: Mapping[FieldType, str] = {
    T.LONG_TEXT: "area",
    T.PAPERS: "lines",
    T.CHOICE: "radios",
    T.CHOICES: "checks",
    T.YES_NO: "yes_no",
    T.UNIT: "select",
    T.PERSON: "select",
    T.PLACE: "select",
    T.MATTER: "select",
    T.UNITS: "many",
    T.FILES: "files",
    T.PARTY: "select",
    T.TERM: "select",
    T.TERMS: "terms",
    T.SECRET: "hidden",
}
INPUTS: Mapping[FieldType, str] = {
    T.DATE: "date",
    T.MOMENT: "datetime-local",
    T.PHONE: "tel",
    T.INTEGER: "number",
}
MODES: Mapping[FieldType, str] = {T.DECIMAL: "decimal", T.YUAN: "decimal", T.INTEGER: "numeric", T.PHONE: "tel"}
FILLS: Mapping[FieldType, str] = {T.PHONE: "tel", T.PERSON_NAME: "name", T.ADDRESS: "street-address"}
RADIOS_AT_MOST = 7
TERM_LINES, SPARE_LINES = 4, 2
TERM_COLUMNS = ("debtor", "creditor", "what", "yuan", "due")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen; `group` is the heading it stands under, `note` what is said about it."""

    value: str
    label: Text
    group: Text | None = None
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One field as it is shown. `widget` names the template `parts/forms/_<widget>.html`."""

    name: str
    label: Text
    widget: str
    required: bool
    value: Any = ""
    error: Text | None = None
    hint: Text | None = None
    options: tuple[Option, ...] = ()
    input: str = "text"
    mode: str = ""
    fills: str = "off"
    longest: int = 2000

    @property
    def groups(self) -> list[tuple[Text | None, list[Option]]]:
        """The options under their headings, in order."""
        found: list[tuple[Text | None, list[Option]]] = []
        for option in self.options:
            if not found or found[-1][0] != option.group:
                found.append((option.group, []))
            found[-1][1].append(option)
        return found

    @property
    def unfolds(self) -> bool:
        """Whether something under the last heading is chosen, so that it must be seen."""
        return any(option.chosen for option in self.groups[-1][1]) if self.options else False

    @property
    def lines(self) -> list[dict[str, str]]:
        """The lines of an agreement as they were typed, and some empty ones; each with its `number`."""
        typed = [row for row in self.value if isinstance(row, Mapping)] if isinstance(self.value, list) else []
        many = max(TERM_LINES, len(typed) + SPARE_LINES)
        rows = [*typed, *({} for _ in range(many - len(typed)))]
        return [
            {"number": str(number), **{name: str(row.get(name, "")) for name in TERM_COLUMNS}}
            for number, row in enumerate(rows, start=1)
        ]


@dataclass(frozen=True, slots=True)
class Form:
    """Rows in order, and what is wrong with none of them in particular."""

    rows: tuple[Row, ...]
    error: Text | None = None

    @property
    def has_files(self) -> bool:
        """Whether the browser must send it as multipart."""
        return any(row.widget == "files" for row in self.rows)

    @property
    def wrong(self) -> tuple[Row, ...]:
        """The rows with something wrong, for the summary on top."""
        return tuple(row for row in self.rows if row.error)


def form_of(
    fields: Sequence[Field],
    *,
    values: Mapping[str, Any] | None = None,
    fault: Fault | None = None,
    options: Mapping[str, Sequence[Option]] | None = None,
    prefix: str = "fields",
) -> Form:
    """The form that asks for `fields`.

    `values` are as they were sent (read.py), so that nothing typed is lost; `fault` is shown at the field it names as
    `prefix.<field>`, else on top; `options` are what may be chosen for fields whose choices the rulebook does not list.
    """
    given, choices = values or {}, options or {}
    at = fault.field.removeprefix(f"{prefix}.").partition(".")[0] if fault else ""
    rows = tuple(
        _row(field, given.get(field.name), fault.text if fault and at == field.name else None, choices)
        for field in fields
    )
    placed = any(row.error for row in rows)
    return Form(rows, fault.text if fault and not placed else None)


def _row(field: Field, value: Any, error: Text | None, choices: Mapping[str, Sequence[Option]]) -> Row:
    listed = tuple(choices.get(field.name, ())) or tuple(Option(each.value, each.label) for each in field.choices)
    widget = WIDGETS.get(field.type, "line")
    if widget == "lines" and listed:
        widget, value = "proofs", value if isinstance(value, list) else []
    if widget == "radios" and len(listed) > RADIOS_AT_MOST:
        widget = "select"
    if widget == "line" and listed:
        widget = "select"
    return Row(
        name=field.name,
        label=field.label,
        widget=widget,
        required=field.required,
        value=_shown(field, _unlisted(listed, value) if widget == "proofs" else value),
        error=error,
        hint=field.purpose,
        options=_chosen(listed, value),
        input=INPUTS.get(field.type, "text"),
        mode=MODES.get(field.type, ""),
        fills=FILLS.get(field.type, "off"),
        longest=field.longest,
    )


def _shown(field: Field, value: Any) -> Any:
    if value is None:
        return ""
    if field.type is T.PAPERS and isinstance(value, list):
        return "\n".join(value)
    if field.type is T.MOMENT and isinstance(value, str):
        return value[:16]
    return value


def _unlisted(options: Sequence[Option], value: Sequence[str]) -> list[str]:
    """The lines that were written beside the papers that can be chosen."""
    return [line for line in value if line not in {option.value for option in options}]


def _chosen(options: Sequence[Option], value: Any) -> tuple[Option, ...]:
    wanted = {str(each) for each in value} if isinstance(value, list) else {str(value)}
    return tuple(replace(each, chosen=each.value in wanted) for each in options)
