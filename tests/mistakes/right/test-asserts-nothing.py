"""Its time limit is an assertion too: one tray after another takes longer."""

import asyncio

import pytest
from bakery import bake_all


async def bake(tray):
    await asyncio.sleep(1)


@pytest.mark.asyncio
async def test_bakes_two_trays_at_once():
    async with asyncio.timeout(1.8):
        await bake_all(bake, ["rolls", "buns"])
