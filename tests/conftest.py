"""What every test shares."""

from __future__ import annotations

import os

import pytest

os.environ["REPORTGEN_CACHE"] = "off"  # no test reads or writes the user's cache; those of the cache have their own


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden files instead of comparing")


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--golden"))


def tool_missing(reason: str) -> None:
    """Skip a test that needs a tool; where all tools are promised, fail instead."""
    if os.environ.get("REPORTGEN_REQUIRE_TOOLS"):
        pytest.fail(reason)
    pytest.skip(reason)
