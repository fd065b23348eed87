"""The site's own settings, their environment laid out for tests. The server starts once a test needs it."""

import atexit
import os
import secrets
import tempfile
from pathlib import Path

from maplebridge.ground.postgres import addresses, roles
from maplebridge.ground.postgres.server import EmbeddedServer
from maplebridge.ground.vault import rotation

NAME = f"maplebridge_test_{os.getpid()}_{secrets.token_hex(3)}"
OWNER = roles.Login(f"{NAME}_owner", secrets.token_urlsafe(16))
APPLICATION = roles.Login(f"{NAME}_app", secrets.token_urlsafe(16))
FOLDER = tempfile.TemporaryDirectory(prefix=f"maplebridge-test-{os.getpid()}-")
SERVER = EmbeddedServer(Path(FOLDER.name) / "postgres", durable=False)
GIVEN = os.environ.get("TEST_DATABASE_URL", os.environ.get("DATABASE_URL", ""))

os.environ.setdefault("TEST_DATABASE_URL", GIVEN)  # processes started from here find the administrator again
here = addresses.read(GIVEN) if GIVEN else addresses.Address(str(SERVER.socket), 5432, "", "", "")
os.environ.update(
    DATABASE_URL=here.of(NAME).as_role(APPLICATION.name, APPLICATION.password).url,
    DATABASE_OWNER_URL=here.of(NAME).as_role(OWNER.name, OWNER.password).url,
    SECRET_KEY="for tests only, known to everybody",
    KEY_RING=os.environ.get("KEY_RING", "") or rotation.generate_ring(),
    MEDIA_ROOT=str(Path(FOLDER.name) / "media"),
    SITE_URL="http://testserver",
    LOG_LEVEL="WARNING",
    FORMS_FROM_SOURCE="1000000",  # all tests stand behind one address; those about limits set their own
    FORMS_AS_PERSON="1000000",
    GUESSES_FROM_SOURCE="1000000",
)
atexit.register(FOLDER.cleanup)

from maplebridge.site.settings import *  # noqa: E402, F403 - only now is the environment laid out
