"""However an event loop is made, it lives by the fast clock."""

import asyncio
import selectors

import pytest

from grader.worker.clock.sleeping import riding


class OwnLoop(asyncio.SelectorEventLoop):
    def time(self):
        return super().time() + 100


def runner(factory):
    def run(coroutine):
        with asyncio.Runner(loop_factory=factory) as one:
            return one.run(coroutine)

    return run


def by_hand(make):
    def run(coroutine):
        loop = make()
        try:
            return loop.run_until_complete(coroutine)
        finally:
            loop.close()

    return run


def with_policy(coroutine):
    class OwnPolicy(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self):
            return OwnLoop()

    asyncio.set_event_loop_policy(OwnPolicy())
    try:
        return asyncio.run(coroutine)
    finally:
        asyncio.set_event_loop_policy(None)


WAYS = {
    "asyncio.run": asyncio.run,
    "Runner": runner(None),
    "Runner of a class": runner(asyncio.SelectorEventLoop),
    "Runner of new_event_loop": runner(asyncio.new_event_loop),
    "Runner of a subclass": runner(OwnLoop),
    "new_event_loop": by_hand(asyncio.new_event_loop),
    "SelectorEventLoop": by_hand(asyncio.SelectorEventLoop),
    "a subclass": by_hand(OwnLoop),
    "a policy's": by_hand(lambda: asyncio.DefaultEventLoopPolicy().new_event_loop()),
    "poll": by_hand(lambda: asyncio.SelectorEventLoop(selectors.PollSelector())),
    "select": by_hand(lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())),
    "a policy of one's own": with_policy,
}


@pytest.mark.filterwarnings("ignore:.*[Pp]olicy:DeprecationWarning")
@pytest.mark.parametrize("way", WAYS)
def test_a_wait_takes_as_long_as_it_should_on_every_loop(clock, way):
    async def scenario():
        begin = clock.now()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(300):
                await asyncio.gather(*(asyncio.sleep(500) for _ in range(3)))
        server = await asyncio.start_server(greet, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
        assert await reader.read() == b"hello"
        writer.close()
        await writer.wait_closed()
        server.close()
        return clock.now() - begin

    async def greet(reader, writer):
        await asyncio.sleep(50)
        writer.write(b"hello")
        writer.close()

    assert WAYS[way](scenario()) == pytest.approx(350, abs=0.001)


def test_a_loop_that_is_closed_by_now_is_not_woken(clock):
    loop = asyncio.new_event_loop()
    with riding(clock, clock.virtual.seconds + 1, loop):
        loop.close()
        clock.sleepers.wake_until(clock.virtual.seconds + 1)
    assert clock.sleepers.next_due() is None
