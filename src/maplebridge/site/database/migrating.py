"""Brings the tables up to date as their owner and grants the application its rights. Not for serving."""

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from maplebridge.ground.postgres import grants
from maplebridge.ground.words.text import Text
from maplebridge.site.environment import OddSetting

OWNER = "owner"


def migrate(*, verbosity: int = 1) -> None:
    """Migrate, then grant; both as the owner. Safe to repeat."""
    demand_owner()
    call_command("migrate", database=OWNER, interactive=False, run_syncdb=True, verbosity=verbosity)
    grant()


def grant() -> None:
    """Set the rights of the application's role on every table anew."""
    owner = connections[OWNER]
    owner.ensure_connection()
    grants.grant(owner.connection, settings.DATABASES["default"]["USER"], grants.list_append_only())


def demand_owner() -> None:
    """Refuse to go on without the owner's address."""
    if OWNER not in settings.DATABASES:
        raise OddSetting(
            "DATABASE_OWNER_URL",
            Text("迁移须使用属主角色的地址", "migrations need the address of the role that owns the tables"),
        )
