"""The addresses of teams and stations."""

from django.urls import path

from maplebridge.doors.desk.teams import books, pages, roster

urlpatterns = [
    path("teams/", pages.teams, name="desk_teams"),
    path("teams/<slug:code>/", pages.team, name="desk_team"),
    path("teams/<slug:code>/roster/", roster.roster, name="desk_team_roster"),
    path("teams/<slug:code>/roster/change/", roster.change, name="desk_team_change"),
    path("teams/<slug:code>/roster/swap/", roster.exchange, name="desk_team_swap"),
    path("teams/<slug:code>/members/", roster.add, name="desk_team_add"),
    path("teams/<slug:code>/members/<uuid:member>/days/", roster.days, name="desk_team_days"),
    path("teams/<slug:code>/members/<uuid:member>/end/", roster.end, name="desk_team_end"),
    path("teams/<slug:code>/about/", roster.about, name="desk_team_about"),
    path("teams/<slug:code>/books/", books.books, name="desk_team_books"),
    path("teams/<slug:code>/books/meeting/", books.meeting, name="desk_team_meeting"),
    path("teams/<slug:code>/books/entry/", books.entry, name="desk_team_entry"),
]
