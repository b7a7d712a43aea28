"""Without a plugin: ordinary tests, each with an `asyncio.run` of its own."""

import asyncio

import pytest
from lock_cancel import Printer

CLEAN_UP = 0.4


def play(*documents, cancel=(), cancel_at=0.5):
    """Everybody comes at once; some are cancelled. Returns how it ended, and (document, begin, end)."""

    async def main():
        prints, loop = [], asyncio.get_running_loop()
        start = loop.time()

        async def send(document):
            begin = loop.time() - start
            try:
                await asyncio.sleep(2)
                if document == "jam":
                    raise RuntimeError("jam")
                return len(document)
            except asyncio.CancelledError:
                await asyncio.sleep(CLEAN_UP)
                raise
            finally:
                prints.append((document, begin, loop.time() - start))

        printer = Printer(send)
        tasks = [
            asyncio.create_task(getattr(printer, "print_one" if type(d) is str else "print_all")(d))
            for d in documents
        ]
        await asyncio.sleep(cancel_at)
        for number in cancel:
            tasks[number].cancel()
        await asyncio.sleep(0.05)
        soon = [task.done() for task in tasks]
        done, left = await asyncio.wait(tasks, timeout=20)
        assert not left
        return (
            [task.cancelled() or task.exception() or task.result() for task in tasks],
            prints,
            soon,
        )

    return asyncio.run(main())


def one_after_another(prints, *documents):
    assert [document for document, _, _ in prints] == list(documents)
    for (_, _, end), (_, begin, _) in zip(prints, prints[1:]):
        assert end <= begin


def test_a_cancel_while_printing_frees_the_printer():
    ends, prints, _ = play("a", "bb", cancel=[0])
    assert ends == [True, 2]
    one_after_another(prints, "a", "bb")
    assert prints[0][2] < 1.8


def test_everybody_gets_a_turn():
    ends, prints, _ = play("a", ["bb", "ccc"], "dd", "eee")
    assert ends == [1, [2, 3], 2, 3]
    one_after_another(prints, "a", "bb", "ccc", "dd", "eee")


def test_an_error():
    (error, length), prints, _ = play("jam", "bb")
    assert str(error) == "jam"
    assert length == 2
    one_after_another(prints, "jam", "bb")


@pytest.mark.parametrize("who", [1, 2, 3])
def test_a_cancel_while_waiting(who):
    names = ["a", "b", "c", "d"]
    ends, prints, soon = play(*names, cancel=[who])
    assert [end is True for end in ends] == [n == who for n in range(4)]
    assert soon[who]
    one_after_another(prints, *(name for n, name in enumerate(names) if n != who))


def test_two_printers():
    async def main():
        async def send(document):
            await asyncio.sleep(1)

        begin = asyncio.get_running_loop().time()
        await asyncio.gather(Printer(send).print_one("a"), Printer(send).print_one("b"))
        return asyncio.get_running_loop().time() - begin

    assert asyncio.run(main()) < 1.9
