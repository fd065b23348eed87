"""routes.yaml: what is wrong with it is said with file and line."""

import shutil
from pathlib import Path

import pytest
from tests.world import DEMO

from maplebridge.rulebook.publishing.faults import PackErrors
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.storing import body_of, rebuild

FILE = "routes.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    shutil.copytree(DEMO, folder)
    return folder


def change(folder: Path, old: str, new: str) -> int:
    """Replace the first `old`; the line where it stood."""
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def errors(folder: Path) -> list[tuple[int, str]]:
    with pytest.raises(PackErrors) as caught:
        load_folder(folder)
    assert {error.file for error in caught.value.errors} == {FILE}
    return [(error.line, error.text.en) for error in caught.value.errors]


def test_the_routes_of_the_demo_come_back_from_the_table_as_they_were() -> None:
    pack = load_folder(DEMO, "520524")
    assert rebuild("520524", 1, "", body_of(pack)).routes == pack.routes


def test_a_pack_may_have_no_routes(pack: Path) -> None:
    (pack / FILE).unlink()
    assert load_folder(pack).routes == {}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("to: protection\n", "to: protecton\n", "“protecton” is not known; did you mean “protection”?"),
        ("open: [violence]", "open: [violins]", "“violins” is not known; did you mean “violence”?"),
        ('for: ["0108"]', 'for: ["0188"]', "“0188” is not known; did you mean"),
        ("limit: 10 D", "limit: 10 days", "A limit is a number and a unit"),
        ("limit: 10 D", "limit: 0 D", "A limit is a number and a unit"),
        ("from: finding_received_on", "from: findings", "“findings” is not known; did you mean"),
        ("table: court_fee", "table: court_fees", "“court_fees” is not known; did you mean “court_fee”?"),
        ("leads_to: [traffic_mediation", "leads_to: [trafic_mediation", "“trafic_mediation” is not known"),
        ("{up_to: 100000, percent: 2.5}", "{up_to: 9000, percent: 2.5}", "Slices rise; only the last has no “up_to”."),
        ("{up_to: 10000, yuan: 50}", "{up_to: 10000}", "A slice has either “yuan” or “percent”."),
        ("{percent: 0.5}", "{percent: 0,5}", "“5” is not known"),
        ("{percent: 0.5}", "{percent: much}", "“percent” should lie between 0 and 100."),
        ("{percent: 0.5}", "{up_to: 90000000, percent: 0.5}", "The last slice has no “up_to”"),
        ("{kind: free, basis: {zh: 法释〔2016〕15号", "{kind: fixed, basis: {zh: 法释〔2016〕15号", "needs “yuan”"),
        ("from: 50\n      to: 300", "from: 500\n      to: 300", "“from” should not be more than “to”."),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(pack: Path, old: str, new: str, said: str) -> None:
    line = change(pack, old, new)
    found = errors(pack)
    assert any(said in words and abs(at - line) <= 2 for at, words in found), found


def test_a_price_without_its_basis_is_found(pack: Path) -> None:
    change(pack, "cost: {kind: free, basis: {zh: 人民调解法 第四条", "cost: {kind: free, note: {zh: 人民调解法 第四条")
    assert "A cost needs its basis." in [said for _, said in errors(pack)]


def test_a_missing_language_is_found(pack: Path) -> None:
    change(pack, ", en: A notary office}", "}")
    assert any("lacks “en”" in said for _, said in errors(pack))


def test_a_route_without_a_basis_is_found(pack: Path) -> None:
    change(
        pack,
        '    basis:\n      - {zh: 法律援助法 第四十九条, en: "Legal Aid Law, art. 49"}\n',
        "",
    )
    assert errors(pack) == [(errors(pack)[0][0], "途径 route aid_objection lacks “basis”.")]
