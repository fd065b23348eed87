"""The addresses of people."""

from django.urls import path

from maplebridge.doors.desk.people.deeds import end, leave
from maplebridge.doors.desk.people.pages import people, person

urlpatterns = [
    path("people/", people, name="desk_people"),
    path("people/<uuid:person>/", person, name="desk_person"),
    path("people/<uuid:person>/leave/", leave, name="desk_person_leave"),
    path("people/<uuid:person>/duties/<uuid:duty>/end/", end, name="desk_duty_end"),
]
