"""Files are known by their first bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maplebridge.ground.files.kinds import recognise

HEADS = {
    "image/jpeg": b"\xff\xd8\xff\xe1\x00\x10Exif",
    "image/png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "image/webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "image/gif": b"GIF89a\x01\x00",
    "application/pdf": b"%PDF-1.7\n",
    "audio/mpeg": b"ID3\x04\x00",
    "audio/aac": b"\xff\xf1\x50\x80",
    "audio/mp4": b"\x00\x00\x00\x1cftypM4A \x00\x00",
    "audio/ogg": b"OggS\x00\x02" + bytes(22) + b"OpusHead",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "audio/amr": b"#!AMR\n\x3c",
    "video/mp4": b"\x00\x00\x00\x20ftypisom\x00\x00",
    "video/webm": b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm",
}


@pytest.mark.parametrize("mime", HEADS)
def test_each_kind_that_is_taken_is_known(mime: str) -> None:
    kind = recognise(HEADS[mime])
    assert kind is not None
    assert kind.mime == mime


@pytest.mark.parametrize(
    "head",
    [
        b"MZ\x90\x00",
        b"PK\x03\x04",
        b"<html><script>",
        b"<?xml version='1.0'?><svg",
        b"#!/bin/sh\n",
        b"BMW 3 Series, silver",
        b"\x7fELF",
        b"RIFF\x24\x00\x00\x00AVI LIST",
        b"\x00\x00\x00\x18ftypheic",
        b"OggS\x00\x02" + bytes(22) + b"\x80theora",
        b"\x1a\x45\xdf\xa3\x42\x82\x88matroska",
    ],
)
def test_other_kinds_are_not(head: bytes) -> None:
    assert recognise(head) is None


@given(st.binary(max_size=64))
def test_no_bytes_confuse_it(head: bytes) -> None:
    kind = recognise(head)
    assert kind is None or kind.ending.startswith(".")
