"""The demo's database: an embedded one, or the one that DATABASE_URL names. Two roles are made in it either way."""

from dataclasses import dataclass

from maplebridge.ground.postgres import addresses, roles
from maplebridge.ground.postgres.addresses import Address

NAME = "maplebridge_demo"
MAINTENANCE = ("postgres", "template1")


@dataclass(frozen=True, slots=True)
class DemoDatabase:
    """Where the demo's tables are and under which names its two roles go."""

    administrator: Address
    name: str

    @property
    def owner(self) -> str:
        """The role that migrates."""
        return f"{self.name}_owner"

    @property
    def application(self) -> str:
        """The role that serves."""
        return f"{self.name}_app"

    def make_roles(self, values: dict[str, str]) -> dict[str, str]:
        """Create roles and database where they are missing; both addresses as settings, passwords from `values`."""
        owner = roles.Login(self.owner, values["OWNER_PASSWORD"])
        application = roles.Login(self.application, values["APPLICATION_PASSWORD"])
        roles.set_up(self.administrator, self.name, owner, application)
        here = self.administrator.of(self.name)
        return {
            "DATABASE_URL": here.as_role(application.name, application.password).url,
            "DATABASE_OWNER_URL": here.as_role(owner.name, owner.password).url,
        }

    def forget(self, values: dict[str, str]) -> None:
        """Drop every table of the demo, as their owner: what others made in this database stays."""
        owner = addresses.read(self.make_roles(values)["DATABASE_OWNER_URL"])
        with owner.connect() as connection:
            connection.execute("DROP OWNED BY CURRENT_USER CASCADE")


def given(administrator: Address) -> DemoDatabase:
    """The database an administrator's URL names; a maintenance database is left alone and one beside it made."""
    name = NAME if administrator.database in MAINTENANCE else administrator.database
    return DemoDatabase(administrator, name)
