"""The page of the API asks what a reader fills in."""

from playwright.sync_api import Page


def test_a_form_that_is_left_empty_asks_for_the_whole_list(page: Page, base_url: str) -> None:
    page.goto(f"{base_url}/api/")
    page.locator("#targets form button").click()
    page.wait_for_url("**/api/v1/pairs/**")
    assert page.url.partition("?")[2] == ""
    assert '"resource":"targets"' in page.locator("body").inner_text()
