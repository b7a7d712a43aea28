"""It replaces only what is passed in, and looks at what was asked of that."""

from unittest.mock import AsyncMock, call

import pytest
from bakery import bake_all


@pytest.mark.asyncio
async def test_bakes_rolls_and_buns():
    bake = AsyncMock(return_value="baked")
    assert await bake_all(bake, ["rolls", "buns"]) == ["baked", "baked"]
    bake.assert_has_awaits([call("rolls"), call("buns")], any_order=True)
