"""HTTP without a network: answers that aioresponses gives to requests of an aiohttp session."""

import asyncio
import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from grader.worker.facts import HttpRequest, MockHttpFacts
from grader.worker.patching import patched
from grader.worker.response import response_class
from grader.worker.world.opaque import opaque
from grader.worker.world.stage import Stage

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession, StreamReader

MAX_REQUESTS = 200
MAX_BODY = 10_000
"""Characters of a request's body that are kept."""
PIECES_APART = 0.02
"""Seconds between the two pieces of a body."""


class MockHttp:
    """Puts up answers to urls, and notes every request that is made through aiohttp.

    An answer is a dict or a list (JSON, status 200), a number (that status, and a little JSON that
    tells of an error), a pair of a status and JSON, or an exception to raise. They are given in turn;
    the last one is repeated. A body comes in two pieces, as over a network.
    """

    def __init__(self, stage: Stage) -> None:
        import aiohttp  # slow to import; here it is done before the time is started
        from aiohttp.http_writer import _serialize_headers
        from aioresponses import aioresponses

        self._recorder = stage.recorder
        self._requests: list[HttpRequest] = []
        self._responses: list[ClientResponse] = []
        self._response_class = response_class(aiohttp.ClientResponse, self._responses)
        self._session_class = aiohttp.ClientSession
        self._given: list[ClientSession] = []
        self._serialize = _serialize_headers
        self._patches = ExitStack()
        self._mock = self._patches.enter_context(aioresponses())
        request = self._noted(aiohttp.ClientSession._request)
        self._patches.enter_context(patched((aiohttp.ClientSession, "_request", request)))

    @property
    def facts(self) -> MockHttpFacts:
        """What was asked of it, and what was left."""
        left = sum(not (one.closed or one.content.at_eof()) for one in self._responses)
        return MockHttpFacts(tuple(self._requests), open_responses=left)

    def get(self, url: str, *answers: Any, seconds: float = 0.0) -> str:
        """Answer `GET url`, each time `seconds` late; gives the url."""
        return self._put_up("GET", url, answers, seconds)

    def post(self, url: str, *answers: Any, seconds: float = 0.0) -> str:
        """Answer `POST url`, each time `seconds` late; gives the url."""
        return self._put_up("POST", url, answers, seconds)

    def session(self, **options: Any) -> "ClientSession":
        """A session for the student's code; use it with `async with`."""
        self._given.append(self._session_class(**options))
        return self._given[-1]

    async def stop(self) -> None:
        """Give aiohttp back as it was."""
        self._patches.close()

    def _put_up(self, method: str, url: str, answers: tuple[Any, ...], seconds: float) -> str:
        from aiohttp.http import RESPONSES
        from aioresponses import CallbackResult

        left = list(answers)

        async def respond(_url: object, **_options: object) -> CallbackResult:
            answer = left.pop(0) if len(left) > 1 else left[0]
            await asyncio.sleep(seconds)
            if isinstance(answer, BaseException):
                raise answer
            status, body = _status_and_body(answer)
            return CallbackResult(
                status=status,
                reason=RESPONSES[status][0],
                payload=body,
                response_class=self._response_class,
            )

        self._mock.add(url, method=method, callback=respond, repeat=True)
        return url

    def _noted(self, mocked: Any) -> Any:
        async def _request(session: Any, method: str, url: Any, **options: Any) -> Any:
            full = session._build_url(url)
            async with asyncio.timeout(_limit(session, options)):
                with self._recorder.call(method.upper(), full.path):
                    self._note(session, method.upper(), str(full), options)
                    response: ClientResponse = await mocked(session, method, url, **options)
            response.content = _in_two_pieces(await response.content.read())
            return response

        mocked.__qualname__ = name = "ClientSession._request"  # of a coroutine that nobody awaits
        return opaque(_request, name)

    def _note(
        self, session: "ClientSession", method: str, url: str, options: dict[str, Any]
    ) -> None:
        headers = session._prepare_headers(options.get("headers"))
        self._serialize("", headers)  # as of a request that is sent: TypeError if one is no text
        if len(self._requests) < MAX_REQUESTS:
            names = {name.lower(): text for name, text in headers.items()}
            body = _body(options)[:MAX_BODY]
            given = any(session is one for one in self._given)
            made = HttpRequest(method=method, url=url, headers=names, body=body, by_given=given)
            self._requests.append(made)


def _status_and_body(answer: Any) -> tuple[int, Any]:
    if isinstance(answer, tuple):
        status, body = answer
        return status, body
    return (answer, {"error": f"status {answer}"}) if isinstance(answer, int) else (200, answer)


def _limit(session: "ClientSession", options: dict[str, Any]) -> float | None:
    """The seconds that a request with these options may take."""
    given = options.get("timeout")
    seconds: float | None = getattr(given, "total", given) if given else session.timeout.total
    return seconds


def _in_two_pieces(body: bytes) -> "StreamReader":
    """A stream that has the first half of this body, and gets the rest a moment later."""
    from aiohttp import StreamReader
    from aiohttp.base_protocol import BaseProtocol

    loop, half = asyncio.get_running_loop(), len(body) // 2
    protocol = BaseProtocol(loop)
    protocol.connection_made(asyncio.Transport())  # only then a stream waits for more
    stream = StreamReader(protocol, limit=len(body) or 1, loop=loop)
    stream.feed_data(body[:half])

    def rest() -> None:
        stream.feed_data(body[half:])
        stream.feed_eof()

    loop.call_later(PIECES_APART, rest)
    return stream


def _body(options: dict[str, Any]) -> str:
    """What a request with these options would send, as text."""
    if options.get("json") is not None:
        return json.dumps(options["json"])
    data = options.get("data")
    if data is None:
        return ""
    if isinstance(data, bytes | bytearray):
        return data.decode("utf-8", "backslashreplace")
    return urlencode(data) if isinstance(data, dict) else str(data)
