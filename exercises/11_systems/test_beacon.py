"""Questions and answers by datagrams, which get lost."""

import asyncio
import socket
from itertools import pairwise
from types import SimpleNamespace

from grader import (
    KeptForEver,
    NotSeen,
    ScenarioStopped,
    end_of,
    expect,
    inputs,
    points,
    scenario,
    within,
)

NEEDS = "sockets"

ASKS = """
class Beacon:
    def __init__(self, reply) -> None
    async def open(self, host, port) -> int
    async def ask(self, address, text, pause, tries) -> bytes
    def close(self) -> None
"""

HINTS = (
    "Everything that arrives comes to one place, in any order. What does this place have to know, to hand "
    "an answer to the right question? And who removes that again?",
    "`loop.create_datagram_endpoint` takes a protocol, whose `datagram_received(data, address)` is called "
    "for each datagram. A dict of futures, by number, joins the two sides.",
    "In `ask`: a new number, a new future in the dict, and a loop that sends and then waits with "
    "`asyncio.wait([future], timeout=pause)`, which leaves the future alone. In `finally` the number "
    "goes out of the dict. A future that is done gets no second result.",
)

HEAD = 5
LONG = 75.0
"""Seconds of a pause, longer than any time limit that somebody makes up."""
ROUNDS = 60
ERRORS = {
    b"error": ValueError,
    b"error 2": LookupError,
    b"error 3": OSError,
    b"error 4": RuntimeError,
}
"""What a reply raises, by the text of the question."""
SPARE = 40
"""References that so many rounds may leave, where one each would be more."""
FEW = 20
"""Rounds of one kind of question, which tell what is kept of it."""


@inputs
def texts(rng):
    """Texts of questions, and a few numbers of one's own: nothing, anything, and much."""
    some = [b"", b"wind?", b"!", b"?", rng.randbytes(rng.randrange(1, 50)), rng.randbytes(8000)]
    rng.shuffle(some)
    return SimpleNamespace(
        texts=some,
        numbers=[rng.randbytes(4) for _ in some],
        pause=rng.choice([0.4, 0.5, 0.6]),
        lost=rng.sample([1, 2, 3], 2),
        order=rng.sample(range(12), 12),
    )


def reply(text):
    """What a beacon answers. It is not at home to one question."""
    if text in ERRORS:
        raise ERRORS[text]("no wind today")
    return b"re: " + text


class Station(asyncio.DatagramProtocol):
    """The other side: notes what comes, and does with it as the scenario says."""

    def __init__(self, do=lambda station, data, address: None):
        self.do, self.got, self.times = do, [], []

    def connection_made(self, line):
        self.line = line
        self.address = line.get_extra_info("sockname")

    def datagram_received(self, data, address):
        self.got.append(data)
        self.times.append(asyncio.get_running_loop().time())
        self.do(self, data, address)

    def send(self, data, address):
        self.line.sendto(data, address)

    async def arrived(self, number, patience=1.0):
        """Wait until so many datagrams have come, or until time is up."""
        for _ in range(int(patience / 0.05)):
            if len(self.got) >= number:
                break
            await asyncio.sleep(0.05)
        return self.got


def answered(station, data, address):
    """An honest answer."""
    station.send(b"!" + data[1:HEAD] + b"re: " + data[HEAD:], address)


async def station(do=lambda station, data, address: None):
    loop = asyncio.get_running_loop()
    made = await loop.create_datagram_endpoint(lambda: Station(do), local_addr=("127.0.0.1", 0))
    return made[1]


class Open:
    """A beacon, with its address, and closed at the end."""

    def __init__(self, student):
        self.beacon = student.Beacon(reply)

    async def __aenter__(self):
        port = await self.beacon.open("127.0.0.1", 0)
        if type(port) is not int:
            raise ScenarioStopped(f"`open` should return a port, got {port!r}")
        return self.beacon, ("127.0.0.1", port)

    async def __aexit__(self, *error):
        self.beacon.close()


async def end(work):
    """The answer of an `ask`; else how it ended, in angle brackets."""
    task = asyncio.ensure_future(work)
    await asyncio.wait([task])
    if task.done() and not task.cancelled() and isinstance(task.exception(), NotImplementedError):
        raise task.exception()
    ended = end_of(task)
    return b"<%s>" % ended.partition(":")[0].encode() if isinstance(ended, str) else ended


# -- scenarios


@scenario
async def questions(student, texts):
    """Several questions come, each twice, from two stations."""
    async with Open(student) as (_, address):
        one, two = await station(), await station()
        asked = [b"?" + n + t for n, t in zip(texts.numbers, texts.texts, strict=True)]
        for data in asked:
            for each in (one, one, two):
                each.send(data, address)
                await asyncio.sleep(0.02)
        return [await each.arrived(number) for each, number in ((one, 12), (two, 6))]


@scenario
async def asks(student, texts):
    """One question after another, and how they looked."""
    other = await station(answered)
    async with Open(student) as (beacon, address):
        senders = []
        other.do = lambda s, data, sender: (senders.append(sender), answered(s, data, sender))
        answers = [await beacon.ask(other.address, t, 0.5, 1) for t in texts.texts]
        return answers, other.got, set(senders) == {address}


@scenario
async def all_at_once(student, texts):
    """A dozen questions wait; their answers come in another order."""
    kept = {}
    other = await station(lambda s, data, sender: kept.setdefault(data[HEAD:], (data, sender)))
    async with Open(student) as (beacon, _):
        questions = [f"question {n}".encode() for n in range(12)]
        tasks = [asyncio.create_task(beacon.ask(other.address, q, 2, 1)) for q in questions]
        await other.arrived(12)
        for place in texts.order:
            if questions[place] in kept:
                answered(other, *kept[questions[place]])
                await asyncio.sleep(0.01)
        return [await end(task) for task in tasks]


@scenario
async def lost(student, observer, texts):
    """The first one, two or three datagrams of a question are lost."""
    seen = []
    async with Open(student) as (beacon, _):
        for lost in texts.lost:
            other = await station(lambda s, d, a, n=lost: len(s.got) > n and answered(s, d, a))
            begin = asyncio.get_running_loop().time()
            answer = await end(beacon.ask(other.address, b"wind?", texts.pause, 5))
            seen.append((answer, len({*other.got}), [at - begin for at in other.times]))
    return seen


@scenario
async def no_answer(student, observer, texts):
    """Nobody answers: one try, and several; and the tasks that are left."""
    seen = []
    async with Open(student) as (beacon, _):
        for tries in (1, 3):
            other, begin, tasks = await station(), observer.seconds(), len(asyncio.all_tasks())
            ended = await end(beacon.ask(other.address, b"wind?", texts.pause, tries))
            seconds = observer.seconds() - begin
            seen.append((ended, len(other.got), seconds, len(asyncio.all_tasks()) - tasks))
    return seen


@scenario
async def late_answers(student, texts):
    """The answer to a question that waits no longer comes while the next one waits."""
    old = []

    def do(s, data, sender):
        if not old:
            old.append((data, sender))
        elif len(s.got) == 2:
            answered(s, *old[0])  # late, for the first one
            asyncio.get_running_loop().call_later(0.2, answered, s, data, sender)

    other = await station(do)
    async with Open(student) as (beacon, _):
        first = await end(beacon.ask(other.address, b"first", 0.3, 1))
        second = await end(beacon.ask(other.address, b"second", 0.5, 1))
        return first, second


@scenario
async def after_the_next_try(student, texts):
    """The answer to the first sending comes after the second one."""

    def do(s, data, sender):
        if len(s.got) == 1:
            asyncio.get_running_loop().call_later(texts.pause * 1.5, answered, s, data, sender)

    other = await station(do)
    async with Open(student) as (beacon, _):
        return await end(beacon.ask(other.address, b"wind?", texts.pause, 4)), len(other.got)


@scenario
async def doubled_answers(student):
    def do(s, data, sender):
        for _ in range(3):
            answered(s, data, sender)

    other = await station(do)
    async with Open(student) as (beacon, _):
        return [await end(beacon.ask(other.address, b"%d" % n, 0.5, 1)) for n in range(5)]


@scenario
async def false_answers(student):
    """Answers with the right number from another address, and with other numbers from the right one."""
    stranger = await station()

    def do(s, data, sender):
        stranger.send(b"!" + data[1:HEAD] + b"a storm", sender)
        for bit in range(32):
            number = int.from_bytes(data[1:HEAD], "big") ^ (1 << bit)
            s.send(b"!" + number.to_bytes(4, "big") + b"another storm", sender)
        asyncio.get_running_loop().call_later(0.2, answered, s, data, sender)

    other = await station(do)
    async with Open(student) as (beacon, _):
        return [await end(beacon.ask(other.address, b"wind?", 1, 1)) for _ in range(3)]


@scenario
async def malformed(student):
    """Datagrams that are nothing, while a question waits; and questions with and without an answer."""
    kept = []
    other = await station(lambda s, data, sender: kept.append((data, sender)))
    async with Open(student) as (beacon, address):
        asking = asyncio.create_task(beacon.ask(other.address, b"wind?", 2, 1))
        await other.arrived(1)
        if not kept:
            raise NotSeen("no question came")
        number = kept[0][0][1:HEAD]
        for data in (
            b"",
            b"?",
            b"!",
            b"?abc",
            b"!" + number[:3],
            b"x" + number,
            b"x" + number + b"?",
        ):
            other.send(data, address)
        for text in ERRORS:
            other.send(b"?1234" + text, address)
        other.send(b"?1234", address)
        await asyncio.sleep(0.1)
        waiting = not asking.done()
        before = other.got[1:]
        answered(other, *kept[0])
        return waiting, before, await end(asking)


@scenario(clock="fast", limit=240)
async def long_pauses(student):
    other = await station(lambda s, d, a: len(s.got) > 2 and answered(s, d, a))
    async with Open(student) as (beacon, _):
        return await end(beacon.ask(other.address, b"wind?", LONG, 3)), len(other.got)


@scenario
async def cancelled(student):
    other = await station()
    async with Open(student) as (beacon, address):
        task = asyncio.create_task(beacon.ask(other.address, b"wind?", 0.5, 3))
        await asyncio.sleep(0.7)
        task.cancel()
        await asyncio.wait([task], timeout=1)
        seen = end_of(task), len(other.got)
        for data in [*other.got]:
            answered(other, data, address)
        await asyncio.sleep(0.6)
        return *seen, len(other.got)


@scenario(clock="fast")
async def many_rounds(student, functions, observer):
    """Some questions are answered, some are not, and some are cancelled: again and again."""
    note = functions.plain("datagram")  # what is noted says that the loop had something to do
    silent = await station(lambda s, d, a: note())
    other = await station(lambda s, d, a: (note(), answered(s, d, a), answered(s, d, a)))
    async with Open(student) as (beacon, _):

        async def one_cancelled():
            gone = asyncio.create_task(beacon.ask(silent.address, b"gone", 0.1, 9))
            await asyncio.sleep(0.05)
            gone.cancel()
            return await end(gone)

        kinds = {
            "was answered": lambda: end(beacon.ask(other.address, b"yes", 0.2, 1)),
            "got no answer": lambda: end(beacon.ask(silent.address, b"no", 0.1, 2)),
            "was cancelled": one_cancelled,
        }

        async def one_round():
            return [await ask() for ask in kinds.values()]

        async def kept_of(ask):
            before = observer.held(beacon)
            for _ in range(FEW):
                await ask()
            return observer.held(beacon) - before

        for _ in range(3):
            first = await one_round()
        before, lengths = observer.held(beacon), observer.lengths(beacon)
        tasks = len(asyncio.all_tasks())
        for _ in range(ROUNDS):
            await one_round()
        more, tasks = observer.held(beacon) - before, len(asyncio.all_tasks()) - tasks
        grown = observer.longer(beacon, lengths, ROUNDS)
        return first, more, grown, tasks, {kind: await kept_of(ask) for kind, ask in kinds.items()}


@scenario
async def several_beacons(student):
    """Two beacons ask the same station, at the same time; then they ask each other."""
    kept = []
    other = await station(lambda s, data, sender: kept.append((data, sender)))
    async with Open(student) as (one, first), Open(student) as (two, second):
        tasks = [
            asyncio.create_task(b.ask(other.address, t, 1, 1))
            for b, t in ((one, b"1"), (two, b"2"))
        ]
        await other.arrived(2)
        for data, sender in reversed(kept):
            answered(other, data, sender)
        answers = [await end(task) for task in tasks]
        both = await asyncio.gather(
            end(one.ask(second, b"a", 1, 1)), end(two.ask(first, b"b", 1, 1))
        )
        return answers, both


@scenario
async def closed(student):
    async with Open(student) as (_, address):
        pass
    await asyncio.sleep(0.05)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        try:
            other.bind(address)
        except OSError:
            return "still in use"
    return "free"


# -- checks


def came(ended):
    """How an `ask` ended, in words."""
    if ended[:1] != b"<":
        return f"it returned {ended!r}"
    how = ended.strip(b"<>").decode()
    return f"it raised {how}" if how[:1].isupper() else f"it ended as {how}"


def must_answer(ended, answer, what):
    assert ended == answer, f"{what}: `ask` should return {answer!r}, and {came(ended)}"


def must_time_out(ended, what):
    assert ended == b"<TimeoutError>", f"{what}: `ask` should raise TimeoutError, and {came(ended)}"


@points(1)
def test_answers(questions):
    """It answers questions, with the same number: to whoever asked, and as often as they come."""
    texts = questions.inputs
    answers = [b"!" + n + b"re: " + t for n, t in zip(texts.numbers, texts.texts, strict=True)]
    one, two = questions.value.plain
    expect(sorted(two), sorted(answers), "what came to a station that asked each question once")
    expect(sorted(one), sorted(answers * 2), "what came to a station that asked each one twice")


@points(1)
def test_asks(asks):
    """A question is sent once, in the right form, from the beacon's port. Its answer is returned."""
    answers, got, same = asks.value.plain
    expect(answers, [reply(text) for text in asks.inputs.texts], "the answers")
    expect([d[:1] + d[HEAD:] for d in got], [b"?" + t for t in asks.inputs.texts], "the questions")
    numbers = len({data[1:HEAD] for data in got})
    assert numbers == len(got), f"{len(got)} questions in turn had only {numbers} different numbers"
    assert same, "the questions did not come from the port that `open` returned"


@points(2)
def test_all_at_once(all_at_once):
    """A dozen questions may wait; each gets its own answer, in whichever order they come."""
    expected = [reply(f"question {n}".encode()) for n in range(12)]
    for number, (ended, answer) in enumerate(
        zip(all_at_once.value.plain, expected, strict=True), 1
    ):
        must_answer(ended, answer, f"question {number} of a dozen at the same time")


@points(1)
def test_asks_again(lost):
    """If no answer comes, the same datagram is sent again after each pause."""
    pause = lost.inputs.pause
    for number, (answer, different, times) in zip(lost.inputs.lost, lost.value.plain, strict=True):
        what = (
            f"the first {number} datagrams of a question were lost"
            if number > 1
            else "the first datagram of a question was lost"
        )
        must_answer(answer, b"re: wind?", what)
        told = f"of {different} kinds" if different < len(times) else "no two of them the same"
        assert different == 1, f"{what}: {len(times)} were sent, {told}; all should be the same"
        expect(len(times), number + 1, f"{what}: datagrams sent")
        for one, other in pairwise(times):
            within(
                other - one,
                over=pause - 0.02,
                under=pause + 0.4,
                what="the pause before a try",
                lasts=True,
            )


@points(1)
def test_gives_up(no_answer):
    """After the last pause it raises TimeoutError, and no task is left."""
    for tries, (ended, sent, seconds, tasks) in zip((1, 3), no_answer.value.plain, strict=True):
        what = f"tries={tries}, and nobody answered"
        must_time_out(ended, what)
        expect(sent, tries, f"{what}: datagrams sent")
        due = tries * no_answer.inputs.pause
        within(seconds, over=due - 0.05, under=due + 0.5, what=f"{what}: it")
        assert tasks <= 0, f"{what}: {tasks} more tasks ran after `ask` than before"


@points(2)
def test_late_answers(late_answers, after_the_next_try):
    """A late answer is not taken for that of the next question. One to an earlier try counts."""
    first, second = late_answers.value.plain
    must_time_out(first, "the answer to the first question came too late")
    must_answer(second, b"re: second", "that late answer came while the second question waited")
    ended, sent = after_the_next_try.value.plain
    what = "the answer to the first sending came after the second one"
    must_answer(ended, b"re: wind?", what)
    expect(sent, 2, f"{what}: datagrams sent")


@points(1)
def test_doubled_answers(doubled_answers):
    """Answers that come again are ignored, and no exception reaches the event loop."""
    for number, ended in enumerate(doubled_answers.value.plain):
        must_answer(ended, b"re: %d" % number, "each answer comes three times")
    doubled_answers.lost_no_error()


@points(1)
def test_false_answers(false_answers):
    """Only the number and the address that was asked make an answer."""
    for ended in false_answers.value.plain:
        assert ended != b"a storm", "an answer from an address that was not asked was taken"
        assert ended != b"another storm", "an answer with another number was taken"
        must_answer(ended, b"re: wind?", "false answers came before the true one")


@points(2)
def test_malformed(malformed):
    """Malformed datagrams, and a `reply` that fails, change nothing."""
    waiting, before, answer = malformed.value.plain
    wanted = b"!1234re: "
    what = "malformed datagrams, questions for which `reply` raises, and one good question came"
    assert before.count(wanted) == 1, (
        f"{what}: the good one got {before.count(wanted)} answers, should get one"
    )
    others = [data for data in before if data != wanted]
    assert not others, f"{what}: the beacon sent {others[0]!r}, should answer only the good one"
    assert waiting, f"{what}, and an `ask` that waited for its answer was over"
    must_answer(answer, b"re: wind?", f"{what} while it waited")
    malformed.lost_no_error()


@points(1)
def test_long_pauses(long_pauses):
    """A pause may last longer than a minute."""
    ended, sent = long_pauses.value.plain
    must_answer(ended, b"re: wind?", f"pause={LONG:g}, and the third datagram was answered")
    expect(sent, 3, f"pause={LONG:g}, and the third datagram was answered: datagrams sent")
    long_pauses.took(over=2 * LONG - 0.1, under=2 * LONG + 5)


@points(1, shows="polling")
def test_is_woken(long_pauses):
    """Whoever waits is woken, and does not check again and again."""
    long_pauses.never_polled(under=100)


@points(1, shows="swallowed-cancel")
def test_cancelled(cancelled):
    """An `ask` that is cancelled ends as cancelled, and sends nothing more."""
    ended, before, after = cancelled.value.plain
    expect(ended, "cancelled", "how an `ask` that was cancelled ended")
    if before != 2:
        raise NotSeen(
            f"pause=0.5, cancelled after 0.7 s: {before} datagrams were sent by then, should be 2"
        )
    if after != 2:
        raise NotSeen("an `ask` was cancelled, and its question was sent again after that")


@points(2)
def test_keeps_nothing(many_rounds):
    """Nothing is kept of a question that is over."""
    (answer, late, gone), more, grown, tasks, kept = many_rounds.value.plain
    must_answer(answer, b"re: yes", "a question that is answered")
    must_time_out(late, "a question that nobody answers")
    assert gone == b"<cancelled>", f"an `ask` that was cancelled should end so, and {came(gone)}"
    of = [kind for kind, number in kept.items() if number >= FEW]
    whose = f"that {' or '.join(of)}" if of else "that is over"
    what = f"after {ROUNDS} rounds of three questions it held {more} references more than before"
    if more > SPARE:
        raise KeptForEver(f"{what}: something is kept of each question {whose}", grown)
    assert tasks <= 0, (
        f"after {ROUNDS} rounds of three questions {tasks} more tasks ran than before"
    )


@points(1)
def test_several_beacons(several_beacons):
    """Several beacons in one program are independent."""
    answers, both = several_beacons.value.plain
    what = "two beacons asked the same station at the same time"
    for ended, wanted in zip(answers, (b"re: 1", b"re: 2"), strict=True):
        must_answer(ended, wanted, what)
    for ended, wanted in zip(both, (b"re: a", b"re: b"), strict=True):
        must_answer(ended, wanted, "two beacons asked each other at the same time")


@points(1)
def test_closes(closed):
    """After `close` the port is free."""
    expect(closed.value, "free", "the port, after `close`")
