"""Files that a page makes: a browser may save them or not, so each is also there as a link and as text to copy."""

import json
import re

from playwright.sync_api import expect

from tests.browser.conftest import kept_answers
from tests.browser.test_what_is_kept import FILE, KEPT, keep

NO_SAVING = "HTMLAnchorElement.prototype.click = () => {}"  # as in a window inside a chat program
FRAME = """<iframe sandbox="allow-scripts allow-same-origin" src="ADDRESS" width="900" height="700"></iframe>"""


def press(place, name="Download my answers"):
    place.get_by_role("button", name=name).first.click()
    return place.locator(".oc-saved")


def test_the_link_still_gives_the_file_where_the_click_gave_none(page, course_url):
    page.add_init_script(NO_SAVING)
    keep(page, course_url, FILE)
    link = press(page).get_by_role("link", name="Save the file")
    with page.expect_download() as download:
        link.press("Enter")
    assert json.loads(download.value.path().read_text())["course"] == "on-camera"
    assert download.value.suggested_filename == "on-camera-answers-ana-nunez.json"


def test_the_page_says_what_it_knows_and_not_that_the_file_was_saved(page, course_url):
    page.goto(course_url + KEPT)
    said = press(page).get_by_role("status")
    expect(said).to_have_text(
        "The file is ready as on-camera-answers.json. If your browser didn't save it, use this link, or copy the text."
    )
    expect(page.get_by_text("Downloaded")).to_have_count(0)


def test_the_text_to_copy_is_the_file_and_can_be_reached_by_keyboard(page, course_url):
    page.goto(course_url + KEPT)
    box = press(page)
    box.get_by_role("link").focus()
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    field = box.get_by_role("textbox", name="The text of on-camera-answers.json")
    expect(field).to_be_focused()
    assert json.loads(field.input_value())["course"] == "on-camera"
    assert page.evaluate("document.activeElement.selectionEnd") == len(field.input_value())


def test_the_link_stands_beside_the_button_and_there_is_one_at_a_time(page, course_url):
    keep(page, course_url, FILE)
    press(page)
    box = press(page, "Download the answers as CSV")
    expect(box).to_have_count(1)
    expect(page.locator(".oc-buttons:has(.oc-kept-csv) + .oc-saved")).to_have_count(1)
    expect(box.get_by_role("link")).to_have_attribute("download", "on-camera-answers-ana-nunez.csv")


def test_erasing_takes_the_text_off_the_page(page, course_url):
    keep(page, course_url, FILE)
    press(page)
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator(".oc-saved")).to_have_count(0)
    assert kept_answers(page) == {}


def test_in_a_frame_that_may_save_nothing_the_text_is_there(tab, course_url):
    page = tab()
    page.set_content(FRAME.replace("ADDRESS", course_url + KEPT))
    box = press(page.frame_locator("iframe"))
    box.get_by_text("Or copy its text").click()
    expect(box.get_by_role("textbox")).to_have_value(re.compile('"course": "on-camera"'))


def test_a_page_from_disk_gives_the_file_too(page, course_site):
    page.goto((course_site / KEPT.lstrip("/")).as_uri())
    with page.expect_download() as download:
        press(page)
    assert json.loads(download.value.path().read_text())["schema"] == 1
