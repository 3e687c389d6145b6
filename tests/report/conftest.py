from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.report.browser import started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed browser, started once."""
    with started() as browser:
        yield browser
