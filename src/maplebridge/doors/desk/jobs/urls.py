"""The addresses of long work."""

from django.urls import path

from maplebridge.doors.desk.jobs.pages import call_off, download, job, jobs, progress

urlpatterns = [
    path("jobs/", jobs, name="desk_jobs"),
    path("jobs/<uuid:job_id>/", job, name="desk_job"),
    path("jobs/<uuid:job_id>/progress/", progress, name="desk_job_progress"),
    path("jobs/<uuid:job_id>/cancel/", call_off, name="desk_job_cancel"),
    path("jobs/<uuid:job_id>/file/", download, name="desk_job_file"),
]
