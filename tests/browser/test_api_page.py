"""The page of the API asks what a reader fills in."""

from playwright.sync_api import Page


def test_a_form_that_is_left_empty_asks_for_the_whole_list(page: Page, base_url: str, faults: list[str]) -> None:
    page.goto(f"{base_url}/api/")
    page.locator("#targets form button").click()
    page.wait_for_url("**/api/v1/pairs/**")
    assert page.url.partition("?")[2] == ""
    assert '"resource":"targets"' in page.locator("body").inner_text()
    assert [fault for fault in faults if "favicon" not in fault and "404" not in fault] == []
    faults.clear()  # the browser asks for an icon beside plain JSON
