"""Which files of the shelf the services keep, so that what clears away asks all of them. Not for files of cases and
drafts: those rooms know of each other."""

from collections.abc import Collection

from maplebridge.services.activities.schools import list_held_files as of_schools
from maplebridge.services.disclosure.queries import list_held_files as of_publications
from maplebridge.services.papers.queries import list_held_files as of_papers


def list_held_elsewhere(county: str, files: Collection[str]) -> set[str]:
    """Those of the files that a publication, a paper or an agreement is made of."""
    return {file for keeps in (of_publications, of_papers, of_schools) for file in keeps(county, files)}
