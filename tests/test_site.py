"""The stand-in site: pages that are late, break off, redirect, or stand on another port."""

import asyncio
from types import SimpleNamespace

import aiohttp
import pytest

from grader.worker.calls import Recorder
from grader.worker.observations import CallOutcome
from grader.worker.web_page import WebPage
from grader.worker.world.server import Server


def visited(work, pages):
    """What `work` returns, which gets a session and the base url; and the calls that were recorded."""

    async def main():
        recorder = Recorder(asyncio.get_running_loop().time, "answer.py")
        recorder.start()
        probes = SimpleNamespace(at_return=[])
        server = Server(SimpleNamespace(recorder=recorder, seed="seed", probes=probes))
        try:
            base = await server.site(pages)
            async with aiohttp.ClientSession() as session:
                return await work(session, base)
        finally:
            await server.stop()
            calls.extend(one.seen for one in recorder.calls)

    calls = []
    return asyncio.run(main()), calls


async def answer(session, url):
    async with session.get(url, allow_redirects=False) as response:
        return response.status, response.content_type, await response.text()


def test_a_page_is_under_its_path_and_query():
    pages = {"/list?page=2": WebPage("<p>two</p>", seconds=0.0)}

    async def work(session, base):
        return [await answer(session, base + path) for path in ("/list?page=2", "/list")]

    found, calls = visited(work, pages)
    assert found == [(200, "text/html", "<p>two</p>"), (404, "text/html", "")]
    assert [call.label for call in calls] == ["/list?page=2", "/list"]


def test_a_redirect_says_where_it_leads():
    async def work(session, base):
        async with session.get(f"{base}/old", allow_redirects=False) as response:
            return response.status, response.headers["Location"]

    pages = {"/old": WebPage(status=301, seconds=0.0, location="/new")}
    assert visited(work, pages)[0] == (301, "/new")


@pytest.mark.parametrize("cut", ["first", "half-way"])
def test_a_connection_may_break(cut):
    async def work(session, base):
        with pytest.raises(aiohttp.ClientError):
            await answer(session, f"{base}/broken")

    visited(work, {"/broken": WebPage("<p>a page</p>", seconds=0.0, cut=cut)})


def test_who_leaves_ends_the_request():
    async def work(session, base):
        with pytest.raises(TimeoutError):
            await session.get(base, timeout=aiohttp.ClientTimeout(total=0.1))
        await asyncio.sleep(0.1)  # until the server has seen it

    calls = visited(work, {"/": WebPage(seconds=30.0)})[1]
    assert [call.outcome for call in calls] == [CallOutcome.CANCELLED]
