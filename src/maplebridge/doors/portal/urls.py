"""The addresses of the residents' door."""

from django.urls import path

from maplebridge.doors.portal.acting import pages as acting
from maplebridge.doors.portal.cases import following
from maplebridge.doors.portal.cases import pages as cases
from maplebridge.doors.portal.done import pages as done
from maplebridge.doors.portal.health import pages as health
from maplebridge.doors.portal.opening import pages as opening
from maplebridge.doors.portal.papers import pages as papers
from maplebridge.doors.portal.report import pages as report
from maplebridge.doors.portal.start import pages as start

urlpatterns = [
    path("", start.start, name="portal_start"),
    path("report/", report.report, name="portal_report"),
    path("report/done/<number>/", done.done, name="portal_done"),
    path("c/<number>/<secret>", opening.open_link, name="portal_open_link"),
    path("cases/", cases.cases, name="portal_cases"),
    path("cases/<number>/", following.follow, name="portal_case"),
    path("cases/<number>/do/<action>/", acting.act, name="portal_act"),
    path("cases/<number>/files/<file_id>", papers.file, name="portal_file"),
    path("cases/<number>/receipt", papers.receipt, name="portal_receipt"),
    path("cases/<number>/paper/", papers.paper, name="portal_paper"),
    path("healthz", health.alive),
    path("readyz", health.ready),
]
