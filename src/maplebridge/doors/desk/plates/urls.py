"""The addresses of door plates."""

from django.urls import path

from maplebridge.doors.desk.plates.deeds import issue, mark_installed, print_plates, replace, revoke
from maplebridge.doors.desk.plates.pages import plate, plates

urlpatterns = [
    path("plates/", plates, name="desk_plates"),
    path("plates/issue/", issue, name="desk_plates_issue"),
    path("plates/print/", print_plates, name="desk_plates_print"),
    path("plates/installed/", mark_installed, name="desk_plates_installed"),
    path("plates/<slug:code>/", plate, name="desk_plate"),
    path("plates/<slug:code>/revoke/", revoke, name="desk_plate_revoke"),
    path("plates/<slug:code>/replace/", replace, name="desk_plate_replace"),
]
