"""The six kinds of money as data: what they are called and whether a later word replaces or adds. Not for sums."""

from collections.abc import Mapping
from dataclasses import dataclass

from maplebridge.ground.words.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of money. `name` is the field of the journal that carries it; `replaces`: of one case only the latest
    word counts, otherwise all are added up. `meaning` tells readers what is counted."""

    name: str
    label: Text
    meaning: Text
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """One kind of money as a share of another."""

    name: str
    label: Text
    part: str
    whole: str


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "claimed", Text("请求金额", "Claimed"), Text("当事人主张的金额，以最后一次为准", "what was asked for"), True
        ),
        Kind(
            "agreed", Text("协议金额", "Agreed"), Text("协议、裁决确定的金额，以最后一次为准", "what was agreed"), True
        ),
        Kind(
            "performed",
            Text("已履行金额", "Performed"),
            Text("按协议已履行的金额，累计", "carried out under agreements"),
        ),
        Kind("recovered", Text("挽回金额", "Recovered"), Text("帮群众挽回的金额，累计", "got back for residents")),
        Kind(
            "waived",
            Text("减免金额", "Waived"),
            Text("减免群众的费用，累计", "fees that residents did not have to pay"),
        ),
        Kind("paid", Text("支付金额", "Paid"), Text("公共资金支付的金额，累计", "paid from public funds")),
    )
}
SHARES = (
    Share("performed_share", Text("金额履行率", "Share performed"), "performed", "agreed"),
    Share("recovered_share", Text("挽回率", "Share recovered"), "recovered", "claimed"),
)
