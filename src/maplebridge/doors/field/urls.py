"""The addresses of the grid workers' door."""

from django.urls import path

from maplebridge.doors.field.case import pages as case
from maplebridge.doors.field.map import pages as map_
from maplebridge.doors.field.report import pages as report
from maplebridge.doors.field.shell import pages as shell
from maplebridge.doors.field.today import pages as today
from maplebridge.doors.field.waiting import pages as waiting

urlpatterns = [
    path("", today.today, name="field_today"),
    path("calls/", today.calls, name="field_calls"),
    path("report/", report.report, name="field_report"),
    path("cases/<str:number>/", case.case, name="field_case"),
    path("cases/<str:number>/files/<str:file>", case.file, name="field_file"),
    path("cases/<str:number>/<str:action>/", case.act, name="field_act"),
    path("map/", map_.map_page, name="field_map"),
    path("map/data/", map_.data, name="field_map_data"),
    path("waiting/", waiting.waiting, name="field_waiting"),
    path("token/", shell.token, name="field_token"),
    path("worker.js", shell.worker, name="field_worker"),
    path("app.webmanifest", shell.manifest, name="field_manifest"),
]
