"""A response of aiohttp's that no server has sent, as aioresponses makes it."""

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiohttp import ClientResponse


def response_class(
    base: "type[ClientResponse]", made: "list[ClientResponse]"
) -> "type[ClientResponse]":
    """A response that counts as open until it is read, released or closed; `made` collects them.

    aiohttp 3.14 asks for a `stream_writer` that aioresponses does not give.
    """
    missing = {"stream_writer"} & set(inspect.signature(base.__init__).parameters)

    class Response(base):  # type: ignore[valid-type,misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **dict.fromkeys(missing, Sent()), **kwargs)
            self._closed = False
            made.append(self)

    Response.__module__, Response.__qualname__ = base.__module__, base.__qualname__
    return Response


class Sent:
    """Stands for the writer of a request that has been sent."""

    output_size = 0
