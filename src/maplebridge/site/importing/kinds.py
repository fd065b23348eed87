"""Which kinds of file can be imported, and what takes each in. Not for how they are read."""

from datetime import datetime
from pathlib import Path

from maplebridge.directory.people.importing import import_people
from maplebridge.directory.places.actions import import_places
from maplebridge.directory.places.datum import Datum
from maplebridge.directory.units.importing import import_units
from maplebridge.services.series.importing import import_series
from maplebridge.site.importing.account import Account, account_of, account_of_series
from maplebridge.site.importing.cases import Progress, import_cases


def import_file(*, kind: str, county: str, path: Path, datum: Datum, now: datetime, progress: Progress) -> Account:
    """The account of one import. Raises Fault when the file as a whole cannot be read."""
    match kind:
        case "cases":
            return import_cases(county=county, data=path.read_bytes(), progress=progress)
        case "units":
            return account_of(import_units(county=county, path=path))
        case "people":
            return account_of(import_people(county=county, path=path, now=now))
        case "series":
            return account_of_series(import_series(county=county, path=path, now=now))
        case register:
            return account_of(import_places(county, path, register, now=now, datum=datum))
