"""How often a page asks the database, where it is built anew: never more than twelve times."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

MOST = 12


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("page", ["", "trade/", "timeline/", "proposals/", "proposals/?status=agreed&sector=space"])
def test_a_page_asks_few_questions(
    client: Client, page: str, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    with django_assert_max_num_queries(MOST):
        assert client.get(f"/BLR-KAZ/{page}").status_code == 200
