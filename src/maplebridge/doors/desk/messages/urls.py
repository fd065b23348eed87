"""The addresses of messages."""

from django.urls import path

from maplebridge.doors.desk.messages.figures import figures
from maplebridge.doors.desk.messages.groups import group, groups
from maplebridge.doors.desk.messages.pages import messages, read, wishes

urlpatterns = [
    path("messages/", messages, name="desk_messages"),
    path("messages/read/", read, name="desk_messages_read"),
    path("messages/settings/", wishes, name="desk_wishes"),
    path("messages/figures/", figures, name="desk_message_figures"),
    path("messages/groups/", groups, name="desk_groups"),
    path("messages/groups/<path:group_id>/", group, name="desk_group"),
]
