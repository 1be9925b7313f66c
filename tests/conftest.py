"""What every test shares."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

os.environ["REPORTGEN_CACHE"] = "off"  # no test reads or writes the user's cache; those of the cache have their own
# How long a shared machine takes says nothing about the code; `make bench` measures that, as ratios.
settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machine")


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
