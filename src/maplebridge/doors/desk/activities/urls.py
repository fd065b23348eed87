"""The addresses of activities."""

from django.urls import path

from maplebridge.doors.desk.activities import editing, ledger, pages, school_pages, years

urlpatterns = [
    path("activities/", pages.calendar, name="desk_activities"),
    path("activities/year/", years.year, name="desk_activity_year"),
    path("activities/new/", editing.new, name="desk_activity_new"),
    path("activities/ledger/", ledger.ledger, name="desk_activity_ledger"),
    path("activities/ledger/file/", ledger.ledger_file, name="desk_activity_file"),
    path("activities/figures/", ledger.figures, name="desk_activity_figures"),
    path("activities/schools/", school_pages.register, name="desk_schools"),
    path("activities/schools/<uuid:appointment>/", school_pages.letter, name="desk_school_letter"),
    path("activities/schools/<uuid:appointment>/agreement", school_pages.agreement, name="desk_school_agreement"),
    path("activities/schools/<uuid:appointment>/end/", school_pages.end, name="desk_school_end"),
    path("activities/<uuid:activity>/", pages.activity, name="desk_activity"),
    path("activities/<uuid:activity>/do/", pages.step, name="desk_activity_step"),
    path("activities/<uuid:activity>/change/", editing.change, name="desk_activity_change"),
    path("activities/<uuid:activity>/report/", editing.report, name="desk_activity_report"),
]
