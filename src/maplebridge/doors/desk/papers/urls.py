"""The addresses of official papers."""

from django.urls import path

from maplebridge.doors.desk.papers.pages import file, papers
from maplebridge.doors.desk.papers.template_pages import sample, templates

urlpatterns = [
    path("cases/<str:number>/papers/", papers, name="desk_papers"),
    path("cases/<str:number>/papers/<slug:code>/", file, name="desk_paper"),
    path("rulebook/papers/", templates, name="desk_rulebook_papers"),
    path("rulebook/papers/<slug:name>/", sample, name="desk_rulebook_paper"),
]
