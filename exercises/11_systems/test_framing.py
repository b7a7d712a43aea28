"""Whole messages over a stream of bytes."""

import asyncio
import socket

from grader import ScenarioStopped, end_of, expect, inputs, points, scenario, within

NEEDS = "sockets"

ASKS = """
async def read_message(reader) -> bytes | None
async def write_message(writer, data) -> None
"""

HINTS = (
    "`read(n)` gives what is there, and at most n bytes. What you need is: exactly n, however many "
    "pieces they come in. And how do you know that a connection has ended, and where in a message?",
    "`reader.readexactly(n)` waits for all n bytes. If the end comes first it raises "
    "`IncompleteReadError`, whose `partial` holds what was there. On the other side, after "
    "`writer.write` comes `await writer.drain()`.",
    "Read four bytes; if that fails and `partial` is empty, it is the end, and only then. Read the "
    "message outside of that `try`. To write, put length and message into the writer with no `await` "
    "between them, and then drain.",
)

SIZES = (0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 200_000)
"""Where one byte, two bytes, and the limit of a reader are full; and far beyond."""
HEAD = 4
LONG = 75.0
"""Seconds of a pause, longer than any time limit that somebody makes up."""
SMALL = 300_000
"""Bytes that the system may hold for a connection on each side: it takes twice as many.

With less than a packet of the loopback, which has 64 KB, it would wait for its own timers.
"""
LONG_ONES, SHORT_ONES = (300_000, 30, 15), (20_000, 200, 120)
"""Bytes of messages, how many there are, and how many of them may be under way while nobody reads.

All of them are far more than all buffers hold. In truth 5 long ones are under way, or 60 short ones.
"""
LARGE = 300_000


def framed(message):
    return len(message).to_bytes(HEAD, "big") + message


def pieces(data, rng):
    """The same bytes in a few pieces, which mostly begin and end in the middle of something."""
    cuts = sorted({rng.randrange(1, len(data)) for _ in range(6)})
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]


@inputs
def messages(rng):
    """Messages of all sizes, in any order: empty ones in the middle, ends of lines, and anything else."""
    made = [rng.randbytes(size) for size in SIZES]
    made += [b"", b"\n", b"\r\n\n", b"\x00\x00\x00\x01", rng.randbytes(rng.randrange(10, 2000))]
    rng.shuffle(made)
    return made


@inputs
def few(rng):
    """A few short messages, none of them empty."""
    return [rng.randbytes(rng.randrange(3, 40)) for _ in range(5)]


class Connected:
    """A connection: reader and writer of the student's side, and reader and writer of the other one."""

    def __init__(self, small=False):
        self.small = small

    async def __aenter__(self):
        arrived = asyncio.get_running_loop().create_future()
        listening = socket.socket()
        if self.small:  # which every connection inherits
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
        listening.bind(("127.0.0.1", 0))
        serve = lambda reader, writer: arrived.set_result((reader, writer))  # noqa: E731
        self.server = await asyncio.start_server(serve, sock=listening)
        reader, self.writer = await asyncio.open_connection(*self.server.sockets[0].getsockname())
        if self.small:
            sending = self.writer.get_extra_info("socket")
            sending.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
        other, self.other_writer = await arrived
        return reader, self.writer, other, self.other_writer

    async def __aexit__(self, *error):
        self.writer.transport.abort()
        self.other_writer.transport.abort()
        self.server.close()


async def all_of(student, reader):
    """All messages up to the end, and what comes after it."""
    found = []
    while len(found) < 100 and (message := await student.read_message(reader)) is not None:
        found.append(message)
    return [*found, None, await student.read_message(reader)]


async def sent_in(student, parts, pause=0.0, then_close=True):
    """What is read of these parts, with a pause before each."""
    async with Connected() as (reader, _, _, other):
        reading = asyncio.create_task(all_of(student, reader))
        for part in parts:
            await asyncio.sleep(pause)
            other.write(part)
        if then_close:
            other.close()
        return await reading


# -- scenarios


@scenario
async def several_at_once(student, messages):
    return await sent_in(student, [b"".join(map(framed, messages))])


@scenario
async def in_pieces(student, few, rng):
    """Byte by byte, in pieces of any size, and with a cut in each place of the first few bytes."""
    data = b"".join(map(framed, few))
    ways = [[bytes([byte]) for byte in data[:60]] + [data[60:]]]
    ways += [pieces(data, rng) for _ in range(5)]
    ways += [[data[:cut], data[cut:]] for cut in range(1, HEAD + 3)]
    seen = []
    for parts in ways:
        try:
            seen.append((await sent_in(student, parts, 0.01))[: len(few)])
        except asyncio.IncompleteReadError as error:
            seen.append(f"IncompleteReadError: {error}")
    return seen


@scenario(clock="fast", limit=240)
async def long_pauses(student, few):
    first, second = map(framed, few[:2])
    parts = [first[:2], first[2:6], first[6:] + second[:6], second[6:]]
    return await sent_in(student, parts, LONG)


@scenario
async def cut_off(student, few):
    """The connection ends after so many bytes of the second message: in the length, and after it."""
    ends = {}
    for cut in (0, 1, HEAD - 1, HEAD, HEAD + 1, HEAD + len(few[1]) - 1):
        async with Connected() as (reader, _, _, other):
            other.write(framed(few[0]) + framed(few[1])[:cut])
            other.close()
            first = await student.read_message(reader)
            if first != few[0]:
                raise ScenarioStopped(f"the first message was {few[0]!r}, got {first!r}")
            second = asyncio.create_task(student.read_message(reader))
            await asyncio.wait([second], timeout=1)
            ends[cut] = end_of(second)
            if ends[cut] is None:
                ends["again"] = await student.read_message(reader)
    return ends


@scenario
async def written(student, messages):
    async with Connected() as (_, writer, other, _):
        receiving = asyncio.create_task(other.read(-1))
        for message in messages:
            await student.write_message(writer, message)
        writer.write_eof()
        return await receiving


@scenario(clock="wall")
async def nobody_reads(student):
    """Nobody reads for a second; how many of many messages, long or short, have been written by then?"""
    return [await while_nobody_reads(student, *messages) for messages in (LONG_ONES, SHORT_ONES)]


async def while_nobody_reads(student, size, number, _):
    async with Connected(small=True) as (_, writer, other, _):
        done = 0

        async def write_all():
            nonlocal done
            for _ in range(number):
                await student.write_message(writer, bytes(size))
                done += 1
            writer.write_eof()

        writing = asyncio.create_task(write_all())
        await asyncio.sleep(0.5)
        before = done
        received, _ = await asyncio.gather(other.read(-1), writing)
        return before, len(received)


@scenario(clock="wall")
async def several_writers(student):
    """Ten tasks write three messages each, while the other side reads only now and then."""
    async with Connected(small=True) as (_, writer, other, _):

        async def write(number):
            for _ in range(3):
                await student.write_message(writer, bytes([number]) * (LARGE + number))

        async def write_all():
            await asyncio.gather(*map(write, range(10)))
            writer.write_eof()

        writing = asyncio.create_task(write_all())
        await asyncio.sleep(0.3)
        received, _ = await asyncio.gather(other.read(-1), writing)
    return whole_ones(received)


def whole_ones(received):
    """How many messages have come, by their first byte, and whether one was torn."""
    found: dict[int, int] = {}
    while received:
        size = int.from_bytes(received[:HEAD], "big")
        message, received = received[HEAD : HEAD + size], received[HEAD + size :]
        kind = message[0] if message else -1
        if size != LARGE + kind or message.strip(bytes([kind])):
            return found, True
        found[kind] = found.get(kind, 0) + 1
    return found, False


@scenario(clock="wall")
async def two_connections(student, few):
    """One connection brings half a message and then nothing for long; the other one goes on."""
    async with Connected() as (slow, _, _, slow_other), Connected() as (quick, _, _, quick_other):
        slow_other.write(framed(few[0])[:-1])
        waiting = asyncio.create_task(student.read_message(slow))
        await asyncio.sleep(0.1)
        quick_other.write(framed(few[1]) + framed(few[2]))
        quick_other.close()
        reading = asyncio.create_task(all_of(student, quick))
        await asyncio.wait([reading], timeout=1)
        seen = [end_of(reading), waiting.done()]
        try:
            async with asyncio.timeout(2):
                await while_another_is_stuck(student, few[4])
        except TimeoutError:
            why = "nobody read from one connection, and `write_message` to another one never ended"
            raise ScenarioStopped(why) from None
        slow_other.write(framed(few[0])[-1:] + framed(few[3]))
        slow_other.close()
        return [*seen, await waiting, await all_of(student, slow)]


async def while_another_is_stuck(student, message):
    """Write to one connection while nobody reads from another one."""
    async with Connected(small=True) as (_, stuck, _, _), Connected() as (_, writer, other, _):
        sending = asyncio.create_task(student.write_message(stuck, bytes(10 * LARGE)))
        try:
            await asyncio.sleep(0.1)
            await student.write_message(writer, message)
            if await other.readexactly(HEAD + len(message)) != framed(message):
                raise ScenarioStopped("a message arrived with other bytes")
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)


# -- checks


@points(1)
def test_several_at_once(several_at_once):
    """Several messages that arrive together come out one by one: empty, short, and long ones."""
    same_messages(several_at_once.value.plain, several_at_once.inputs, "several messages at once")


def same_messages(found, sent, what):
    """What was read must be these messages, and then None, twice."""
    got, expected = [*map(sized, found)], [*map(sized, [*sent, None, None])]
    expect(got, expected, f"{what}: what `read_message` returned, call by call")
    assert found == [*sent, None, None], f"{what}: a message came out with other bytes in it"


def sized(message):
    """A message, or how long it is."""
    return message if message is None or not isinstance(message, bytes) else f"{len(message)} bytes"


@points(2, shows="read-is-not-a-message")
def test_in_pieces(in_pieces):
    """A message that arrives in pieces comes out whole."""
    for found in in_pieces.value.plain:
        expect(found, in_pieces.inputs, "messages that came in pieces: what was read")


@points(1)
def test_long_pauses(long_pauses):
    """Between two pieces of a message more than a minute may pass. Whoever waits is woken."""
    same_messages(long_pauses.value.plain, long_pauses.inputs[:2], "messages with long pauses")
    long_pauses.never_polled(under=150)


@points(1)
def test_the_end_between_messages(cut_off):
    """If the connection ends between two messages, None is returned."""
    ends = cut_off.value.plain
    expect(ends[0], None, "the connection ended after a message: what the next read gave")
    expect(ends["again"], None, "the connection had ended: what a further read gave")


@points(2)
def test_the_end_in_a_message(cut_off):
    """If the connection ends in the middle of a message, IncompleteReadError is raised."""
    for cut, end in cut_off.value.plain.items():
        if cut and cut != "again":
            kind = str(end).partition(":")[0] if isinstance(end, str) else ""
            after = f"the connection ended {cut} byte{'s' * (cut != 1)} after a message began"
            got = f"ended with {end}" if kind else f"returned {end!r}"
            wanted = "`read_message` should raise IncompleteReadError"
            assert kind == "IncompleteReadError", f"{after}: {wanted}, and {got}"


@points(1)
def test_writes_the_frame(written):
    """`write_message` sends four bytes of length, and the message."""
    expected, got = b"".join(map(framed, written.inputs)), written.value.plain
    if got != expected:
        place = next((n for n, (a, b) in enumerate(zip(got, expected, strict=False)) if a != b), 0)
        sizes = f"expected {len(expected)} bytes for {len(written.inputs)} messages, got {len(got)}"
        where = f"at byte {place} expected {expected[place : place + 6]!r}, got"
        raise AssertionError(f"{sizes}; {where} {got[place : place + 6]!r}")


@points(2)
def test_held_back(nobody_reads):
    """While the other side does not read, `write_message` waits."""
    for (size, number, most), (done, received) in zip(
        (LONG_ONES, SHORT_ONES), nobody_reads.value.plain, strict=True
    ):
        expect(received, number * (size + HEAD), "bytes that arrived in the end")
        what = f"{number} messages of {size} bytes, and nobody read for half a second"
        assert done <= most, f"{what}: expected `write_message` to wait, but {done} were written"


@points(2)
def test_messages_stay_whole(several_writers):
    """Messages of several tasks do not mix on their way."""
    found, torn = several_writers.value.plain
    whole = sum(found.values())
    assert not torn, (
        f"ten tasks wrote at the same time: after {whole} whole messages came bytes of several mixed"
    )
    expect(found, dict.fromkeys(range(10), 3), "messages that arrived of each of ten tasks")


@points(1)
def test_connections_are_independent(two_connections):
    """A connection that waits for the rest of a message does not disturb another one."""
    few, (quick, done, first, rest) = two_connections.inputs, two_connections.value.plain
    expect(quick, [few[1], few[2], None, None], "what was read from the quick connection")
    assert not done, "`read_message` ended before the last byte of a message had come"
    expect(first, few[0], "the message of the slow connection, after its last byte had come")
    expect(rest, [few[3], None, None], "what was read from the slow one after that")
