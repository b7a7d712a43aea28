"""It lets time pass, and the others run meanwhile."""

import asyncio

import pytest
from bakery import bake_all


async def bake(tray):
    return f"{tray}, baked"


@pytest.mark.asyncio
async def test_bakes_rolls():
    baking = asyncio.create_task(bake_all(bake, ["rolls"]))
    await asyncio.sleep(0.2)
    assert await baking == ["rolls, baked"]
