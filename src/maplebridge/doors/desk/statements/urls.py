"""The addresses of signed statements of responsibility."""

from django.urls import path

from maplebridge.doors.desk.statements.pages import statement, statements

urlpatterns = [
    path("statements/", statements, name="desk_statements"),
    path("statements/<uuid:statement_id>/", statement, name="desk_statement"),
]
