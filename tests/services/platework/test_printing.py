"""The plates of a place as a PDF: every sign can be read, words fit, what cannot be printed is named."""

from contextlib import closing

import pytest
from tests.directory.plates.conftest import FIRST
from tests.services.platework.conftest import first_page, pages_of
from tests.world import COUNTY, TOWN, VILLAGE, forget_all

from maplebridge.directory.places.models import Division, HouseholdGroup
from maplebridge.directory.plates.actions import revoke_plate
from maplebridge.directory.plates.queries import iterate_plates, list_plates
from maplebridge.ground.pdf.lettering import Sheet
from maplebridge.ground.words.fault import Fault
from maplebridge.services.platework.layouts import Layout
from maplebridge.services.platework.printing import address_of, draw_plates

pytestmark = pytest.mark.usefixtures("village")


def drawn(layout: Layout = Layout.SHEETS) -> bytes:
    return draw_plates(COUNTY, iterate_plates(COUNTY, VILLAGE), layout)


def addresses() -> list[str]:
    return [address_of(plate.code) for plate in list_plates(COUNTY, within=VILLAGE)]


def test_every_plate_of_sixty_can_be_read_from_eight_sheets() -> None:
    read = [address for page in pages_of(drawn()) for address in page.signs]
    assert sorted(read) == sorted(addresses())
    assert address_of("x") == "http://testserver/q/x"


def test_single_plates_have_a_page_each_in_the_order_of_the_doors() -> None:
    assert [page.signs for page in pages_of(drawn(Layout.SINGLE))] == [[address] for address in addresses()]


def test_a_single_plate_can_be_read_and_names_its_place() -> None:
    plates = list_plates(COUNTY, within=VILLAGE, many=1)
    page = first_page(draw_plates(COUNTY, plates, Layout.SINGLE))
    assert (page.signs, page.size) == ([address_of(plates[0].code)], (90, 120))
    for expected in ("织金县综治中心", "猫场镇", "凤坪村", "001", "扫码办事", "Noaccountneeded"):
        assert expected in page.words


@pytest.mark.parametrize("layout", list(Layout))
def test_the_face_of_a_plate_shows_no_number_of_the_register(layout: Layout) -> None:
    household = list_plates(COUNTY, within=VILLAGE, many=1)[0].household
    assert household not in first_page(drawn(layout)).words


def test_progress_is_told_page_by_page_up_to_the_last() -> None:
    heard: list[int] = []
    draw_plates(COUNTY, iterate_plates(COUNTY, VILLAGE), Layout.SHEETS, heard.append)
    assert heard == [0, 8, 16, 24, 32, 40, 48, 56, 60]


def test_revoked_plates_are_not_printed() -> None:
    first = list_plates(COUNTY, within=VILLAGE)[0]
    revoke_plate(county=COUNTY, code=first.code, why="lost", by="axiu", now=first.made_at)
    read = first_page(drawn()).signs
    assert address_of(first.code) not in read
    assert len(read) == 8


def test_long_names_wrap_and_shrink_and_the_sign_is_still_read() -> None:
    Division.objects.filter(code=TOWN).update(name="茶店布依族苗族彝族仡佬族乡")
    Division.objects.filter(code=VILLAGE).update(name="自强苗族布依族联合社区第二居民小区及周边自然村寨村民委员会")
    HouseholdGroup.objects.of(COUNTY).filter(code=FIRST).update(name="第一网格第一百二十三联户组" * 3)
    forget_all()
    for layout in Layout:
        plates = list_plates(COUNTY, within=VILLAGE, many=1)
        page = first_page(draw_plates(COUNTY, plates, layout))
        assert page.signs == [address_of(plates[0].code)]
        assert "自强苗族布依族联合社区第二居民小区及周边自然村寨" in page.words


def test_a_sign_that_the_typeface_lacks_is_named() -> None:
    HouseholdGroup.objects.of(COUNTY).filter(code=FIRST).update(name="\U000304c5屯第1联户组")
    forget_all()
    with pytest.raises(Fault) as caught:
        drawn()
    assert caught.value.code == "missing_glyph"
    assert "\U000304c5" in caught.value.text.zh
    assert "U+304C5" in caught.value.text.en


def test_nothing_to_print_is_an_empty_document_and_no_error() -> None:
    assert draw_plates(COUNTY, [], Layout.SHEETS).startswith(b"%PDF-")


@pytest.mark.parametrize("width", [12.0, 30.0, 70.0])
def test_no_line_is_wider_than_its_room_and_none_begins_with_a_stop(width: float) -> None:
    words = "微信扫一扫：反映问题、求助、查进度。不用注册。 Scan to report a problem or follow a case."
    with closing(Sheet(90, 120)) as paper:
        lines, size = paper._fit(words, width, 9, 40)
        assert size == 9
        assert all(paper.get_string_width(line) <= width for line in lines)
    assert not any(line[0] in "，。、；：" for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())
