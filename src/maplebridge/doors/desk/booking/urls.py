"""The addresses of bookable times, bookings, tours and trips."""

from django.urls import path

from maplebridge.doors.desk.booking.pages import coming, times
from maplebridge.doors.desk.booking.touring import tour, tours
from maplebridge.doors.desk.booking.trips import trips

urlpatterns = [
    path("times/", times, name="desk_times"),
    path("bookings/", coming, name="desk_bookings"),
    path("tours/", tours, name="desk_tours"),
    path("tours/<uuid:tour>/", tour, name="desk_tour"),
    path("trips/", trips, name="desk_trips"),
]
