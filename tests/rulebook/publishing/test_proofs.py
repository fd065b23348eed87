"""The list of proofs: what a matter demands stands in it, and what is abolished cannot come back by any way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.rulebook.publishing.conftest import complaints

from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, rebuild

Spoil = Callable[[str, str, str], list[str]]
GONE = "“hardship_certificate”: “Certificate of poverty for legal aid” is abolished"


def test_a_matter_that_demands_an_abolished_proof_is_refused_at_its_line(folder: Path, spoil: Spoil) -> None:
    file = "matters/relief.yaml"
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    line = next(number for number, each in enumerate(lines, 1) if "paper: application" in each)
    found = spoil(file, "{paper: application,", "{paper: hardship_certificate,")
    assert [each for each in found if each.startswith(f"{file}:{line}: {GONE}")]
    assert "instead: the centre looks it up, or takes a written promise" in " ".join(found)


def test_a_proof_that_is_not_on_the_list_is_refused_with_the_nearest_one(spoil: Spoil) -> None:
    found = spoil("matters/legal_aid_wages.yaml", "{paper: wage_proof,", "{paper: wages_proof,")
    assert any("“wages_proof” is not in the list of proofs" in each and "“wage_proof”" in each for each in found)


def test_a_form_cannot_ask_for_an_abolished_proof_either(spoil: Spoil) -> None:
    asked = "zh: 请上传（无）婚姻登记记录证明, en: Proof of being single"
    found = spoil("matters/streetlight.yaml", "zh: 灯杆编号, en: Pole number", asked)
    assert any(each.startswith("matters/streetlight.yaml") and "is abolished" in each for each in found)


def test_nor_can_an_action(folder: Path) -> None:
    fields = "- {field: single, type: files, label: {zh: （无）婚姻登记记录证明, en: Proof of being single}}\n"
    (folder / "fields.yaml").write_text(fields, encoding="utf-8")
    path = folder / "workflows" / "request.yaml"
    text = path.read_text(encoding="utf-8")
    assert "needs: [result, outcome]," in text
    path.write_text(text.replace("needs: [result, outcome],", "needs: [result, outcome, single],", 1), encoding="utf-8")
    assert any(each.startswith("workflows/request.yaml") and "is abolished" in each for each in complaints(folder))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    issued_by: police\n    ways: [data]\n", "    issued_by: polise\n", "did you mean “police”?"),
        ("ways: [data]", "ways: [datum]", "did you mean “data”?"),
        ('since: "2020-04"', 'since: "April"', "is a year, month or day"),
        ("    en: Household book\n", "", "lacks “en”"),
        ("    abolished:\n", "    basis: {zh: 甲, en: a law}\n    abolished:\n", "write one of the two"),
    ],
)
def test_a_slip_in_the_list_is_told(spoil: Spoil, old: str, new: str, said: str) -> None:
    assert any(said in each for each in spoil("proofs.yaml", old, new))


def test_every_paper_that_the_demo_demands_has_a_basis_and_comes_back_from_the_table(folder: Path) -> None:
    pack = load_folder(folder, "520524")
    demanded = [paper for matter in pack.matters.values() for paper in matter.papers]
    assert demanded
    assert all(paper.basis and pack.proofs[paper.name].abolished is None for paper in demanded)
    assert rebuild("520524", 0, "", body_of(pack)).proofs == pack.proofs


def test_a_pack_without_a_list_may_demand_nothing(folder: Path) -> None:
    (folder / "proofs.yaml").unlink()
    assert all("is not in the list of proofs" in each for each in complaints(folder))
