"""The pages of guides, proofs, measures and responsibilities, with who opens them and how many queries they take."""

from tests.doors.page import Page
from tests.world import VILLAGE

GUIDE_PAGES = [
    Page("portal_guides", None, "/guides/", 1),
    Page("portal_guides", None, "/guides/?q=讨薪", 1, "asked"),
    Page("portal_guide", None, "/guides/legal_aid/", 2, "papers"),
    Page("portal_guide", None, f"/guides/appraisal_injury/?place={VILLAGE}", 2, "fee"),
    Page("portal_matter", None, "/apply/streetlight/", 2),
    Page("portal_proofs", None, "/proofs/", 1),
    Page("portal_proofs", None, "/proofs/?q=没有这种证明", 1, "none"),
    Page("portal_measures", None, "/measures/", 1),
    Page("portal_measures", None, "/measures/?unit=court&saves=days", 1, "none"),
    Page("portal_responsibilities", None, "/responsibilities/", 1),
    Page("portal_responsibilities", None, "/responsibilities/?q=路灯", 1, "asked"),
]
