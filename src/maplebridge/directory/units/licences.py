"""The closed list of kinds of forensic appraisal that an institute can be licensed for. Not for who holds which.

The four classes (forensic medicine, physical evidence, audio and video, environmental damage) are those of the decision
of the Standing Committee on the administration of forensic appraisal and of the Ministry of Justice on environmental
damage; an institute may only appraise what its registration names.
"""

from collections.abc import Iterable

from maplebridge.ground.words.fault import Fault
from maplebridge.ground.words.text import Text

LICENCES: dict[str, Text] = {
    "clinical": Text("法医临床鉴定", "Clinical forensic medicine (injuries)"),
    "pathology": Text("法医病理鉴定", "Forensic pathology (cause of death)"),
    "psychiatry": Text("法医精神病鉴定", "Forensic psychiatry"),
    "dna": Text("法医物证鉴定（亲子鉴定）", "Forensic biology (parentage by DNA)"),
    "toxicology": Text("法医毒物鉴定", "Forensic toxicology"),
    "documents": Text("文书鉴定", "Questioned documents"),
    "traces": Text("痕迹鉴定", "Traces and marks"),
    "recordings": Text("声像资料鉴定", "Audio and video recordings"),
    "environment": Text("环境损害鉴定", "Environmental damage"),
}


def read_licences(names: Iterable[str], field: str) -> frozenset[str]:
    """The licences of those names; raises Fault at `field` for a name that is not in the list."""
    given = frozenset(names)
    unknown = sorted(given - set(LICENCES))
    if unknown:
        zh = f"没有“{unknown[0]}”这种鉴定许可，可写：{'、'.join(LICENCES)}。"
        en = f"There is no licence “{unknown[0]}”; there are {', '.join(LICENCES)}."
        raise Fault("no_licence", Text(zh, en), field=field)
    return given
