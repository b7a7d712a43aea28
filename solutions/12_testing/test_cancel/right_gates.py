"""Nothing takes time: a document is printed when the test says so. Each wait has a limit."""

import asyncio

import pytest
import pytest_asyncio
from lock_cancel import Printer

pytestmark = pytest.mark.asyncio


class Machine:
    """Prints a document when `finish` says so."""

    def __init__(self):
        self.began = asyncio.Queue()
        self.orders = {}
        self.cleaned = asyncio.Event()
        self.cleaned.set()
        self.inside = set()

    async def send(self, document):
        assert not self.inside
        self.inside.add(document)
        order = self.orders[document] = asyncio.Future()
        self.began.put_nowait(document)
        try:
            return await order
        except asyncio.CancelledError:
            await self.cleaned.wait()
            raise
        finally:
            self.inside.remove(document)

    async def begins(self):
        async with asyncio.timeout(2):
            return await self.began.get()

    async def finish(self, document):
        assert await self.begins() == document
        self.orders[document].set_result(f"{document}!")


@pytest_asyncio.fixture
async def machine():
    return Machine()


@pytest_asyncio.fixture
async def printer(machine):
    return Printer(machine.send)


async def over(task):
    async with asyncio.timeout(2):
        return await task


async def turns():
    for _ in range(20):
        await asyncio.sleep(0)


async def line(*work):
    tasks = []
    for one in work:
        tasks.append(asyncio.create_task(one))
        await turns()
    assert len(tasks) == len(work)
    return tasks


async def test_a_cancel_while_printing_frees_the_printer(machine, printer):
    a, b = await line(printer.print_one("a"), printer.print_one("b"))
    assert await machine.begins() == "a"
    machine.cleaned.clear()
    a.cancel()
    await turns()
    assert not a.done() and machine.began.empty()
    machine.cleaned.set()
    with pytest.raises(asyncio.CancelledError):
        await over(a)
    await machine.finish("b")
    assert await over(b) == "b!"


async def test_order(machine, printer):
    a, both, d = await line(
        printer.print_one("a"), printer.print_all(["b", "c"]), printer.print_one("d")
    )
    for document in "abcd":
        await turns()
        assert machine.began.qsize() == 1
        await machine.finish(document)
    assert [await over(one) for one in (a, both, d)] == ["a!", ["b!", "c!"], "d!"]


async def test_line_is_fair(machine, printer):
    tasks = await line(*map(printer.print_one, "abc"))
    for document in "abc":
        await machine.finish(document)
    assert [await over(task) for task in tasks] == ["a!", "b!", "c!"]


async def test_a_cancel_while_waiting_is_no_news_for_others(machine, printer):
    a, b, c = await line(*map(printer.print_one, "abc"))
    b.cancel()
    await turns()
    assert b.cancelled() and machine.began.qsize() == 1
    for document in "ac":
        await machine.finish(document)
    assert [await over(a), await over(c)] == ["a!", "c!"]


async def test_an_error(machine, printer):
    a, b = await line(printer.print_one("a"), printer.print_one("b"))
    assert await machine.begins() == "a"
    machine.orders["a"].set_exception(OSError("no paper"))
    with pytest.raises(OSError, match="no paper"):
        await over(a)
    await machine.finish("b")
    assert await over(b) == "b!"


async def test_two_printers(machine):
    async def send(document):
        return "done"

    await line(Printer(machine.send).print_one("a"))
    assert await over(asyncio.create_task(Printer(send).print_one("b"))) == "done"
    await machine.finish("a")
