"""test_retry: TODO brief."""

import pytest


async def test_returns_the_first_good_answer() -> None:
    """A busy server and a broken connection are tried again, until there is an answer."""
    raise NotImplementedError("test_returns_the_first_good_answer is not implemented yet")
