"""The pages of the file room, with who opens them and how many queries they take."""

from uuid import UUID

from tests.doors.page import Page
from tests.services.fileroom.cast import asked, filed, photo_of
from tests.services.fileroom.test_asking import let, now
from tests.world import World

from maplebridge.services.fileroom.actions import revoke


def waiting(world: World) -> str:
    return f"/desk/fileroom/{asked(world, filed(world))}/"


def granted(world: World) -> tuple[UUID, str]:
    number = filed(world)
    request = asked(world, number)
    let(world.actor("hefang"), request, documents=[photo_of(number), "cd" * 32], may_copy=True)
    return request, photo_of(number)


def page_of_granted(world: World) -> str:
    return f"/desk/fileroom/{granted(world)[0]}/"


def taken_back(world: World) -> str:
    request, _ = granted(world)
    revoke(actor=world.actor("hefang"), request_id=request, reason="委托已解除。" * 40, now=now())
    return f"/desk/fileroom/{request}/"


def full_room(world: World) -> str:
    for _ in range(3):
        asked(world, filed(world))
    taken_back(world)
    return "/desk/fileroom/"


PAGES = [
    Page("desk_fileroom", "pengyu", full_room, 3, "lawyer"),
    Page("desk_fileroom", "pengyu", "/desk/fileroom/", 3, "lawyer-nothing"),
    Page("desk_fileroom", "hefang", full_room, 3),
    Page("desk_fileroom", "zhouming", "/desk/fileroom/", 2, "nothing"),
    Page("desk_file_request", "hefang", waiting, 6, "decide"),
    Page("desk_file_request", "hefang", page_of_granted, 6, "log"),
    Page("desk_file_request", "pengyu", page_of_granted, 5),
    Page("desk_file_request", "pengyu", taken_back, 5, "gone"),
    Page("desk_file_course", "pengyu", lambda world: f"{page_of_granted(world)}course/", 7),
    Page("desk_file_look", "pengyu", lambda world: "/desk/fileroom/{}/look/{}/".format(*granted(world)), 5),
    Page("desk_file_document", "pengyu", lambda world: "/desk/fileroom/{}/files/{}/".format(*granted(world)), 7),
]
