"""What invented people of the demo county quarrel about, and what they agree on. All of it made up."""

from collections.abc import Mapping

from maplebridge.site.demo.sentences import Story

DISPUTES: Mapping[str, Story] = {
    "neighbour_dispute": Story(
        ("隔壁修房把滴水滴到我家墙上，说了{n}次都不改。", "两家为{spot}的过道吵了半年，请来评评理。"),
        ("加装檐沟，费用各半。", "过道两家共用，不再堆放杂物。"),
        6,
        {"other_party": "邻居张某"},
    ),
    "marriage_dispute": Story(
        ("兄弟{n}个，老人轮流住的事谈不拢。", "两口子为外出打工和带孩子的事吵了{n}个月。"),
        ("老人每家住四个月，药费平摊。", "孩子上学由母亲带，父亲每月寄生活费。"),
        3,
    ),
    "land_dispute": Story(
        ("后山那片杉树林的界石被人挪了{n}米。", "{spot}的水源两个组都说是自己的。"),
        ("请老人指界，重新埋石，双方按新界管护。", "单日双日轮流放水。"),
        2,
    ),
    "contracted_land_dispute": Story(
        ("地租给大户{n}年，去年的流转费还没有给。",),
        ("流转费分两次付清，合同继续履行。",),
        2,
        {"claimed": "4800"},
    ),
    "labour_dispute_mediation": Story(
        ("在{spot}的工地干了{n}个月，工钱压着不结。",),
        ("工钱分两次付清，当面签收。",),
        3,
        {"employer": "某劳务班组", "claimed": "12600"},
    ),
    "traffic_dispute": Story(
        ("在{spot}被三轮车撞伤，医药费谈不拢。",),
        ("医药费和误工费分两次赔付。",),
        2,
        {"claimed": "8200"},
    ),
    "property_dispute": Story(
        ("小区{n}个月没人打扫，物业还来催费。",),
        ("物业补做保洁，业主补交欠费。",),
        2,
    ),
    "loan_dispute": Story(
        ("借给朋友的钱{n}年没还，只有一张借条。",),
        ("本金分两期归还，利息不再计算。",),
        3,
        {"claimed": "15000"},
    ),
    "betrothal_dispute": Story(
        ("亲事没成，彩礼退多少谈不拢。",),
        ("彩礼退还大部分，首饰归还原物。",),
        2,
        {"claimed": "30000"},
    ),
}
FACTS = "双方到场，当面说清了经过，争议的地方已经实地看过。"
HELD = "分别听了两边的想法，又请双方坐到一起，愿意各退一步。"
NOT_AGREED = "差距太大，几次都没有谈拢。"
UNWILLING = "对方表示要通过诉讼解决。"
MADE_UP = "两家自己说好了。"
PROMISED = "当面履行，由调解员见证。"
STILL_FINE = "双方都说按约定在做。"
URGED = "上门说明不履行的后果，对方答应几天内办好。"
