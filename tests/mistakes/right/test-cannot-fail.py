"""The task with the assertion is awaited, so an error in it comes out."""

import asyncio

import pytest
from bakery import bake_all


async def bake(tray):
    return f"{tray}, baked"


@pytest.mark.asyncio
async def test_bakes_rolls():
    async def check():
        assert await bake_all(bake, ["rolls"]) == ["rolls, baked"]

    await asyncio.create_task(check())
