# mistake: none
# fails: test_catches_a_wrong_cancel_while_printing
import asyncio

import pytest
from lock_cancel import Printer


class Scene:
    """A printer on which a document takes a second, and somebody at each of its doors."""

    def __init__(self):
        self.log = []
        self.printer = Printer(self.send)
        self.people = {}

    async def send(self, document):
        self.log.append(f"+{document}")
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            await asyncio.sleep(0.3)
            self.log.append(f"!{document}")
            raise
        self.log.append(f"-{document}")
        if document == "bad":
            raise ValueError(document)
        return document.upper()

    def come(self, *documents):
        for one in documents:
            several = isinstance(one, tuple)
            work = self.printer.print_all(list(one)) if several else self.printer.print_one(one)
            self.people[one] = asyncio.ensure_future(work)

    async def end(self, seconds=15):
        await asyncio.wait(self.people.values(), timeout=seconds)
        return {name: how(one) for name, one in self.people.items()}


def how(one):
    if not one.done():
        return "waits for ever"
    if one.cancelled():
        return "cancelled"
    return one.exception() or one.result()


@pytest.mark.asyncio
async def test_a_cancel_while_printing_frees_the_printer():
    scene = Scene()
    scene.come("a", "b")
    await asyncio.sleep(0.65)
    scene.people["a"].cancel()
    assert await scene.end() == {"a": "cancelled", "b": "B"}
    assert scene.log[0] == "+a"


@pytest.mark.asyncio
async def test_line():
    scene = Scene()
    scene.come("a", ("b", "c"), "d", "e")
    assert await scene.end() == {"a": "A", ("b", "c"): ["B", "C"], "d": "D", "e": "E"}
    assert scene.log == ["+a", "-a", "+b", "-b", "+c", "-c", "+d", "-d", "+e", "-e"]


@pytest.mark.asyncio
async def test_error():
    scene = Scene()
    scene.come("bad", "b")
    ends = await scene.end()
    assert isinstance(ends["bad"], ValueError)
    assert ends["b"] == "B"


@pytest.mark.asyncio
async def test_waiting():
    scene = Scene()
    scene.come("a", "b", "c", "d")
    await asyncio.sleep(0.1)
    scene.people["b"].cancel()
    await asyncio.sleep(0.1)
    assert scene.people["b"].cancelled()
    assert await scene.end() == {"a": "A", "b": "cancelled", "c": "C", "d": "D"}
    assert scene.log == ["+a", "-a", "+c", "-c", "+d", "-d"]


@pytest.mark.asyncio
async def test_two():
    one, other = Scene(), Scene()
    one.come("a")
    other.come("b")
    await asyncio.sleep(0.1)
    assert one.log + other.log == ["+a", "+b"]
    await one.end()
    await other.end()
