"""One mark is for all tests of the file."""

import pytest
from bakery import bake_all

pytestmark = pytest.mark.asyncio


async def bake(tray):
    return f"{tray}, baked"


async def test_bakes_rolls():
    assert await bake_all(bake, ["rolls"]) == ["rolls, baked"]
