"""Every address of the site, door by door. Not for pages themselves."""

from django.urls import include, path

urlpatterns = [
    path("", include("maplebridge.doors.api.urls")),
    path("", include("maplebridge.doors.portal.urls")),
    path("account/", include("maplebridge.doors.account.urls")),
    path("field/", include("maplebridge.doors.field.urls")),
    path("desk/", include("maplebridge.doors.desk.urls")),
    path("wall/", include("maplebridge.doors.wall.urls")),
]
handler400 = "maplebridge.doors.portal.mishaps.pages.not_understood"
handler403 = "maplebridge.doors.portal.mishaps.pages.refused"
handler404 = "maplebridge.doors.portal.mishaps.pages.not_found"
handler500 = "maplebridge.doors.portal.mishaps.pages.failed"
