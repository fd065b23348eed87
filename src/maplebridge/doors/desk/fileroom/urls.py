"""The addresses of the file room."""

from django.urls import path

from maplebridge.doors.desk.fileroom.deeds import grant, refuse, revoke
from maplebridge.doors.desk.fileroom.pages import one, room
from maplebridge.doors.desk.fileroom.reading import course, file, look

urlpatterns = [
    path("fileroom/", room, name="desk_fileroom"),
    path("fileroom/<uuid:request_id>/", one, name="desk_file_request"),
    path("fileroom/<uuid:request_id>/grant/", grant, name="desk_file_grant"),
    path("fileroom/<uuid:request_id>/refuse/", refuse, name="desk_file_refuse"),
    path("fileroom/<uuid:request_id>/revoke/", revoke, name="desk_file_revoke"),
    path("fileroom/<uuid:request_id>/course/", course, name="desk_file_course"),
    path("fileroom/<uuid:request_id>/look/<str:document>/", look, name="desk_file_look"),
    path("fileroom/<uuid:request_id>/files/<str:document>/", file, name="desk_file_document"),
]
