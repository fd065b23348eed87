"""The pages of responsibilities and signed statements, with who opens them and how many queries they take."""

from tests.doors.page import Page

DUTY_PAGES = [
    Page("desk_responsibilities", "yangguang", "/desk/responsibilities/", 2),
    Page("desk_responsibilities", "zhouming", "/desk/responsibilities/?q=欠薪", 2, "asked"),
    Page("desk_unit_responsibilities", "yangguang", "/desk/responsibilities/housing-520524/", 2),
    Page("desk_unit_responsibilities", "yangguang", "/desk/responsibilities/law_firm_qianshan-520524/", 2, "none"),
]
