"""What browsers send to the portal, for tests."""

import io
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.world import VILLAGE

from maplebridge.cases.models import Case
from maplebridge.directory.people.rules import Actor

TEXT = "村口的路灯三天不亮了，老人晚上看不见路。"


def photo(name: str = "lamp.jpg", colour: str = "orange") -> SimpleUploadedFile:
    """A small JPEG."""
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(drawn, "JPEG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/jpeg")


def voice() -> SimpleUploadedFile:
    """A recording, as far as its first bytes say."""
    return SimpleUploadedFile("voice.webm", b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(100), "audio/webm")


def said(**changes: Any) -> dict[str, Any]:
    """A report as the form sends it."""
    return {"text": TEXT, "matter": "", "place": VILLAGE, "key": "one tap"} | changes


def number_in(location: str) -> str:
    """The case number in an address."""
    found = re.search(r"\d{16}", location)
    assert found, location
    return found[0]


def bring(client: Client, **changes: Any) -> str:
    """Sends a report that is right; its number."""
    answer = client.post("/report/", said(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return number_in(answer.headers["Location"])


def case_of(county: str, number: str) -> Case:
    """The row of a case."""
    return Case.objects.of(county).get(number=number)


def holder_of(county: str, number: str) -> Actor:
    """The resident who holds the link of a case."""
    return Actor(county, f"case:{case_of(county, number).id}", "resident", "")
