"""A server and its clients in one loop: the clock jumps only when no byte is under way."""

import asyncio
import io
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

BIG = b"x" * 30_000_000


def exactly(seconds):
    return pytest.approx(seconds, abs=0.001)


@asynccontextmanager
async def serving(body=b"hello", seconds=2.0):
    async def handle(request):
        await request.read()
        await asyncio.sleep(seconds)
        return web.Response(body=body)

    app = web.Application(client_max_size=100_000_000)
    app.router.add_route("*", "/", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        async with aiohttp.ClientSession(f"http://{host}:{port}") as session:
            yield session
    finally:
        await runner.cleanup()


async def fetch(session):
    async with session.get("/") as response:
        return await response.read()


@pytest.mark.parametrize("body", [b"hello", BIG], ids=["small", "30 MB"])
def test_three_fetches_at_once_take_as_long_as_one(clock, body):
    async def scenario():
        async with serving(body) as session:
            start = clock.now()
            bodies = await asyncio.gather(*(fetch(session) for _ in range(3)))
            assert all(len(got) == len(body) for got in bodies)
            return clock.now() - start

    assert asyncio.run(scenario()) == exactly(2)


@pytest.mark.parametrize("body", [b"hello", BIG], ids=["small", "30 MB"])
def test_three_fetches_in_a_row_take_their_sum(clock, body):
    async def scenario():
        async with serving(body) as session:
            start = clock.now()
            for _ in range(3):
                assert len(await fetch(session)) == len(body)
            return clock.now() - start

    assert asyncio.run(scenario()) == exactly(6)


def test_a_large_upload_arrives_in_no_time(clock):
    async def scenario():
        async with serving() as session:
            start = clock.now()
            async with session.post("/", data=io.BytesIO(BIG)) as response:
                assert await response.read() == b"hello"
            return clock.now() - start

    assert asyncio.run(scenario()) == exactly(2)


def test_a_timeout_round_a_fetch_fires_at_its_limit(clock):
    async def scenario():
        async with serving() as session:
            start = clock.now()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1):
                    await fetch(session)
            return clock.now() - start

    assert asyncio.run(scenario()) == exactly(1)


def test_the_clients_own_timeout_fires_at_its_limit(clock):
    async def scenario():
        async with serving() as session:
            start = clock.now()
            with pytest.raises(TimeoutError):
                await session.get("/", timeout=aiohttp.ClientTimeout(total=1.5))
            return clock.now() - start

    assert asyncio.run(scenario()) == exactly(1.5)


def test_streams_talk_back_and_forth(clock):
    async def scenario():
        async def echo(reader, writer):
            while line := await reader.readline():
                await asyncio.sleep(0.5)
                writer.write(line)
                await writer.drain()
            writer.close()

        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()
        reader, writer = await asyncio.open_connection(host, port)
        start = clock.now()
        for _ in range(20):
            writer.write(b"ping\n")
            assert await reader.readline() == b"ping\n"
        took = clock.now() - start
        writer.close()
        await writer.wait_closed()
        server.close()
        return took

    assert asyncio.run(scenario()) == exactly(10)
