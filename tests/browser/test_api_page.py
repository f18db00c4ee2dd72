"""The page of the API asks what a reader fills in."""

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize("resource", ["targets", "figures"])
def test_a_form_that_is_left_empty_asks_for_the_whole_list(page: Page, base_url: str, resource: str) -> None:
    page.goto(f"{base_url}/api/")
    page.locator(f"#{resource} form button").click()
    page.wait_for_url("**/api/v1/pairs/**")
    assert page.url.partition("?")[2] == ""
    assert f'"resource":"{resource}"' in page.locator("body").inner_text()
