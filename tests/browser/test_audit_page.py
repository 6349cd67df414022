"""The page for an audit: its map fits a phone, and the table beside it can be fetched."""

import csv
import io


def test_the_rows_of_one_standard_can_be_shown(page, course_url):
    page.goto(f"{course_url}/chapters/session/audit.html")
    page.get_by_label("Standard").select_option("pci-dss")
    shown = page.locator(".oc-map tr[data-item]:visible")
    assert shown.count() == 11
    assert all("PCI DSS 4.0.1:" in text for text in shown.all_text_contents())


def test_the_map_can_be_fetched_as_a_table(page, course_url):
    page.goto(f"{course_url}/chapters/session/audit.html")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="control_map.csv").click()
    rows = list(csv.reader(io.StringIO(fetched.value.path().read_text(encoding="utf-8-sig"))))
    assert rows[0][:4] == ["stage", "what is done", "standard", "number"]
