"""The ledger, the table of controls, the map and the planner: whole without scripts, quicker with them."""

from playwright.sync_api import expect


def test_the_ledger_is_filtered_by_status_and_words(page, course_url):
    page.goto(course_url + "/evidence.html")
    page.get_by_label("Status").select_option("charged")
    page.get_by_label("Words").fill("aggravated identity")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    expect(page.locator("#main-case-aggravated-identity-theft")).to_be_visible()


def test_each_claim_on_a_page_leads_to_its_source_and_the_ledger(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    page.locator(".claim-mark").first.click()
    expect(page.locator(":target")).to_contain_text("charged")
    page.get_by_role("link", name="the ledger").click()
    expect(page.locator("h1")).to_have_text("The evidence ledger")


def test_the_status_is_told_in_words(page, course_url):
    page.goto(course_url + "/chapters/the_case.html")
    marks = page.locator(".claim-mark")
    assert marks.count() >= 25
    assert marks.nth(2).inner_text().startswith("alleged")


def test_the_controls_are_filtered_by_role_and_stage(page, course_url):
    page.goto(course_url + "/chapters/by_stage.html")
    page.locator("[data-filter=stage]").select_option("payroll")
    page.locator("[data-filter=who]").select_option("finance")
    rows = page.locator("tr[data-item]:visible")
    assert rows.count() >= 2
    for row in rows.all():
        expect(row).to_contain_text("Payroll")
        expect(row).to_contain_text("finance")


def test_the_map_is_walked_with_the_keyboard(page, course_url):
    page.goto(course_url + "/chapters/the_scheme.html")
    links = page.locator(".oc-map svg a")
    assert links.count() == 15
    links.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-steps li:target")).to_contain_text("A borrowed name")


def test_the_planner_makes_a_programme_to_download(page, course_url):
    page.goto(course_url + "/chapters/your_programme.html")
    page.get_by_role("button", name="Show my program").click()
    expect(page.locator(".oc-plan-note")).to_have_text("Choose at least one control first.")
    page.get_by_role("textbox", name="Company").fill("Fernhill Example")
    page.locator(".oc-plan-item input").nth(0).check()
    page.locator(".oc-plan-item input").nth(5).check()
    page.get_by_role("button", name="Show my program").click()
    expect(page.locator(".oc-plan-item:visible")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download", exact=True).click()
    text = download.value.path().read_text()
    assert text.startswith("Vetting remote workers at Fernhill Example\n")
    assert text.count("[ ]") == 2


def test_the_plan_is_there_on_return(page, course_url):
    page.goto(course_url + "/chapters/your_programme.html")
    page.get_by_role("textbox", name="Company").fill("Fernhill Example")
    page.locator(".oc-plan-item input").nth(3).check()
    page.reload()
    expect(page.get_by_role("textbox", name="Company")).to_have_value("Fernhill Example")
    expect(page.locator(".oc-plan-item input").nth(3)).to_be_checked()
