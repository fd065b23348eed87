"""Web and worker refuse to start with a role that could rewrite the journal."""

import os
import subprocess
import sys

import pytest

from maplebridge.ground.postgres import addresses
from maplebridge.ground.postgres.discipline import Breach
from maplebridge.site.database.guarding import describe, refuse_unfit_role

pytestmark = pytest.mark.usefixtures("django_db_setup")


def start(command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "maplebridge.site", command]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "maplebridge.site.settings", **settings}
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.django_db
def test_application_role_is_let_through() -> None:
    refuse_unfit_role()


@pytest.mark.parametrize("command", ["serve", "work"])
def test_owner_may_not_serve(command: str) -> None:
    refused = start(command, DATABASE_URL=os.environ["DATABASE_OWNER_URL"])
    assert refused.returncode == 1
    assert "拒绝启动" in refused.stderr
    assert "owns the tables" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_database_that_is_not_there_is_said_plainly() -> None:
    nowhere = addresses.read(os.environ["DATABASE_URL"]).of("nowhere").url
    refused = start("serve", DATABASE_URL=nowhere)
    assert refused.returncode == 1
    assert "The database cannot be reached" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_wrong_setting_is_said_plainly() -> None:
    refused = start("work", SITE_URL="nowhere")
    assert refused.returncode == 2
    assert "SITE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("kind", ["superuser", "owns_tables", "may_rewrite"])
def test_each_breach_has_words_of_its_own(kind: str) -> None:
    tables = () if kind == "superuser" else tuple(f"table_{number}" for number in range(9))
    text = describe(Breach(kind, "mallory", tables))  # type: ignore[arg-type]  # the kind comes from the list
    assert "mallory" in text.zh
    assert "mallory" in text.en
    assert "table_8" not in text.en
