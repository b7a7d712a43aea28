"""A program that grows, round by round."""

import asyncio
from types import SimpleNamespace

from grader import (
    KeptForEver,
    NotSeen,
    ScenarioStopped,
    Shows,
    at_line,
    end_of,
    expect,
    inputs,
    points,
    scenario,
    within,
)

NEEDS = "sockets"

ASKS = """
class Board:
    def __init__(self, connect, blink) -> None
    def last(self, platform) -> list[str]
    async def changed(self) -> dict[str, str]
    async def refresh(self, platforms, seconds) -> dict[str, str]
"""

HINTS = (
    "Go through `refresh` line by line, and note what each line begins: a task, a session, an entry in a "
    "list. For each ask: who ends it, when a platform is late, when one fails, and when the round is cancelled?",
    "Whatever has to happen on every way out belongs into a `finally`. A task that is cancelled has ended "
    "only when it has been awaited. A `deque` with a `maxlen` forgets by itself.",
    "There are five. Two are tasks: the lamp's, and those that are late. One is a session, after a late "
    "or a failed platform. Two are in the board: old answers, and everybody who has waited in `changed`.",
)

PLATFORMS = [*"123456789"]
SLOW, BROKEN = "slow", "broken"
"""A platform that does not answer, and one that answers with an error."""
ODD = {"twin a": "a train", "twin b": "a train", "empty": ""}
"""Platforms that answer alike, and one whose answer is empty."""
AND_ONE_MORE = {
    "good": [],
    "late": [SLOW],
    "failed": [BROKEN],
    "cancelled": [SLOW],
    "early": [],
    "ending": [SLOW],
    "closing": [],
}
CANCELLED = {"cancelled": 0.2, "early": 0.2, "ending": 0.55}
"""Seconds after which a round is cancelled: the last one while those who are late have to end."""
SECONDS, PATIENCE = 0.5, 5
FAREWELL = 0.1
"""Seconds that a question needs to end when it is cancelled, or a session to close."""
LONG = 12.05
"""Seconds of a round, longer than any time limit that somebody makes up, and not in step with the lamp."""
ROUNDS = 30
SPARE = 20
"""References that so many rounds may leave, where one each would be more."""


@inputs
def delays(rng):
    """How long platforms take, and what a program is given."""
    return SimpleNamespace(
        seconds={platform: rng.choice([0.23, 0.25, 0.33, 0.35]) for platform in PLATFORMS},
        order=rng.sample([*PLATFORMS, SLOW], 10),
        several=rng.sample([3, 4, 5, 6], 2),
    )


class Railway:
    """The railway's computer: a real server, with real sessions."""

    def __init__(self, functions, seconds):
        self.seconds, self.blinks, self.sessions, self.asked = seconds, 0, [], 0
        self.seconds_to_connect = self.seconds_to_close = 0.0
        self.farewell = FAREWELL
        self.closing = self.has_closed = lambda: None  # are called when a session closes
        self.note = functions.plain("connect")

    async def serve(self, reader, writer):
        loop, number = asyncio.get_running_loop(), 0
        while line := (await reader.readline()).decode().strip():
            number += 1
            if line != SLOW:
                word = "no" if line.startswith(BROKEN) else "yes"
                place = line.replace("_", " ")
                said = ODD.get(place, f"{place}: train {self.asked}")
                answer = f"{line} {word} {said}\n".encode()
                self.asked += 1
                loop.call_later(self.seconds.get(line, 0.1), say, writer, answer)
        writer.close()

    async def connect(self):
        """Open a session."""
        self.note()
        loop = asyncio.get_running_loop()
        await asyncio.sleep(self.seconds_to_connect)
        _, session = await loop.create_connection(lambda: Session(self), *self.address)
        self.sessions.append(session)
        return session

    def blink(self):
        self.blinks += 1
        if self.asked > 20:  # a call that is noted says that the loop had something to do
            self.note()

    async def refresh(self, platforms, seconds=SECONDS, patience=PATIENCE):
        """One round of the board, which may not take for ever."""
        try:
            async with asyncio.timeout(patience):
                return await self.board.refresh(platforms, seconds)
        except TimeoutError:
            why = f"a round of at most {seconds} s had not ended after {patience} s"
            raise ScenarioStopped(why) from None

    @property
    def open(self):
        """How many sessions are open."""
        return sum(not session.closed for session in self.sessions)


def say(writer, answer):
    if not writer.is_closing():
        writer.write(answer)


class Session(asyncio.Protocol):
    """A connection to it, for several questions at the same time."""

    def __init__(self, railway):
        self.closed, self._railway, self._asked, self._said = False, railway, {}, b""

    def connection_made(self, transport):
        self._line = transport
        self._gone = asyncio.get_running_loop().create_future()

    def connection_lost(self, error):
        self._gone.set_result(None)

    def data_received(self, data):
        *lines, self._said = (self._said + data).split(b"\n")
        for line in lines:
            place, word, said = line.decode().split(" ", 2)
            platform = place.replace("_", " ")
            answer = self._asked.pop(platform, None)
            if answer is None or answer.done():
                continue
            if word == "no":
                answer.set_exception(LookupError(f"there is no platform {platform}"))
            else:
                answer.set_result(said)

    async def ask(self, platform):
        if self._line.is_closing():
            raise ConnectionError("the session is closed")
        reply = self._asked[platform] = asyncio.get_running_loop().create_future()
        self._line.write(f"{platform.replace(' ', '_')}\n".encode())
        try:
            return await reply
        except asyncio.CancelledError:
            await asyncio.sleep(self._railway.farewell)
            raise

    async def close(self):
        self._railway.closing()
        self._line.close()
        try:
            await self._gone
            await asyncio.sleep(self._railway.seconds_to_close)
        finally:
            self.closed = True
            self._railway.has_closed()


class AtWork:
    """A board, and the railway to which it is connected."""

    def __init__(self, student, functions, seconds):
        self.railway = Railway(functions, seconds)
        self.board = student.Board(self.railway.connect, self.railway.blink)
        self.railway.board = self.board

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.railway.serve, "127.0.0.1", 0)
        self.railway.address = self.server.sockets[0].getsockname()
        return self.board, self.railway

    async def __aexit__(self, *error):
        self.server.close()


async def ended(work):
    """How it ended."""
    task = asyncio.ensure_future(work)
    await asyncio.wait([task])
    if not task.cancelled() and isinstance(task.exception(), NotImplementedError):
        raise task.exception()
    return end_of(task)


# -- scenarios


@scenario
async def rounds(student, functions, observer, delays):
    """One quick round, one with a platform that is late, one with none; and what was seen of each."""
    seen = []
    async with AtWork(student, functions, delays.seconds) as (board, railway):
        for platforms in (PLATFORMS, delays.order, []):
            blinks, begin = railway.blinks, observer.seconds()
            answers = await railway.refresh(platforms)
            seconds = observer.seconds() - begin
            texts = {p: text.partition(":")[0] for p, text in answers.items()}
            seen.append((texts, seconds, railway.blinks - blinks, railway.open))
        number = len(railway.sessions)
    return seen, number


async def left_of(student, functions, observer, delays, how):
    """What is left of a round that ends so: the end, open sessions, and blinks in the next second."""
    async with AtWork(student, functions, delays.seconds) as (board, railway):

        async def one_round(platforms):
            with observer.calling():  # what is left is noted in the moment in which it ends
                return await railway.refresh(platforms)

        railway.seconds_to_connect = 0.6 if how == "early" else 0.0
        railway.seconds_to_close = FAREWELL
        railway.farewell = 3 * FAREWELL  # whoever closes meanwhile has not waited for it
        task = asyncio.create_task(one_round([*PLATFORMS, *AND_ONE_MORE[how]]))
        if how == "closing":
            loop = asyncio.get_running_loop()
            railway.closing = lambda: loop.call_later(FAREWELL / 2, task.cancel)
        if how in CANCELLED:
            await asyncio.sleep(CANCELLED[how])
            task.cancel()
        end = await ended(task)
        left, blinks = railway.open, railway.blinks
        await asyncio.sleep(1)
        return str(end), left, len(railway.sessions), blinks, railway.blinks - blinks


@scenario
async def good_round(student, functions, observer, delays):
    return await left_of(student, functions, observer, delays, "good")


@scenario
async def late_round(student, functions, observer, delays):
    return await left_of(student, functions, observer, delays, "late")


@scenario
async def failed_round(student, functions, observer, delays):
    return await left_of(student, functions, observer, delays, "failed")


@scenario
async def cancelled_round(student, functions, observer, delays):
    return await left_of(student, functions, observer, delays, "cancelled")


@scenario
async def cancelled_early(student, functions, observer, delays):
    """Before there is a session."""
    return await left_of(student, functions, observer, delays, "early")


@scenario
async def cancelled_late(student, functions, observer, delays):
    """While it waits for those to end that were late."""
    return await left_of(student, functions, observer, delays, "ending")


@scenario
async def cancelled_in_the_close(student, functions, observer, delays):
    """While its session is being closed."""
    return await left_of(student, functions, observer, delays, "closing")


@scenario
async def cancelled_at_the_end(student, functions, delays):
    """So many turns of the event loop after its session was closed: what became of each."""
    seen = []
    async with AtWork(student, functions, dict.fromkeys(PLATFORMS, 0.05)) as (board, railway):
        for turns in range(4):
            task, cancels = asyncio.create_task(railway.refresh(["1"])), []

            async def cancel_it(task=task, turns=turns):
                for _ in range(turns):
                    await asyncio.sleep(0)
                return task.cancel()

            railway.has_closed = lambda cancels=cancels, cancel_it=cancel_it: cancels.append(
                asyncio.create_task(cancel_it())
            )
            end = await ended(task)
            seen.append(([await one for one in cancels], end == "cancelled"))
            railway.has_closed = lambda: None
    return seen


@scenario(clock="fast")
async def long_round(student, functions, delays):
    """A round that takes longer than any other one: its answers, and how often the lamp blinked."""
    async with AtWork(student, functions, {"1": LONG}) as (board, railway):
        answers = await railway.refresh(["1", *ODD], LONG + 3, LONG + 30)
        return answers, [board.last(platform) for platform in ODD], railway.blinks


@scenario
async def together(student, functions, delays):
    """Three rounds that end at the same moment, while somebody waits in `changed`."""
    async with AtWork(student, functions, dict.fromkeys(PLATFORMS, 0.05)) as (board, railway):
        waiting = [asyncio.create_task(board.changed()) for _ in range(2)]
        await asyncio.sleep(0.01)
        tasks = [asyncio.create_task(railway.refresh(["1", SLOW], 0.3)) for _ in range(3)]
        ends = [await ended(task) for task in tasks]
        await asyncio.wait(waiting, timeout=0.3)
        found = [[*end] if isinstance(end, dict) else end for end in ends]
        return found, [end_of(task) in ends for task in waiting]


@scenario
async def history(student, functions, delays):
    async with AtWork(student, functions, delays.seconds) as (board, railway):
        seen = [[*board.last("1")]]
        for number in range(6):
            platforms = ["1", *(["2", SLOW] if number % 2 else [])]
            answers = await railway.refresh(platforms)
            seen.append((answers["1"], [*board.last("1")], len(board.last("2"))))
        return seen, type(board.last("1")).__name__


@scenario
async def waiters(student, functions, delays):
    """Several wait; one is cancelled; a round fails; the next one is for those who still wait."""
    async with AtWork(student, functions, delays.seconds) as (board, railway):
        tasks = [asyncio.create_task(board.changed()) for _ in range(delays.several[0])]
        await asyncio.sleep(0.01)
        tasks[1].cancel()
        failed = await ended(railway.refresh(["1", BROKEN]))
        waiting = [end_of(task) for task in tasks]
        answers = await railway.refresh(["1"])
        late = asyncio.create_task(board.changed())
        await asyncio.wait([*tasks, late], timeout=0.3)
        same = [end_of(task) == answers for task in tasks if not task.cancelled()]
        seen = failed, waiting, same, end_of(late)
        for task in (*tasks, late):
            task.cancel()
        await asyncio.gather(*tasks, late, return_exceptions=True)
        return seen


@scenario
async def side_by_side(student, functions, delays):
    """Two rounds at the same time, and somebody else's task beside them."""
    async with AtWork(student, functions, delays.seconds) as (board, railway):
        other = asyncio.create_task(asyncio.sleep(3, "the other one"))
        first = asyncio.create_task(railway.refresh(["1", SLOW], 0.8))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(railway.refresh(["2"]))
        gone = asyncio.create_task(railway.refresh(["3", SLOW]))
        await asyncio.sleep(0.05)
        gone.cancel()
        ends = [[*(await ended(task))] for task in (second, first)]
        return ends, await ended(gone), await ended(other), railway.open


@scenario(clock="fast")
async def many_rounds(student, functions, observer, delays):
    """Rounds of all kinds, again and again."""
    async with AtWork(student, functions, dict.fromkeys(PLATFORMS, 0.01)) as (board, railway):

        async def one_round():
            waiting = [asyncio.create_task(board.changed()) for _ in range(2)]
            await asyncio.sleep(0)
            waiting[0].cancel()
            for platforms in (["1"], ["2", "3"], ["1", BROKEN], ["1", SLOW]):
                await ended(railway.refresh(platforms, 0.2))
            gone = asyncio.create_task(railway.refresh(["1", SLOW], 1))
            await asyncio.sleep(0.05)
            gone.cancel()
            return [await ended(task) for task in (gone, waiting[0])]

        for _ in range(ROUNDS // 6):
            ends = await one_round()
        before, sessions, lengths = observer.held(board), railway.open, observer.lengths(board)
        with observer.calling():
            for _ in range(ROUNDS):
                await one_round()
        more, grown = observer.held(board) - before, observer.longer(board, lengths, ROUNDS)
        return ends, more, grown, railway.open - sessions


@scenario
async def night(student, functions, observer, delays):
    """No rounds; some who wait are cancelled, and some ask for odd platforms, again and again."""
    async with AtWork(student, functions, delays.seconds) as (board, railway):
        await railway.refresh(PLATFORMS)

        async def wait_and_go():
            board.last(f"platform {observer.seconds()}, {len(ends)}")
            waiting = asyncio.create_task(board.changed())
            await asyncio.sleep(0)
            waiting.cancel()
            return await ended(waiting)

        ends = []
        for number in range(ROUNDS // 6 + ROUNDS):
            if number == ROUNDS // 6:
                before, lengths = observer.held(board), observer.lengths(board)
            ends.append(await wait_and_go())
        grown = observer.longer(board, lengths, ROUNDS)
        return {*ends}, observer.held(board) - before, grown


# -- checks


@points(1)
def test_the_answers_stay(rounds, long_round):
    """It returns the answers that come in time, and does not wait for longer than it has to."""
    (quick, late, none), sessions = rounds.value.plain
    expect([quick[0], late[0], none[0]], [{p: p for p in PLATFORMS}] * 2 + [{}], "the answers")
    longest = max(rounds.inputs.seconds.values())
    within(quick[1], over=longest - 0.05, under=longest + 0.4, what="a round with quick answers")
    within(late[1], over=SECONDS - 0.05, under=SECONDS + 0.4, what="a round of at most 0.5 s")
    assert sessions in (2, 3), f"three rounds, one without platforms: got {sessions} sessions"
    answers, last, _ = long_round.value.plain
    expect({*answers}, {"1", *ODD}, "platforms that answered within 15 s")
    expect({p: answers[p] for p in ODD}, ODD, "answers, of which two are alike and one is empty")
    expect(last, [[text] for text in ODD.values()], "`last` of each of these")


@points(1)
def test_the_lamp_stays(rounds, long_round):
    """While a round runs, the lamp blinks every 0.1 seconds."""
    late = rounds.value.plain[0][1]
    assert 4 <= late[2] <= 8, f"a round of 0.5 s: expected 5 to 7 blinks, got {late[2]}"
    blinks = long_round.value.plain[2]
    assert 110 <= blinks <= 130, f"a round of 12 s: expected about 120 blinks, got {blinks}"


@points(1)
def test_the_rest_stays(history, waiters, side_by_side, together):
    """`last`, `changed` and rounds at the same time work as before."""
    seen, kind = history.value.plain
    expect([seen[0], kind], [[], "list"], "`last` before the first round, and its type")
    texts = [text for text, _, _ in seen[1:]]
    expect(
        [last for _, last, _ in seen[1:]],
        [texts[max(0, n - 2) : n + 1] for n in range(6)],
        "`last` of a platform, after each of six rounds",
    )
    expect(len({*texts}), 6, "different answers, in six rounds")
    expect(
        [number for _, _, number in seen[1:]],
        [0, 1, 1, 2, 2, 3],
        "six rounds, of which every second one asks for platform 2: answers in `last` of that, after each",
    )
    failed, waiting, same, late = waiters.value.plain
    expect(
        failed, f"LookupError: there is no platform {BROKEN}", "a round with a platform that fails"
    )
    still = waiting.count("still waiting")
    after = f"{len(waiting)} waited in `changed`, one was cancelled, and a round failed"
    expect(still, len(waiting) - 1, f"{after}: those who still waited")
    expect(
        same.count(True), len(waiting) - 1, f"{after}: those who got the answers of the next round"
    )
    expect(late, "still waiting", "who began to wait in `changed` after the last round")
    ends, gone, _, _ = side_by_side.value.plain
    expect(
        [ends, gone], [[["2"], ["1"]], "cancelled"], "three rounds at the same time, one cancelled"
    )
    ends, got = together.value.plain
    expect(ends, [["1"]] * 3, "the platforms that answered in three rounds, which end together")
    expect(got, [True] * 2, "who waited has got the answers of one of these")


@points(2)
def test_no_task_is_left(
    good_round,
    late_round,
    failed_round,
    cancelled_round,
    cancelled_early,
    cancelled_late,
    cancelled_in_the_close,
):
    """When a round ends, no task of it is running."""
    cancelled = cancelled_round, cancelled_late, cancelled_in_the_close
    for evidence in good_round, late_round, failed_round, *cancelled:
        has_run(evidence)
        evidence.left_no_task()
    left = cancelled_early.noticed.tasks_left
    if left and not left[0].cancelled:
        made = f"a task that was created{at_line(left[0].line)} went on"
        headline = "A round was cancelled while it connected, and a task of it went on."
        raise Shows(f"`connect` was cancelled, and {made}", "forgotten-task", headline)
    cancelled_early.left_no_task()


def has_run(evidence):
    if not evidence.value.plain[2]:
        raise NotSeen("no session was opened")


@points(2, shows="session-left-open")
def test_no_session_is_left(
    good_round, late_round, failed_round, cancelled_round, cancelled_late, cancelled_in_the_close
):
    """When a round ends, its session is closed."""
    kinds = {
        "a good round": good_round,
        "a round with a late platform": late_round,
        "a round that failed": failed_round,
        "a round that was cancelled": cancelled_round,
        "one that was cancelled while late platforms had to end": cancelled_late,
        "one that was cancelled while its session was being closed": cancelled_in_the_close,
    }
    for kind, evidence in kinds.items():
        has_run(evidence)
        expect(evidence.value.plain[1], 0, f"open sessions after {kind}")


@points(1)
def test_the_lamp_is_off(good_round, late_round, failed_round, cancelled_round, cancelled_early):
    """When a round has ended, the lamp does not blink any more."""
    kinds = {
        "a good round": good_round,
        "a round with a late platform": late_round,
        "a round that failed": failed_round,
        "a round that was cancelled": cancelled_round,
        "a round that was cancelled while it connected": cancelled_early,
    }
    for kind, evidence in kinds.items():
        *_, blinks, later = evidence.value.plain
        if not blinks:
            raise NotSeen("the lamp never blinked")
        expect(later, 0, f"blinks in the second after {kind}")


@points(1)
def test_ends_as_before(
    failed_round, cancelled_round, cancelled_in_the_close, cancelled_at_the_end
):
    """A round that fails raises the error, and one that is cancelled ends as cancelled."""
    error = f"LookupError: there is no platform {BROKEN}"
    expect(failed_round.value.plain[0], error, "a round with a platform that fails")
    expect(cancelled_round.value.plain[0], "cancelled", "a round that was cancelled")
    end = cancelled_in_the_close.value.plain[0]
    expect(end, "cancelled", "a round that was cancelled while its session was being closed")
    for cancels, was_cancelled in cancelled_at_the_end.value.plain:
        if True in cancels:  # or else it was over before
            what = "a round that was cancelled just after its session was closed ended as cancelled"
            expect(was_cancelled, True, what)


@points(2)
def test_the_board_does_not_grow(many_rounds):
    """It holds as much after a hundred rounds as after ten."""
    ends, more, grown, sessions = many_rounds.value.plain
    for what, end in zip(("a round", "a `changed`"), ends, strict=True):
        expect(end, "cancelled", f"{what} that was cancelled")
    what = f"after {5 * ROUNDS} rounds more, the board held {more} references more"
    if more > SPARE:
        raise KeptForEver(f"{what}: something is kept of each round", grown)
    expect(sessions, 0, f"more open sessions, after {5 * ROUNDS} rounds more")


@points(2)
def test_quiet_nights(night):
    """Who waits in `changed` and is cancelled leaves nothing, also where no round follows."""
    ends, more, grown = night.value.plain
    expect(ends, {"cancelled"}, "how each ended who was cancelled in `changed`")
    what = f"{ROUNDS} times somebody asked for the `last` of a new platform, and was cancelled in `changed`: the board held {more} references more"
    if more > SPARE:
        raise KeptForEver(f"{what}, so something is kept of each", grown)


@points(1)
def test_hurts_nobody_else(side_by_side):
    """It cancels no task that is not its own, and closes no session of another round."""
    _, _, other, left = side_by_side.value.plain
    expect(other, "the other one", "a task of somebody else")
    expect(
        left, 0, "sessions still open after three rounds at the same time, one of them cancelled"
    )
