"""A chat with rooms, and with guests who do not listen."""

import asyncio
import contextlib
import gc
import select
import socket
import struct
from asyncio.selector_events import _SelectorSocketTransport as SocketTransport
from unittest import mock

from grader import NotSeen, ScenarioStopped, TooSlow, expect, inputs, points, scenario

FILES = True
NEEDS = "sockets"

ASKS = "async def serve(sock) -> None"

HINTS = (
    "Begin with one room. What has to be known about a guest, so that others can send something to "
    "it? Who removes it from the room, however its connection ends?",
    "`asyncio.start_server(visit, sock=sock)` runs a coroutine for each guest. `readline` puts half "
    "lines together. `writer.write` never waits, and `writer.drain` does: whom would that delay?",
    "After each `write`, look at `writer.transport.get_write_buffer_size()`. If it is too much, "
    "`writer.transport.abort()` ends the connection, and the guest's own `readline` then sees the "
    "end. A `try` with a `finally` tells the others.",
)

NAMES = ["Ada", "Bob", "Cleo", "Dan", "Eve", "Finn", "Gül", "Hao"]
LONG = 150.0
"""Seconds of silence, longer than any time limit that somebody makes up."""
LINE = "x" * 10_000
"""A long line, of which a hundred are too many for a guest who stalls."""


async def soon(condition=lambda: False, seconds=0.06):
    """Let the system deliver what was sent, which takes real time, on the fast clock too.

    Returns whether the condition came true, within about so many seconds.
    """
    one, other = socket.socketpair()
    asyncio.get_running_loop().call_later(1.0, bool)  # there is always something to wait for
    with one, other:
        for _ in range(round(seconds / 0.03)):
            if condition():
                return True
            # A thread that waits for a socket: such a wait takes real time.
            await asyncio.to_thread(select.select, [one], [], [], 0.03)
    return condition()


def close_unless_over(transport, error, force_close=SocketTransport._force_close):
    """Abort a transport. CPython fails if it has been closed and then flushed: no answer is to blame for that."""
    if transport._loop is not None:
        force_close(transport, error)


def ending_of(task):
    """How a task ended."""
    if not task.done():
        return "not at all"
    if task.cancelled():
        return "cancelled"
    return "returned" if task.exception() is None else repr(task.exception())


class House:
    """A running server of the student's, and its guests."""

    def __init__(self, student, room=None):
        self.sock = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if room is not None:  # for what was sent to a guest, and not read yet
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, room)
        self.port = self.sock.getsockname()[1]
        self.guests = []
        self.task = asyncio.create_task(student.serve(self.sock))

    async def guest(self, *lines, room=None):
        """A new guest, who says these lines immediately. The system has only so much room for it."""
        end = socket.socket()
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if room is not None:
            end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        end.setblocking(False)
        await asyncio.get_running_loop().sock_connect(end, ("127.0.0.1", self.port))
        guest = Guest(*await asyncio.open_connection(sock=end, limit=2**20))
        self.guests.append(guest)
        guest.say(*lines)
        await soon(lambda: guest.over or len(guest.heard) > 0)
        if self.task.done() and not self.task.cancelled():
            self.task.result()
            raise ScenarioStopped("`serve` returned, although nobody had cancelled it")
        return guest

    async def stop(self, patience=1.4):
        """Stop the server: how it ended, and after how many seconds."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        self.task.cancel()
        with mock.patch.object(SocketTransport, "_force_close", close_unless_over):
            await asyncio.wait([self.task], timeout=patience)
        return ending_of(self.task), loop.time() - began

    def kept(self):
        """How many connections to guests the server keeps in its memory, open or not."""
        gc.collect()
        ours = [each for each in gc.get_objects() if issubclass(type(each), asyncio.Transport)]
        names = [transport.get_extra_info("sockname") for transport in ours]
        return names.count(("127.0.0.1", self.port))

    async def close(self):
        """Stop the server, and the guests."""
        await self.stop()
        await soon()
        for guest in self.guests:
            guest.listening.cancel()
            guest.vanish()
        self.sock.close()


class Guest:
    """One connection, and what was heard on it."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.heard, self.over = [], False
        self.listening = asyncio.create_task(self.listen())

    async def listen(self):
        with contextlib.suppress(OSError):
            async for line in self.reader:
                self.heard.append(line.decode().removesuffix("\n"))
        self.over = True

    def say(self, *lines):
        self.writer.write("".join(f"{line}\n" for line in lines).encode())

    @property
    def long(self):
        """How many long lines were heard."""
        return sum(len(line) >= len(LINE) for line in self.heard)

    def stall(self):
        self.writer.transport.pause_reading()

    def wake(self):
        self.writer.transport.resume_reading()

    def vanish(self):
        """Reset the connection."""
        end = self.writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection = self.writer.transport
        connection.abort()


def served(*guests):
    """For how many guests the server still has an open socket."""
    here = {guest.writer.get_extra_info("sockname") for guest in guests}
    found = set()
    for each in gc.get_objects():
        with contextlib.suppress(OSError):
            if issubclass(type(each), socket.socket):
                found.add(each.getpeername())
    return len(here & found)


@inputs
def names(rng):
    """Five names: one of the first three has a space in it."""
    drawn = rng.sample(NAMES, 5)
    drawn[rng.randrange(3)] += " Li"
    return drawn


@scenario(clock="fast")
async def small_talk(student, names):
    """Three in a room, one in another; one is silent for long; one leaves."""
    house, (one, two, three, other, _) = House(student), names
    guests = [await house.guest(f"tea {name}") for name in (one, two, three)]
    guests.append(await house.guest(f"jam {other}"))
    guests[0].say("hello", "", "how are you? 🍵")
    await asyncio.sleep(75)
    guests[1].say("fine")
    guests[3].say("anybody?")
    await soon()
    guests[0].writer.write_eof()
    await soon()
    guests[2].say("back")
    await soon()
    found = [[*guest.heard] for guest in guests]
    await house.close()
    return found


@scenario(clock="fast")
async def long_silence(student, names):
    """One says nothing for long, then the first line, and then nothing for long again."""
    house = House(student)
    listener, silent = await house.guest(f"tea {names[0]}"), await house.guest()
    await asyncio.sleep(LONG)
    silent.say(f"tea {names[1]}")
    await soon()
    await asyncio.sleep(LONG)
    silent.say("hello")
    await soon()
    found = [*listener.heard]
    await house.close()
    return found


@scenario
async def crowd(student, names):
    """Fifty guests in seven rooms of one server, and one guest in such a room of another."""
    house, another = House(student), House(student)
    guests = [await house.guest(f"room{n % 7} {names[n % 3]}") for n in range(50)]
    alone = await another.guest(f"room0 {names[4]}")
    for turn in range(3):
        for number, guest in enumerate(guests):
            guest.say(f"{number}, {turn}")
    alone.say("is anybody here?")
    await soon(seconds=0.2)
    found = [[*guest.heard] for guest in [*guests, alone]]
    await house.close()
    await another.close()
    return found


@scenario
async def pieces(student, names):
    """Lines that come in pieces, and several at once."""
    house = House(student)
    listener = await house.guest(f"tea {names[0]}")
    guest = await house.guest()
    text = f"tea {names[1]}\nfirst\nGüten Tag 🍵\n{'y' * 59_000}\nlast\nhalf a li".encode()
    cup = text.index("🍵".encode()) + 2
    for start, end in (0, 2), (2, 6), (6, cup - 4), (cup - 4, cup), (cup, 9000), (9000, None):
        guest.writer.write(text[start:end])
        await soon()
    guest.writer.close()
    await soon()
    await house.guest(f"tea {names[2]}", "all", "at once")
    await soon()
    found = [line if len(line) < 1000 else f"{line[:12]}, {len(line)}" for line in listener.heard]
    await house.close()
    return found


@scenario
async def vanishing(student, names):
    """Some vanish: before their first line, in the middle of it, in the middle of another, or in talk.

    In the end so do ten at once, and the connections are counted that are kept all the same.
    """
    house = House(student)
    listener = await house.guest(f"tea {names[0]}")
    for begun in "", "tea Ka", f"tea {names[1]}\nhel", f"tea {names[2]}\n":
        guest = await house.guest()
        guest.writer.write(begun.encode())
        await soon()
        guest.vanish()
        listener.say("still here", "and here")
        await soon()
    late = await house.guest(f"tea {names[3]}")
    listener.say("welcome")
    await soon()
    found = [*listener.heard], [*late.heard]
    for guest in [await house.guest(f"jam {names[4]}") for _ in range(10)]:
        guest.vanish()
    await soon(lambda: house.kept() == 2, seconds=0.6)
    found = *found, house.kept() - 2
    await house.close()
    return found


@scenario
async def slow(student, names):
    """One reads nothing for a while, and almost all waits in the server: whether everybody got all lines."""
    house = House(student, room=2_048)
    talker, reader = await house.guest(f"tea {names[0]}"), await house.guest(f"tea {names[1]}")
    slow = await house.guest(f"tea {names[2]}", room=4_096)
    slow.stall()
    short = [f"{number:03}" + "-" * 460 for number in range(200)]
    for number in range(0, 200, 20):
        talker.say(*short[number : number + 20])
        prompt = await soon(lambda wanted=number + 20: len(reader.heard) > wanted, seconds=0.5)
    await asyncio.sleep(1.5)
    slow.wake()
    await soon(lambda: len(slow.heard) > 200, seconds=2.0)
    dropped = slow.over
    found = [line.partition(": ")[2] for line in slow.heard[1:]]
    await house.close()
    return prompt, found == short, len(found), dropped


@scenario
async def stalling(student, names):
    """One stalls for good; what was heard meanwhile."""
    house, found = House(student, room=262_144), {}
    talker, reader = await house.guest(f"tea {names[0]}"), await house.guest(f"tea {names[1]}")
    stalled = await house.guest(f"tea {names[3]}", room=65_536)
    stalled.stall()
    for number in range(1, 31):
        talker.say(*[LINE] * 9)
        if not await soon(lambda wanted=9 * number: reader.long >= wanted, seconds=0.5):
            break
    found["long"] = reader.long
    await asyncio.sleep(0.4)
    found["leaves"] = [guest.heard.count(f"{names[3]} leaves") for guest in (talker, reader)]
    found["served"] = served(stalled) == 1
    stalled.wake()
    await soon(lambda: stalled.over, seconds=2.0)
    found["cut off"] = stalled.over, stalled.long < 270
    talker.say("and now?")
    await soon(lambda: reader.heard[-1].endswith("?"), seconds=2.0)
    found["after that"] = reader.heard[-1]
    await house.close()
    return found


async def yesterday(student, names):
    """Stop a server with two guests, one of whom is slow: whether that one is still served then."""
    house = House(student, room=16_384)
    talker = await house.guest(f"tea {names[0]}")
    slow = await house.guest(f"tea {names[1]}", room=32_768)
    slow.stall()
    talker.say(*[LINE] * 15)
    await soon(seconds=0.2)
    asyncio.get_running_loop().call_later(0.1, slow.wake)
    waiting = asyncio.create_task(soon(lambda: slow.over, seconds=0.6))
    await house.stop()
    left = served(slow)
    await waiting
    await house.close()
    return left


@scenario
async def ending(student, names):
    """It is stopped: who hears what, and does it still accept guests?

    Three stall, among others, and one is slow. One has left before, and so has another server.
    """
    left = await yesterday(student, names)
    house, stalled, guests = House(student, room=16_384), [], []
    for number in range(3):
        stalled.append(await house.guest(f"tea {names[number]}", room=4_096))
        stalled[-1].stall()
        guests += [await house.guest(f"{room} {names[number]}") for room in "ab"]
    slow = await house.guest(f"tea {names[3]}", room=32_768)
    slow.stall()
    gone = await house.guest(f"tea {names[4]}")
    guests += [await house.guest(f"tea {names[4]}"), await house.guest(), slow]
    gone.vanish()
    guests[-3].say(*[LINE] * 15)
    await soon(seconds=0.2)
    asyncio.get_running_loop().call_later(0.1, slow.wake)
    waiting = asyncio.create_task(soon(lambda: slow.over, seconds=0.6))
    ended, seconds = await house.stop()
    await waiting
    number = len(house.guests)
    with contextlib.suppress(OSError):
        await house.guest("tea Late")
    await soon()
    found = [(guest.heard[-1:], guest.heard.count("goodbye"), guest.over) for guest in guests]
    # The last but one has not told its name yet.
    open_ones = left + served(*stalled)
    end = found, slow.long, ended, seconds, len(house.guests) == number, open_ones
    await house.close()
    return end


# -- checks


@points(1)
def test_talk(small_talk):
    """Each line goes to all others in the room; they hear who joins and leaves."""
    one, two, three, other, _ = small_talk.inputs
    said = [f"{one}: hello", f"{one}: ", f"{one}: how are you? 🍵"]
    found = small_talk.value.plain
    expect(found[0][:3], [f"welcome {one}", f"{two} joins", f"{three} joins"], "the first guest")
    expect(found[2][1:4], said, "what the third guest hears of the first one")
    expect(found[1][:2], [f"welcome {two}", f"{three} joins"], "what the second guest hears")
    expect(found[3], [f"welcome {other}"], "what somebody in another room hears")


@points(1)
def test_silence(small_talk, long_silence):
    """A guest may be silent for over a minute; when one leaves, the others hear of it, once."""
    one, two, three, *_ = small_talk.inputs
    found = small_talk.value.plain
    expect(found[0][3:], [f"{two}: fine"], "what the first guest hears after 75 s")
    expect(found[1][-2:], [f"{one} leaves", f"{three}: back"], "what the second guest hears last")
    expect(found[2][4:], [f"{two}: fine", f"{one} leaves"], "what the third guest hears after 75 s")
    one, two, *_ = long_silence.inputs
    heard = [f"welcome {one}", f"{two} joins", f"{two}: hello"]
    what = "what is heard of a guest who said nothing for 150 s, before the first line and after it"
    expect(long_silence.value, heard, what)


@points(2)
def test_rooms(crowd):
    """Fifty guests in seven rooms, many with the same name, hear exactly what is said in their room."""
    names, found = crowd.inputs, crowd.value.plain
    for number in range(50):
        room = [n for n in range(50) if n % 7 == number % 7]
        joins = [f"{names[n % 3]} joins" for n in room if n > number]
        heard = [f"welcome {names[number % 3]}", *joins]
        expect(found[number][: len(heard)], heard, f"guest {number}")
        said = [f"{names[n % 3]}: {n}, {t}" for t in range(3) for n in room if n != number]
        expect(
            sorted(found[number][len(heard) :]), sorted(said), f"what guest {number} hears, sorted"
        )
    expect(found[50], [f"welcome {names[4]}"], "a guest of another server")


@points(2)
def test_half_lines(pieces):
    """A line is what stands between two newlines, however it arrives."""
    names = pieces.inputs
    said = ["first", "Güten Tag 🍵"]
    heard = [f"welcome {names[0]}", f"{names[1]} joins", *(f"{names[1]}: {line}" for line in said)]
    long = f"{names[1]}: {'y' * 59_000}"
    heard += [f"{long[:12]}, {len(long)}", f"{names[1]}: last", f"{names[1]} leaves"]
    heard += [f"{names[2]} joins", f"{names[2]}: all", f"{names[2]}: at once"]
    expect(pieces.value, heard, "what a guest hears")


@points(2)
def test_vanished(vanishing):
    """A connection that is reset, at any moment, disturbs nobody, and is not kept."""
    names, (heard, late, kept) = vanishing.inputs, vanishing.value.plain
    wanted = [f"welcome {names[0]}"]
    for name in names[1:3]:
        wanted += [f"{name} joins", f"{name} leaves"]
    expect(heard, [*wanted, f"{names[3]} joins"], "what a guest hears")
    expect(
        late, [f"welcome {names[3]}", f"{names[0]}: welcome"], "what a guest hears who comes late"
    )
    vanishing.lost_no_error()
    assert kept <= 4, f"14 guests have vanished, and {kept} of their connections are kept in memory"


@points(2)
def test_a_stalled_guest_delays_nobody(stalling, slow):
    """While somebody does not read, the others get their lines within half a second."""
    seen = stalling.value.plain
    if not slow.value.plain[0]:
        raise TooSlow(
            "20 short lines at a time: a guest did not get them in half a second, while another one stalled"
        )
    if seen["long"] < 270:
        raise TooSlow(
            f"9 long lines at a time: a guest had only {seen['long']} when some were late, while another one stalled"
        )


@points(2)
def test_a_stalled_guest_is_dropped(stalling):
    """Somebody for whom over 1,000,000 bytes wait is dropped, and the others hear it once."""
    seen = stalling.value.plain
    for times in seen["leaves"]:
        expect(
            times,
            1,
            "over 1,000,000 bytes were said to a guest who stalls: how often another one hears that it leaves",
        )
    heard = seen["after that"]
    assert heard.endswith("and now?"), (
        f"a guest was dropped, and another one does not hear what is said then: it heard {heard[:30]!r} last"
    )
    over, cut_off = seen["cut off"]
    assert over, (
        "a guest who stalled was dropped, and its connection was still open when it read on"
    )
    assert cut_off, "a guest who stalled was dropped, and yet got all 270 long lines"
    assert not seen["served"], (
        "half a second after a guest was to be dropped, its connection was open"
    )


@points(1)
def test_a_slow_guest_stays(slow):
    """Somebody who is slow, and for whom fewer than 100,000 bytes wait, gets every line."""
    _, complete, number, dropped = slow.value.plain
    what = "200 lines, of 95,000 bytes in all, came for a guest who read nothing for 1.5 s"
    end = ", and its connection was closed" if dropped else ""
    assert number == 200, f"{what}: it got {number} of them{end}"
    assert complete, "a guest who read nothing for 1.5 s got its lines torn, or in another order"


@points(2)
def test_goodbye(ending):
    """When it is cancelled, all get `goodbye` as their last line, and their connections are closed."""
    (*guests, slow), lines, *_ = ending.value.plain
    for place, (heard, times, over) in enumerate(guests, 1):
        who = "a guest who has not told its name" if place == len(guests) else "a guest"
        expect(heard, ["goodbye"], f"the last line that {who} hears")
        expect(times, 1, f"how often {who} hears `goodbye`")
        assert over, f"{who} heard `goodbye`, and its connection was not closed"
    late = "a guest who read on 0.1 s after the cancellation"
    assert lines == 15, f"{late} got {lines} long lines, should get 15"
    heard, times, over = slow
    expect(heard, ["goodbye"], f"the last line of {late}")
    expect(times, 1, f"how often `goodbye` came to {late}")
    assert over, f"the connection was not closed of {late}"


@points(2)
def test_the_end(ending, small_talk):
    """It ends as cancelled within a second, accepts nobody any more, and leaves nothing open."""
    found, _, ended, seconds, refused, open_ones = ending.value.plain
    if seconds > 1.3:
        raise TooSlow(
            f"`serve` ended {seconds:.1f} s after it was cancelled, should take 1 s at most"
        )
    assert refused, "somebody who connected after the end was not refused"
    expect(ended, "cancelled", "how `serve` ended")
    if not any(heard for heard, *_ in found):
        raise NotSeen("no guest heard anything")
    expect(
        open_ones, 0, "connections still open after the end, of three who stall and one who is slow"
    )
    ending.left_no_task()
