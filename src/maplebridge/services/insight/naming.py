"""What figures call the entrances that cases come by. Not for matters and places: rules and registers name those."""

from maplebridge.ground.words.text import Text

CHANNEL_NAMES = {
    "phone_page": Text("手机网页", "Phone page"),
    "plate": Text("扫门牌码", "Door plate"),
    "window": Text("窗口", "Window"),
    "hotline": Text("热线", "Hotline"),
    "grid": Text("网格员", "Grid worker"),
    "mini_programme": Text("小程序", "Mini-programme"),
    "chat_group": Text("微信群", "Chat group"),
    "province": Text("省级平台", "Provincial platform"),
    "bulk": Text("批量导入", "Bulk import"),
    "api": Text("系统接口", "API"),
    "replay": Text("历史导入", "Past records"),
}
