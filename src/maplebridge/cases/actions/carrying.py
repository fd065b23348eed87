"""What comes with a case that follows from another one: its files, and secrecy no weaker. Not for its words."""

from dataclasses import replace
from typing import Any

from maplebridge.cases.intake import Intake
from maplebridge.cases.journal import moment_text
from maplebridge.cases.models import CaseFile
from maplebridge.rulebook.workflows.definition import Field, Matter, stricter
from maplebridge.rulebook.workflows.facts import CaseFacts


def with_secrecy(case: CaseFacts, intake: Intake) -> CaseFacts:
    """The new case, as secret as its matter or as what it follows from, whichever is stricter."""
    secrecy = stricter(case.secrecy, intake.secrecy)
    circle = case.circle | {case.centre, *intake.circle} if secrecy == "case_sealed" else case.circle
    return replace(case, secrecy=secrecy, circle=circle)


def asked_of(matter: Matter, intake: Intake) -> tuple[Field, ...]:
    """What the form of `matter` asks. Nobody fills it in for a case that follows from another one: whoever handles it
    asks for what is missing."""
    return tuple(replace(each, required=False) for each in matter.form) if intake.origin else matter.form


def added_by(who: str, intake: Intake, case: CaseFacts) -> str:
    """Under which id the one who put a file there stands in the new case: whoever brought both is the same."""
    return f"case:{case.id}" if who == f"case:{intake.origin}" else who


def carried_files(intake: Intake, case: CaseFacts) -> list[dict[str, Any]]:
    """The rows of the files that come along from the case this one follows from; one round trip if there are any."""
    if intake.origin is None or not intake.files:
        return []
    files = CaseFile.objects.of(case.county).filter(case_id=intake.origin, sha256__in=intake.files)
    return [
        {
            "county": case.county,
            "case_id": str(case.id),
            "sha256": each.sha256,
            "seq": None,
            "mime": each.mime,
            "size": each.size,
            "audience": each.audience,
            "added_by": added_by(each.added_by, intake, case),
            "added_at": moment_text(each.added_at),
        }
        for each in files.order_by("added_at", "sha256")
    ]
