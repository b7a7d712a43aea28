"""Between a stalled machine (1.6 s) and one tray after another (2 s) there is room for a bound."""

import asyncio
import time

import pytest
from bakery import bake_all


@pytest.mark.asyncio
async def test_bakes_two_trays_at_once():
    start = time.monotonic()
    await bake_all(asyncio.sleep, [1, 1])
    assert 1 <= time.monotonic() - start < 1.9
