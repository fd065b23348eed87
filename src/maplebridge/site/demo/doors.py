"""The demo's door plates: one at every household of one town, some villages further than others. Not for real ones."""

from datetime import datetime

from maplebridge.directory.places.generating.households import TOWN
from maplebridge.directory.places.queries import list_children
from maplebridge.directory.plates.actions import issue_plates, note_installed, note_installed_within
from maplebridge.directory.plates.queries import count_plates, list_plates

DONE, BEGUN = 9, 14  # villages where all plates hang, and up to which some do
EVERY = 3


def hang_plates(county: str, now: datetime) -> int:
    """Issue the town's plates; the first time also note which hang. How many were made."""
    made = issue_plates(county=county, within=TOWN, by="demo", now=now)
    if not count_plates(county, TOWN, "installed"):
        villages = [village.code for village in list_children(county, TOWN)]
        for village in villages[:DONE]:
            note_installed_within(county=county, within=village, now=now)
        for village in villages[DONE:BEGUN]:
            hanging = [plate.code for plate in list_plates(county, within=village)][::EVERY]
            note_installed(county=county, written=hanging, now=now)
    return made
