"""The addresses of the rulebook."""

from django.urls import path

from maplebridge.doors.desk.rulebook.calendar_page import calendar
from maplebridge.doors.desk.rulebook.matter_pages import matter, matters
from maplebridge.doors.desk.rulebook.version_pages import version, versions
from maplebridge.doors.desk.rulebook.workflow_pages import workflow, workflows

urlpatterns = [
    path("rulebook/", matters, name="desk_rulebook"),
    path("rulebook/matters/<slug:name>/", matter, name="desk_rulebook_matter"),
    path("rulebook/workflows/", workflows, name="desk_rulebook_workflows"),
    path("rulebook/workflows/<slug:name>/", workflow, name="desk_rulebook_workflow"),
    path("rulebook/calendar/", calendar, name="desk_rulebook_calendar"),
    path("rulebook/versions/", versions, name="desk_rulebook_versions"),
    path("rulebook/versions/<int:number>/", version, name="desk_rulebook_version"),
]
