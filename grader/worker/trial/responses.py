"""aioresponses as a student's tests use it: repaired for a new aiohttp, and quick.

A test starts its own, and there are hundreds of tests to run. Most of their time would go into making
mocks: of the function that is replaced, with its signature, and of the loop of each response.
"""

from typing import Any

import aiohttp
from aiohttp.http import RESPONSES
from aioresponses import core

from grader.worker.patching import Patch
from grader.worker.response import response_class


class WithReason(response_class(aiohttp.ClientResponse, [])):  # type: ignore[misc]
    """A response that has the usual reason where none is given: `raise_for_status` wants one."""

    _given: str | None = None

    @property
    def reason(self) -> str:
        """The reason, as text."""
        return self._given or RESPONSES.get(self.status, ("",))[0]

    @reason.setter
    def reason(self, reason: str | None) -> None:
        self._given = reason


class Replacing:
    """What aioresponses does through `unittest.mock.patch`: replaces how a session makes a request."""

    def __init__(self, _target: str, side_effect: Any, autospec: bool) -> None:
        self._respond = side_effect
        self.temp_original: Any = None

    def start(self) -> None:
        """Replace it."""
        respond = self._respond

        async def _request(session: Any, *args: Any, **kwargs: Any) -> Any:
            return await respond(session, *args, **kwargs)

        _request.__qualname__ = "ClientSession._request"
        self.temp_original = aiohttp.ClientSession._request
        aiohttp.ClientSession._request = _request  # type: ignore[method-assign,assignment]

    def stop(self) -> None:
        """Put it back."""
        aiohttp.ClientSession._request = self.temp_original  # type: ignore[method-assign]


class NoLoop:
    """Stands for the loop of a response that has been read already."""

    def __call__(self) -> bool:
        return False

    def __getattr__(self, _name: str) -> Any:
        return NoLoop()


def repaired() -> list[Patch]:
    """What must be replaced so that aioresponses works with each aiohttp."""
    return [(core, "ClientResponse", WithReason)]


def quick() -> list[Patch]:
    """What need not be as slow as it is."""
    return [(core, "patch", Replacing), (core, "Mock", NoLoop)]
