"""Scripts off, paper, and small screens: the page is still whole."""

from playwright.sync_api import expect

CASE = "/chapters/the_case.html"


def test_without_scripts_the_answer_is_folded_under_each_question(browser, course_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url + CASE)
    section = page.locator(".oc-question").first
    expect(section.get_by_role("button", name="Check")).to_be_hidden()
    expect(section.locator(".oc-because").first).to_be_hidden()
    section.get_by_text("Answer and reasons").click()
    expect(section.locator(".oc-because")).to_have_count(4)
    expect(section.locator(".oc-because").first).to_be_visible()
    context.close()


def test_without_scripts_the_phone_menu_opens_with_the_keyboard(browser, course_url):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(course_url + CASE)
    menu = page.get_by_role("navigation", name="Contents")
    expect(menu).to_be_hidden()
    page.locator("#menu-open").focus()
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    context.close()


def test_escape_closes_the_phone_menu(browser, course_url):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(course_url + CASE)
    page.locator(".menu-label").click()
    expect(page.get_by_role("navigation", name="Contents")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Contents")).to_be_hidden()
    context.close()


def test_on_paper_the_reasons_are_printed_and_the_controls_are_not(page, course_url):
    page.goto(course_url + CASE)
    page.emulate_media(media="print")
    section = page.locator(".oc-question").first
    expect(section.get_by_role("button", name="Check")).to_be_hidden()
    expect(section.locator(".oc-key .oc-because").first).to_be_visible()
    expect(page.get_by_role("navigation", name="Contents")).to_be_hidden()


def test_the_colors_can_be_chosen_and_are_kept(page, course_url):
    page.goto(course_url + CASE)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert (light, dark) == ("rgb(251, 249, 244)", "rgb(17, 25, 28)")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_search_finds_a_question_by_its_words(page, course_url):
    page.goto(course_url + "/index.html")
    page.get_by_role("searchbox", name="Search the course").fill(
        "Farrowgate"
    )  # a firm that only its first question names
    page.keyboard.press("Enter")
    expect(page.locator("#search-results a").first).to_have_text("The case")
    expect(page.locator("#search-results .context").first).to_contain_text("Farrowgate")
