"""The addresses of drives."""

from django.urls import path

from maplebridge.doors.desk.drives import deeds, export, pages

urlpatterns = [
    path("drives/", pages.drives, name="desk_drives"),
    path("drives/new/", pages.new, name="desk_drive_new"),
    path("drives/<uuid:drive_id>/", pages.drive, name="desk_drive"),
    path("drives/<uuid:drive_id>/export/", export.export, name="desk_drive_export"),
    path("drives/<uuid:drive_id>/<slug:deed>/", deeds.do, name="desk_drive_do"),
]
