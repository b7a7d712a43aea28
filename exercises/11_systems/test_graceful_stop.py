"""Finish what runs, and then go."""

import asyncio
import os
import random
import signal
import sys
from types import SimpleNamespace

from grader import NotSeen, expect, inputs, points, scenario, within

NEEDS = "processes"

ASKS = "async def serve(handle, host, port, grace) -> None"

HINTS = (
    "You wait for three things in turn: the signal, the clients that are being served, and the end of "
    "those that you cancel. Who knows which clients are being served?",
    "`loop.add_signal_handler` calls an ordinary function in the event loop, and that can set an "
    "`asyncio.Event`. `asyncio.wait` has a `timeout`, and cancels nobody.",
    "Let `start_server` call a small coroutine of yours: it notes its own task in a set, awaits "
    "`handle`, and takes the task out again. After the signal: close the server, wait for the tasks for "
    "`grace` seconds, cancel the rest, and gather them with `return_exceptions=True`.",
)

AT = 0.3
"""Seconds from the first client to the signal."""
END = 2.5
"""Seconds that a program has to end, beyond what it may take."""
FOREVER = 30.0
MANY = 25
"""Clients who have to be cancelled: as soon as that blocks for each of them, it takes too long."""
LONG = 1.6
"""Seconds of grace that nobody needs, and that a program may wait for all the same and still end."""


@inputs
def day(rng):
    """How long the clients take from the signal on, and how much time there is."""
    return SimpleNamespace(
        waits=[AT + rng.choice([0.15, 0.2]), AT + rng.choice([0.35, 0.4]), AT + 0.6],
        grace=rng.choice([0.9, 1.0, 1.1]),
        cleaning=rng.choice([0.15, 0.2]),
    )


def free_address():
    """A host and port of one's own: on Linux the loopback has millions of addresses. No seed draws it."""
    draw = random.SystemRandom()
    host = "127.0.0.1"
    if sys.platform.startswith("linux"):
        host = f"127.{draw.randrange(1, 255)}.{draw.randrange(255)}.{draw.randrange(1, 255)}"
    return host, draw.randrange(20_000, 30_000)


class Shop:
    """A program that runs `serve`, and clients who come to it."""

    def __init__(self, programs, student, day, grace=None):
        self.address, self.signalled = free_address(), 0.0
        grace, cleaning = day.grace if grace is None else grace, day.cleaning

        async def main(note):
            served = Served(note, cleaning)
            await student.serve(served.handle, *self.address, grace)
            note(f"returned, {served.running} running")

        self.program = programs.start(main)

    async def opened(self):
        """Wait until a first client has been served: then all is in place."""
        for _ in range(300):
            self.program.must_be_alive()
            try:
                if await self.client(0) == "done":
                    return
            except ConnectionRefusedError:
                await asyncio.sleep(0.01)
        raise NotSeen("the server never answered")

    async def client(self, seconds, word=""):
        """One client, whose wish takes so long; `nothing` to say nothing at all. Gives the answer."""
        reader, writer = await asyncio.open_connection(*self.address)
        try:
            if word != "nothing":
                writer.write(f"{seconds} {word}\n".encode())
            return (await reader.read()).decode()
        except ConnectionResetError:
            return "reset"
        finally:
            writer.close()

    def come(self, *clients):
        """Several clients come now."""
        return [asyncio.create_task(self.client(*client)) for client in clients]

    async def answers(self, clients):
        """What they get; when it takes too long, the program says where it is."""
        _, waiting = await asyncio.wait(clients, timeout=END)
        if waiting:
            for client in waiting:
                client.cancel()
            await self.program.ended(0)
        return await asyncio.gather(*clients)

    async def new_client(self):
        """How it goes with one who comes now."""
        try:
            return await asyncio.wait_for(self.client(0), 0.5)
        except ConnectionRefusedError:
            return "refused"
        except TimeoutError:
            return "left waiting"

    def terminate(self, observer):
        """Send a SIGTERM."""
        self.signalled = self.signalled or observer.seconds()
        self.program.send(signal.SIGTERM)

    async def closed(self, patience=END):
        """Wait for the end; gives what was seen of it."""
        status = await self.program.ended(patience)
        if self.program.error is not None:
            self.program.must_be_alive()
        return {
            "status": status,
            "notes": [text for _, text in self.program.read()],
        }


class Served:
    """The handler, inside of the program."""

    def __init__(self, note, cleaning):
        self.note, self.cleaning, self.running = note, cleaning, 0

    async def handle(self, reader, writer):
        self.running += 1
        self.note("called")
        name = "someone"
        try:
            seconds, name = (await reader.readline()).decode().split(" ")
            if name.startswith("fail"):
                await asyncio.sleep(float(seconds))
                raise ValueError("an order that nobody can read")
            await asyncio.sleep(float(seconds))
            writer.write(b"done")
        except asyncio.CancelledError:
            self.note(f"cancelled {name.strip()}")
            await asyncio.sleep(self.cleaning)
            self.note(f"cleaned up {name.strip()}")
            raise
        finally:
            self.running -= 1
            writer.close()


# -- scenarios


@scenario(clock="wall")
async def all_finish(student, programs, observer, day):
    shop = Shop(programs, student, day, grace=LONG)
    await shop.opened()
    clients = shop.come(*((seconds, "eats") for seconds in day.waits * 10))
    await asyncio.sleep(AT)
    shop.terminate(observer)
    await asyncio.sleep(0.1)
    late = await shop.new_client()
    answers = await shop.answers(clients)
    served = observer.seconds()
    end = await shop.closed()
    over = observer.seconds() - shop.signalled
    return {"late": late, "answers": answers, "served": served, "over": over, **end}


@scenario(clock="wall")
async def nobody_there(student, programs, observer, day):
    shop = Shop(programs, student, day, grace=FOREVER)
    await shop.opened()
    await asyncio.sleep(0.2)
    shop.terminate(observer)
    return await shop.closed()


@scenario(clock="wall")
async def some_take_too_long(student, programs, observer, day):
    """One is quick, many would take too long, and one says nothing."""
    shop = Shop(programs, student, day)
    await shop.opened()
    clients = shop.come(
        (day.waits[1], "quick"), *[(FOREVER, "slow")] * MANY, (FOREVER, "late"), (0, "nothing")
    )
    await asyncio.sleep(AT)
    shop.terminate(observer)
    answers = await shop.answers(clients)
    when = observer.seconds() - shop.signalled
    return {"answers": answers, "over": when, **await shop.closed()}


@scenario(clock="wall")
async def several_signals(student, programs, observer, day):
    shop = Shop(programs, student, day)
    await shop.opened()
    clients = shop.come((day.waits[1], "quick"), (day.waits[2], "later"), (FOREVER, "slow"))
    await asyncio.sleep(AT)
    for _ in range(3):
        shop.terminate(observer)
        await asyncio.sleep(0.1)
    answers = await shop.answers(clients)
    return {"answers": answers, **await shop.closed()}


@scenario(clock="wall")
async def some_fail(student, programs, observer, day):
    """One fails before the signal, one after it; one is served to its end, and one is cancelled."""
    shop = Shop(programs, student, day)
    await shop.opened()
    await shop.answers(shop.come((0, "fails")))
    clients = shop.come((day.waits[0], "fails"), (day.waits[1], "eats"), (FOREVER, "slow"))
    await asyncio.sleep(AT)
    shop.terminate(observer)
    answers = await shop.answers(clients)
    return {"answers": answers, **await shop.closed()}


# -- checks


@points(1)
def test_serves(all_finish):
    """Until the signal all clients are served, at the same time."""
    answers = all_finish.value.plain["answers"]
    expect(answers, ["done"] * len(answers), "the answers to clients")
    within(all_finish.value.plain["served"], over=AT, under=2.0, what="serving them")
    # One came first, to see whether all is in place, and one may have come too late.
    number = 1 + len(answers) + (all_finish.value.plain["late"] == "done")
    calls = all_finish.value.plain["notes"].count("called")
    expect(calls, number, "calls of `handle`, one for each client")


@points(1)
def test_refuses_new_clients(all_finish):
    """From the signal on new connections are refused."""
    if "done" not in all_finish.value.plain["answers"]:
        raise NotSeen("nobody was served to the end")
    expect(all_finish.value.plain["late"], "refused", "a client who came 0.1 s after the signal")


@points(2)
def test_what_runs_finishes(all_finish, some_take_too_long):
    """What runs at the signal is finished within `grace`."""
    answers = all_finish.value.plain["answers"]
    expect(
        answers, ["done"] * len(answers), "answers to clients who were being served at the signal"
    )
    expect(some_take_too_long.value.plain["answers"][0], "done", "a quick one beside slow ones")


@points(1)
def test_goes_when_all_have_finished(all_finish, nobody_there):
    """When all have finished, it goes at once, however long `grace` is."""
    expect(nobody_there.value.plain["status"], 0, "the exit status, with no client")
    nobody_there.took(over=0.2, under=1.1)
    within(all_finish.value.plain["over"], over=0.5, under=1.5, what="the end, from the signal on,")


@points(2)
def test_the_rest_is_cancelled(some_take_too_long):
    """After `grace` seconds, and not before, the rest is cancelled, also a client who says nothing."""
    grace, value = some_take_too_long.inputs.grace, some_take_too_long.value.plain
    expect(which(value, "cancelled"), ["late", *["slow"] * MANY, "someone"], "who was cancelled")
    seconds = value["over"]
    assert seconds > grace - 0.05, (
        f"{grace} s to finish, and clients were cancelled after {seconds:.1f} s"
    )
    some_take_too_long.took(over=AT, under=AT + grace + 1)


def which(value, what):
    """Whose `handle` has noted this."""
    return sorted(note.split()[-1] for note in value["notes"] if note.startswith(what))


@points(1)
def test_waits_for_the_clean_up(some_take_too_long, some_fail):
    """It waits for the clean-up of those that are cancelled: at its return no `handle` is running."""
    value = some_take_too_long.value.plain
    nothing_runs_at_the_end(value)
    expect(
        which(value, "cleaned"), ["late", *["slow"] * MANY, "someone"], "who had cleaned up before"
    )
    if some_fail.error is None and some_fail.value.plain["status"] == 0:  # or another check tells
        nothing_runs_at_the_end(some_fail.value.plain, "a `handle` had raised an exception, and ")


def nothing_runs_at_the_end(value, after=""):
    """`serve` has returned, and nothing was running then, or came after it."""
    ends = [note for note in value["notes"] if note.startswith("returned")]
    assert ends, f"{after}the program was over, and `serve` had not returned"
    running = int(ends[0].split()[1])
    calls = f"{running} call{'s' * (running != 1)} of `handle`"
    assert not running, f"{after}`serve` returned while {calls} had not ended, clean-up and all"
    last = value["notes"][-1]
    assert last == ends[0], f"{after}after `serve` had returned came: {last}"


@points(2)
def test_ends_well(all_finish, some_take_too_long):
    """The exit status is 0, and it is gone a second after `grace`, at the latest."""
    for evidence in all_finish, some_take_too_long:
        expect(evidence.value.plain["status"], 0, "the exit status")
    some_take_too_long.took(over=AT, under=AT + some_take_too_long.inputs.grace + 1)


@points(2)
def test_more_signals(several_signals):
    """A second and a third SIGTERM change nothing."""
    value = several_signals.value.plain
    expect(
        value["answers"],
        ["done", "done", ""],
        "three signals came: the answers to two quick clients and a slow one",
    )
    expect(value["status"], 0, "three signals came: the exit status")
    several_signals.took(over=AT, under=AT + several_signals.inputs.grace + 1)


@points(2)
def test_an_error_is_one_clients_own(some_fail):
    """An exception of `handle` concerns its own client only."""
    value = some_fail.value.plain
    expect(
        value["answers"],
        ["", "done", ""],
        "the answers to one client whose `handle` failed, one who was served, one who was too slow",
    )
    expect(value["status"], 0, "the exit status, when a `handle` had raised an exception")
