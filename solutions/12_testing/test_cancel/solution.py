import asyncio

import pytest
from lock_cancel import Printer

pytestmark = pytest.mark.asyncio


class Paper:
    """A printer's `send`: it notes what begins and what ends. A document takes a second."""

    def __init__(self) -> None:
        self.notes = []
        self.at_once = 0
        self.most = 0

    async def send(self, document):
        self.notes.append(f"{document} begins")
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        try:
            await asyncio.sleep(1)
            if document == "torn":
                raise OSError("paper jam")
        except asyncio.CancelledError:
            await asyncio.sleep(0.5)
            self.notes.append(f"{document} is cut off")
            raise
        finally:
            self.at_once -= 1
        self.notes.append(f"{document} is done")
        return f"{document}: 1 page"


@pytest.fixture
def paper():
    return Paper()


def begun(paper):
    return [note.split()[0] for note in paper.notes if note.endswith("begins")]


async def ends(*work):
    """How all of it ends. With a broken printer that may be never, so there is a limit."""
    async with asyncio.timeout(20):
        return await asyncio.gather(*work, return_exceptions=True)


def is_cancelled(end):
    return isinstance(end, asyncio.CancelledError)


async def start(*work):
    """Tasks that have come to the printer in this order; the first one prints."""
    tasks = []
    for one in work:
        tasks.append(asyncio.create_task(one))
        await asyncio.sleep(0.1)
    return tasks


async def test_a_cancel_while_printing_frees_the_printer(paper) -> None:
    """Whoever comes next can print, although the one before was cancelled while it printed."""
    printer = Printer(paper.send)
    first, second = await start(printer.print_one("a"), printer.print_one("b"))
    first.cancel()
    end, receipt = await ends(first, second)
    assert is_cancelled(end)
    assert receipt == "b: 1 page"
    assert paper.notes == ["a begins", "a is cut off", "b begins", "b is done"]


async def test_one_at_a_time_in_order(paper):
    printer = Printer(paper.send)
    tasks = await start(*map(printer.print_one, "abcd"))
    assert await ends(*tasks) == [f"{name}: 1 page" for name in "abcd"]
    assert begun(paper) == [*"abcd"]
    assert paper.most == 1


async def test_nobody_gets_between_the_documents_of_print_all(paper):
    printer = Printer(paper.send)
    both, one = await start(printer.print_all(["a", "b"]), printer.print_one("c"))
    assert await ends(both, one) == [["a: 1 page", "b: 1 page"], "c: 1 page"]
    assert begun(paper) == [*"abc"]


async def test_two_printers_print_at_the_same_time(paper):
    await ends(Printer(paper.send).print_one("a"), Printer(paper.send).print_one("b"))
    assert paper.most == 2


async def test_an_error_comes_out_and_frees_the_printer(paper):
    printer = Printer(paper.send)
    with pytest.raises(OSError, match="paper jam"):
        await printer.print_one("torn")
    assert await ends(printer.print_one("a")) == ["a: 1 page"]


async def test_a_cancel_while_waiting_disturbs_nobody(paper):
    printer = Printer(paper.send)
    a, b, c, d = await start(*map(printer.print_one, "abcd"))
    b.cancel()
    await asyncio.wait([b], timeout=0.05)
    assert b.done() and b.cancelled()
    assert not a.done()
    assert await ends(a, c, d) == ["a: 1 page", "c: 1 page", "d: 1 page"]
    assert begun(paper) == [*"acd"]
    assert paper.most == 1
