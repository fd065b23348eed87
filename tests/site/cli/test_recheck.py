"""Anybody with the keys draws a lot again from the command line."""

import json

import pytest
from click.testing import CliRunner
from tests.doors.desk.recheck_pages import LOOKER, to_look_at
from tests.world import COUNTY, found_county

from maplebridge.services.rechecking.models import RecheckDraw
from maplebridge.site.cli import site
from maplebridge.site.cli.main import maplebridge


@pytest.mark.django_db
def test_lots_are_drawn_again_and_a_changed_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "load", lambda: None)
    words = ["recheck", to_look_at(found_county()), "--county", COUNTY]
    fair = CliRunner().invoke(maplebridge, [*words, "--json"])
    assert fair.exit_code == 0
    (lot,) = json.loads(fair.stdout)
    assert (lot["genuine"], lot["as_recorded"], lot["unit"]) == (True, True, LOOKER)
    RecheckDraw.objects.of(COUNTY).update(drawn=False)
    changed = CliRunner().invoke(maplebridge, words)
    assert changed.exit_code == 1
    assert "NOT AS RECORDED" in changed.stdout
