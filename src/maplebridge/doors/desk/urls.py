"""The addresses of the staff's door."""

from django.urls import URLPattern, URLResolver, include, path

FEATURES = (
    "inbox",
    "case",
    "mediation",
    "routes",
    "triage",
    "fileroom",
    "merge",
    "search",
    "board",
    "chase",
    "returns",
    "recheck",
    "booking",
    "drives",
    "dutylist",
    "oldcases",
    "activities",
    "disclosure",
    "intake",
    "taken",
    "views",
    "plates",
    "jobs",
    "messages",
    "figures",
    "ledger",
    "review",
    "people",
    "units",
    "responsibilities",
    "statements",
    "places",
    "teams",
    "coverage",
    "series",
    "rulebook",
    "papers",
    "help",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"maplebridge.doors.desk.{feature}.urls")) for feature in FEATURES
]
