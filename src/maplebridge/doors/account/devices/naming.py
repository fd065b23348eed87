"""Tells a person's devices apart in words, from what browsers say of themselves. Not for recognising anybody."""

from maplebridge.ground.words.text import Text

DEVICES = (
    ("MicroMessenger", Text("微信", "WeChat")),
    ("HarmonyOS", Text("鸿蒙手机", "HarmonyOS phone")),
    ("Android", Text("安卓手机", "Android phone")),
    ("iPhone", Text("苹果手机", "iPhone")),
    ("iPad", Text("苹果平板", "iPad")),
    ("Windows", Text("Windows 电脑", "Windows computer")),
    ("Macintosh", Text("苹果电脑", "Mac")),
    ("Linux", Text("Linux 电脑", "Linux computer")),
)
OTHER = Text("其他设备", "Another device")


def device_of(agent: str) -> Text:
    """What kind of device it is."""
    return next((name for mark, name in DEVICES if mark in agent), OTHER)
