"""The demo's own settings, kept in `var/demo/env` so that every other command finds them. Not for production."""

import os
import secrets
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from maplebridge.ground.postgres.initialising import write_private
from maplebridge.ground.vault import rotation


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """`var/demo` under the working folder (or under VAR): settings, keys, files and the embedded database."""

    path: Path

    @property
    def environment(self) -> Path:
        """The settings, as lines that a shell reads too."""
        return self.path / "env"

    @property
    def database(self) -> Path:
        """The name of the embedded database's folder."""
        return self.path / "postgres"

    @property
    def accounts(self) -> Path:
        """Who may do what in the demo, with their tokens."""
        return self.path / "accounts.json"

    @property
    def lock(self) -> Path:
        """Shared by all who use the embedded database just now."""
        return self.path / "lock"

    def read(self) -> dict[str, str]:
        """The settings kept so far; empty before the first run."""
        if not self.environment.exists():
            return {}
        lines = self.environment.read_text(encoding="utf-8").splitlines()
        return dict(shlex.split(line)[0].split("=", 1) for line in lines if line and not line.startswith("#"))

    def keep(self, values: Mapping[str, str]) -> None:
        """Write the settings anew, readable by nobody else."""
        lines = (f"{name}={shlex.quote(value)}" for name, value in sorted(values.items()))
        write_private(self.environment, "\n".join(["# made by `maplebridge demo`", *lines]) + "\n")


def here() -> DemoFolder:
    """The demo of this working folder."""
    return DemoFolder(Path(os.environ.get("VAR", "var")).absolute() / "demo")


def make_values(folder: DemoFolder, port: int) -> dict[str, str]:
    """Settings for a demo on `port`: secrets are made once and kept, the rest is as this run wants it."""
    kept = folder.read()
    return {
        **({"FILLED": kept["FILLED"]} if "FILLED" in kept else {}),
        "DEMO": "1",
        "SECRET_KEY": kept.get("SECRET_KEY") or secrets.token_urlsafe(48),
        "KEY_RING": kept.get("KEY_RING") or ",".join(rotation.generate_ring().split()),
        "OWNER_PASSWORD": kept.get("OWNER_PASSWORD") or secrets.token_urlsafe(24),
        "APPLICATION_PASSWORD": kept.get("APPLICATION_PASSWORD") or secrets.token_urlsafe(24),
        "MEDIA_ROOT": str(folder.path / "media"),
        "SITE_URL": f"http://localhost:{port}",  # passkeys take a name, not an address
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
    }
