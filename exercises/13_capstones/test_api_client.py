"""Calls of a server that is busy, slow, and sometimes down."""

import asyncio
from types import SimpleNamespace

from grader import NotSeen, TimeMissed, apart, end_of, expect, inputs, points, scenario, within

FILES = True

ASKS = """
class Client:
    def __init__(self, send, timeout, interval, pause, failures, cooldown) -> None
    async def call(self, method, path) -> object
"""

HINTS = (
    "Make one stage after the other. What belongs to one call, and what to all of them? The deadline "
    "and the pauses belong to a call. The line and the circuit belong to the client.",
    "`asyncio.timeout` around everything is the deadline. An `asyncio.Lock` is a fair line: who has "
    "it sleeps until the next start is due. `random.uniform` draws a pause.",
    "After its sleep, the one at the head of the line looks again: a 429 may have moved the next "
    "start. Ask the circuit before the line, and again after it. A `finally` ends the trial, "
    "however it ends.",
)

EXACT = 0.02
"""Seconds by which a time on the fast clock may be off."""
SETTINGS = {"timeout": 300, "interval": 0.001, "pause": 0.1, "failures": 1000, "cooldown": 30}
CUTS = (ConnectionResetError, ConnectionRefusedError, BrokenPipeError, ConnectionAbortedError)
FINAL = (400, 401, 404, 409, 422, 500, 501, 502, 504)
OTHERS = (ValueError, TimeoutError, PermissionError, RuntimeError)


def made(student, send, **changes):
    return student.Client(send, **{**SETTINGS, **changes})


def server(functions, scripts, seconds=0.05, name="send", then=(200, {}, "well")):
    """A `send` that answers each path with what its script says, in turn, and in the end with `then`."""
    late = (lambda _, path: seconds.get(path, 0.1)) if isinstance(seconds, dict) else seconds
    left = {path: iter(script) for path, script in scripts.items()}
    drawn = []

    def fails(method, path):
        drawn.append(next(left.get(path, iter(())), then))
        return drawn[-1] if isinstance(drawn[-1], BaseException) else None

    return functions.slow(name, late, fails=fails, answer=lambda method, path: drawn[-1])


def status(number, after=None, body="sorry"):
    return number, {} if after is None else {"Retry-After": after}, body


async def ends(tasks, patience=400.0):
    """What became of each, once all are over. The others are cancelled."""
    await asyncio.wait(tasks, timeout=patience)
    found = [end_of(task) for task in tasks]
    for one in tasks:
        one.cancel()
    return found


async def called(client, *calls):
    """What becomes of these calls, all made at once: each is a method and a path."""
    return await ends([asyncio.create_task(client.call(*call)) for call in calls])


@inputs
def plan(rng):
    """Numbers for all stages."""
    return SimpleNamespace(
        bodies={
            f"/b{n}": body for n, body in enumerate([None, "", 0, [], {"price": rng.random()}])
        },
        cuts=[cut(rng.choice(["reset", "gone"])) for cut in rng.sample(CUTS, 4)],
        tries=rng.sample(range(2, 9), 3) + [12],
        many=rng.randint(7, 12),
        leaves=[1, *rng.sample(range(2, 6), 2), 6],
        interval=rng.choice([0.3, 0.5, 0.7]),
        after=rng.choice([3, 5]),
        failures=rng.randint(3, 6),
        cooldown=rng.choice([40, 55, 70]),
        deadline=rng.randint(7, 12),
    )


# -- scenarios: all but the first on the fast clock, with timers that move it as on the wall


@scenario
async def answers(student, functions, plan):
    good = zip(plan.bodies, [200, 201, 204, 302, 399], strict=True)
    scripts = {path: [status(number, body=plan.bodies[path])] for path, number in good}
    scripts |= {f"/{number}": [status(number)] for number in FINAL}
    scripts |= {f"/{error.__name__}": [error("why")] for error in OTHERS}
    client = made(student, server(functions, scripts))
    return await called(client, *(("GET", path) for path in scripts))


@scenario(clock="fast", shuffled=True)
async def troubles(student, functions, plan):
    """What is sent again, as often as it takes; what is sent once; and one request in two calls."""
    busy = [status(503), status(429), *plan.cuts]
    scripts = {f"/again{n}": [busy[(i + n) % 6] for i in range(n)] for n in plan.tries}
    scripts |= {"/safe": busy, "/429": [status(429), status(429, "1"), status(429)]}
    again = [(m, path) for m, path in zip(["GET", "PUT", "DELETE", "GET"], scripts, strict=False)]
    again += [("POST", "/429"), ("DELETE", "/safe")]
    scripts |= {f"/once{n}": [one] for n, one in enumerate([status(503), *plan.cuts, status(503)])}
    once = [("PATCH" if n == 5 else "POST", f"/once{n}") for n in range(6)]
    scripts["/news"] = [status(503), (200, {}, "old"), status(503), (200, {}, "new")]
    client = made(student, server(functions, scripts), pause=0.02)
    found = await called(client, *again, *once)
    return found + await called(client, ("GET", "/news")) + await called(client, ("GET", "/news"))


@scenario(clock="fast", shuffled=True)
async def pauses(student, functions):
    busy = [status(503), status(429), ConnectionResetError("reset"), status(503)]
    scripts = {f"/{number}": busy for number in range(40)}
    client = made(student, server(functions, scripts), pause=1.0, interval=0.0001)
    return await called(client, *(("GET", path) for path in scripts))


@scenario(clock="fast", shuffled=True)
async def line(student, functions, observer, plan):
    """All at once, some of which leave the line; then it is quiet; then three more."""
    client = made(student, server(functions, {}, seconds=3), interval=plan.interval)
    tasks = [asyncio.create_task(client.call("POST", f"/{n}")) for n in range(plan.many)]
    with observer.calling():
        await asyncio.sleep(0.1)
        for number in plan.leaves:
            tasks[number].cancel()
        await asyncio.wait(tasks, timeout=30)
    found, late = [end_of(task) for task in tasks], observer.seconds() + 10
    await asyncio.sleep(10)
    return found + await called(client, *(("POST", f"/{n}") for n in range(50, 53))), late


@scenario(clock="fast", shuffled=True)
async def too_many(student, functions, plan):
    """For each: `Retry-After`, how many calls, and the name of `send`."""
    found = []
    for number, after in enumerate(["0", str(plan.after), "70", ["6", "1"]]):
        both = isinstance(after, list)
        scripts = {f"/{n}": [status(429, one)] for n, one in enumerate(after if both else [after])}
        name = f"send{number}"
        seconds = {"/0": 0.25, "/1": 0.1} if both else 0.05
        client = made(student, server(functions, scripts, seconds, name=name), interval=0.2)
        tasks = [asyncio.create_task(client.call("POST", f"/{n}")) for n in range(4)]
        await asyncio.sleep(0.5)
        tasks += [asyncio.create_task(client.call("GET", "/late"))]
        found.append(await ends(tasks, patience=100))
    return found


@scenario(clock="fast", shuffled=True)
async def deadlines(student, functions, observer, plan):
    """Each with a client of its own: what became of it, and after how long."""

    async def timed(name, script, seconds, calls=1, **changes):
        send = server(functions, {"/0": script}, seconds, name=name)
        client, began = made(student, send, **changes), observer.seconds()
        tasks = [asyncio.create_task(client.call("GET", f"/{n}")) for n in range(calls)]
        await asyncio.wait(tasks, timeout=250)
        found = [end_of(task) for task in tasks]
        return found[-1], observer.seconds() - began, (await ends(tasks, 1))[0]

    most = {"timeout": plan.deadline}
    return await asyncio.gather(
        timed("slow", [], 350, **most),
        timed("busy", [status(503)] * 1000, 0.1, **most),
        timed("slow_and_busy", [status(503)] * 1000, 3, **most),
        timed("too_many", [status(429, "200")], 0.1, **most),
        timed("in_line", [], 0.1, calls=3, interval=100, **most),
        timed("patient", [status(429, "66")], 75, timeout=290),
    )


class Story:
    """A server that is down, or well, and the steps that were taken with a client of it."""

    def __init__(self, student, functions, **settings):
        self.sent, self.down, self.seconds, self.steps = 0, True, 0.1, []
        send = functions.slow("send", self.start, fails=self.fails, answer=self.answer)
        self.client = made(student, send, **settings)

    def start(self, method, path):
        self.sent += 1
        return self.seconds

    def fails(self, method, path):
        broken = self.down and path != "/404" and self.sent % 2
        return ConnectionResetError("reset") if broken else None

    def answer(self, method, path):
        bad = 404 if path == "/404" else 503
        return status(bad) if path == "/404" or self.down else (200, {}, "well")

    def call(self, path="/0"):
        return asyncio.create_task(self.client.call("POST", path))

    async def step(self, name, tasks):
        """Note a step: its name, what became of the calls, how long it took, and the requests sent."""
        loop, sent = asyncio.get_running_loop(), self.sent
        began = loop.time()
        found = await ends(tasks)
        kinds = ["open" if str(one).startswith("CircuitOpen") else one for one in found]
        self.steps.append((name, kinds, loop.time() - began, self.sent - sent))

    async def cool(self, cooldown, name):
        """Nearly all of a cooldown, a call, and the rest of it."""
        await asyncio.sleep(cooldown - 0.2)
        await self.step(name, [self.call()])
        await asyncio.sleep(0.4)


@scenario(clock="fast", shuffled=True)
async def circuit(student, functions, plan):
    """A circuit opens, has a trial that fails, one that is cancelled and one that closes it."""
    settings = {"failures": plan.failures, "cooldown": plan.cooldown, "interval": 0.5}
    story = Story(student, functions, **settings)
    await story.step("one failure too few", [story.call() for _ in range(plan.failures - 1)])
    await story.step("a 404", [story.call("/404")])
    await story.step("the failures", [story.call() for _ in range(plan.failures)])
    await story.step("8 calls when it has opened", [story.call() for _ in range(8)])
    await story.cool(plan.cooldown, "a call shortly before the trial")
    story.seconds = 4
    await story.step("a trial that fails, and 4 more calls", [story.call() for _ in range(5)])
    await story.cool(plan.cooldown, "a call shortly before the second trial")
    trial = story.call()
    await asyncio.sleep(1)
    await story.step("calls during the second trial", [story.call(), story.call()])
    trial.cancel()
    await story.step("the second trial, cancelled", [trial])
    story.down, story.seconds = False, 0.1
    await story.step("the third trial", [story.call()])
    story.seconds = 4  # they are in flight together
    await story.step("4 calls when it is closed", [story.call() for _ in range(4)])
    return story.steps


@scenario(clock="fast", shuffled=True)
async def open_for_all(student, functions, plan):
    """Who is in line when it opens, who has to send again, and who gets an answer only afterwards."""
    found = []
    for number, late in enumerate([(200, {}, "late"), status(503)]):
        scripts = {"/late": [late]}

        def seconds(method, path):
            return plan.cooldown - 5 if path == "/late" else 0.1

        send = server(functions, scripts, seconds, name=f"send{number}", then=status(503))
        settings = {"failures": 2, "cooldown": plan.cooldown, "interval": 0.3}
        client = made(student, send, **settings)
        calls = [("POST", "/late"), ("POST", "/1"), ("GET", "/2"), *[("POST", "/3")] * plan.many]
        found.append(await called(client, *calls))
        await asyncio.sleep(1)
        found.append(await called(client, ("POST", "/4")))
        await asyncio.sleep(5.2)
        found.append(await called(client, ("POST", "/5")))
    return [["open" if str(one)[:11] == "CircuitOpen" else one for one in each] for each in found]


@scenario(clock="fast", shuffled=True)
async def cancelled(student, functions, observer):
    """A call is cancelled in `send`, in a pause, and when nobody may send; then two more."""
    found = []
    for number, (first, seconds) in enumerate(
        [([], 90), ([status(503)], 0.1), ([status(429, "9")], 0.1)]
    ):
        send = server(functions, {"/0": first}, {"/0": seconds, "/1": 3.0}, name=f"send{number}")
        client = made(student, send, pause=8.0, interval=0.5)
        task = asyncio.create_task(client.call("GET", "/0"))
        await asyncio.sleep(2)
        await observer.cancel(task, patience=0.1)
        found.append(end_of(task))
        found += await called(client, ("GET", "/1"), ("GET", "/2"))
    return found


@scenario(clock="fast", shuffled=True)
async def two_clients(student, functions):
    """The circuit of one is open, another one may not send for a while, and a third one does."""
    down = made(student, server(functions, {}, name="down", then=status(503)), failures=1)
    busy = made(student, server(functions, {"/0": [status(429, "50")]}, name="busy"))
    well = made(student, server(functions, {}), interval=10.0)
    waiting = asyncio.create_task(busy.call("GET", "/0"))
    first = await called(down, ("POST", "/0"))
    found = await called(well, ("GET", "/0"))
    return first + found + await ends([waiting])


# -- checks


def starts(evidence, name="send"):
    return [call.start for call in evidence.calls_of(name)]


def sends(evidence, path, name="send"):
    """The calls of `send` with this path."""
    return [call for call in evidence.calls_of(name) if call.label.endswith(f", {path}")]


def must_have_started(evidence, name, due, what):
    """`send` must have started at these moments and no others."""
    got = [round(start, 2) for start in starts(evidence, name)]
    if len(got) != len(due) or any(abs(a - b) > EXACT for a, b in zip(got, due, strict=True)):
        wanted, started = (", ".join(f"{moment:.2f}" for moment in some) for some in (due, got))
        told = f"started at {started} s" if got else "was never called"
        raise TimeMissed(f"{what}: `send` should start at {wanted} s, {told}")


@points(1)
def test_returns_the_body(answers):
    """With a status below 400 it returns the body, whatever it is."""
    bodies = list(answers.inputs.bodies.values())
    expect(answers.value.plain[: len(bodies)], bodies, "the bodies")


@points(1)
def test_other_errors_are_final(answers, troubles):
    """Any other status raises ApiError with the status; other exceptions propagate."""
    wanted = [f"ApiError: {number}" for number in FINAL]
    wanted += [f"{error.__name__}: why" for error in OTHERS]
    expect(answers.value.plain[5:], wanted, "what the calls raised")
    answers.called_times("send", 5 + len(wanted))
    cuts = [f"{type(cut).__name__}: {cut}" for cut in troubles.inputs.cuts]
    wanted = ["ApiError: 503", *cuts, "ApiError: 503"]
    expect(troubles.value.plain[6:12], wanted, "POST and PATCH, after a 503 or a ConnectionError")


@points(2)
def test_tries_again(troubles):
    """After a 503, a 429 and a ConnectionError it sends again, as often as it takes."""
    expect(
        troubles.value.plain[:4], ["well"] * 4, "four calls that fail many times: how they ended"
    )
    expect(
        troubles.value.plain[4:6],
        ["well"] * 2,
        "a POST after three 429, and a DELETE after a 503: how they ended",
    )
    for number in troubles.inputs.tries:
        times = len(sends(troubles, f"/again{number}"))
        expect(
            times, number + 1, f"a call of which the first {number} requests fail: requests sent"
        )
    expect(troubles.value.plain[12:], ["old", "new"], "the same GET twice, each after a 503")


@points(2, shows="retries-everything")
def test_only_what_is_safe(troubles):
    """After a 503 or a ConnectionError, a POST or PATCH is not sent again."""
    for number in range(6):
        if not (made := sends(troubles, f"/once{number}")):
            raise NotSeen(f"the request /once{number} was never sent")
        expect(len(made), 1, f"requests of POST or PATCH /once{number}")


@points(2)
def test_pauses(pauses):
    """Each pause is drawn anew between half of a limit and the limit, which doubles each time."""
    expect(pauses.value.plain, ["well"] * 40, "40 calls that fail four times")
    drawn = []
    for number in range(40):
        made = sends(pauses, f"/{number}")
        waits = [b.start - a.end for a, b in zip(made, made[1:], strict=False)]
        for n, wait in enumerate(waits):
            limit = 2**n
            within(
                wait, over=limit / 2 - EXACT, under=limit + EXACT, what=f"pause {n + 1}, pause=1.0,"
            )
        drawn.append([wait / 2**n for n, wait in enumerate(waits)])
    for n, ratios in enumerate(zip(*drawn, strict=True)):
        if min(ratios) > 0.7 or max(ratios) < 0.8:
            low, high = apart(min(ratios), 0.7)[0], apart(max(ratios), 0.8)[0]
            raise TimeMissed(f"40 draws of pause {n + 1} lie between {low} and {high} of its limit")
    if sum(abs(one[0] - one[1]) < EXACT for one in drawn) > 20:
        raise NotSeen("the second pause of a call is always twice its first: draw each pause anew")


@points(2)
def test_rate(line):
    """Everybody stands in line, and every `interval` seconds the next one sends."""
    stay = [n for n in range(line.inputs.many) if n not in line.inputs.leaves]
    found, late = line.value.plain
    wanted = ["well" if n in stay else "cancelled" for n in range(line.inputs.many)] + ["well"] * 3
    expect(found, wanted, "what became of the calls")
    step = line.inputs.interval
    due = [number * step for number in range(len(stay))] + [late + n * step for n in range(3)]
    must_have_started(line, "send", due, f"interval={step}, calls {line.inputs.leaves} cancelled")
    order = [int(call.label.rpartition("/")[2]) for call in line.calls_of("send")]
    expect(order, [*stay, 50, 51, 52], "the order in which they send")
    line.left_no_task()
    line.never_blocked(under=0.3)


@points(2)
def test_retry_after(too_many):
    """After a 429 with Retry-After nobody sends for so long; then one after another again."""
    came, last = too_many.value.plain[:3], too_many.value.plain[3]
    expect(came, [["well"] * 5] * 3, "four POSTs and a GET, three times; the first POST gets a 429")
    expect(last, ["well"] * 5, "four POSTs and a GET; the first two POSTs get a 429")
    for number, after in enumerate([0, too_many.inputs.after, 70]):
        first = starts(too_many, f"send{number}")[0]
        again = max(first + 0.2, first + 0.05 + after)
        due = [first, *(again + n * 0.2 for n in range(5))]
        must_have_started(too_many, f"send{number}", due, f"a 429 with {after} s, interval=0.2")
    first = starts(too_many, "send3")[0]
    due = [first, first + 0.2, *(first + 6.25 + n * 0.2 for n in range(5))]
    must_have_started(too_many, "send3", due, "a 429 with 6 s, and soon after it one with 1 s")


@points(2)
def test_one_deadline(deadlines):
    """A call raises TimeoutError after `timeout` seconds, whatever it is doing, and not before."""
    *ended, patient = deadlines.value.plain
    most = deadlines.inputs.deadline
    for what, (end, took, _) in zip(
        ("a slow answer", "503s", "slow 503s", "a long 429", "a line"), ended, strict=True
    ):
        expect(str(end).partition(":")[0], "TimeoutError", f"with {what}, timeout={most}")
        within(took, over=most - EXACT, under=most + 0.1, what=f"with {what}, timeout={most}: it")
    expect(patient[0], "well", "with timeout=290, slow answers and a 429")
    deadlines.nothing_in_flight("slow", "slow_and_busy")


@points(2)
def test_the_circuit_opens(circuit):
    """It opens after so many failures in a row; then nothing is sent for the cooldown."""
    tell = {name: (kinds, took, sent) for name, kinds, took, sent in circuit.value.plain}
    number = circuit.inputs.failures
    again = f"after {number - 1} failures and a 404, {number} more failures"
    for step, calls, name in (
        ("one failure too few", number - 1, f"{number - 1} failures"),
        ("a 404", 1, f"after {number - 1} failures, a call that gets a 404"),
        ("the failures", number, again),
    ):
        expect(tell[step][2], calls, f"with failures={number}, {name}: requests sent")
    for name, calls in ("8 calls when it has opened", 8), ("a call shortly before the trial", 1):
        kinds, took, sent = tell[name]
        must_all_be_refused(kinds, sent, calls, name)
        within(took, under=0.1, what=name)


def must_all_be_refused(kinds, sent, calls, what):
    """Each call raised CircuitOpen, and sent nothing."""
    others = [came(kind) for kind in kinds if kind != "open"]
    assert not others, f"{what}: each should raise CircuitOpen, and one {others[0]}"
    assert not sent, f"{what}: nothing should be sent, and {sent} of {calls} requests were"


def came(kind):
    """What became of a call, in words."""
    if kind == "open":
        return "raised CircuitOpen"
    if kind == "cancelled":
        return "ended as cancelled"
    if kind in ("well", "late") or not isinstance(kind, str):
        return f"returned {kind!r}"
    return f"ended with {kind.rstrip(': ')}"


@points(2)
def test_one_trial(circuit):
    """After the cooldown one call is the trial; it opens the circuit again, or closes it."""
    tell = {name: (kinds, sent) for name, kinds, _, sent in circuit.value.plain}
    kinds, sent = tell["a trial that fails, and 4 more calls"]
    what = "5 calls at once after the cooldown"
    expect(sent, 1, f"{what}: requests sent, where one is the trial")
    expect(
        kinds.count("open"), 4, f"{what}, of which one is the trial: calls that raised CircuitOpen"
    )
    for name, calls in (
        ("a call shortly before the second trial", 1),
        ("calls during the second trial", 2),
    ):
        must_all_be_refused(*tell[name], calls, name)
    kinds, _ = tell["the second trial, cancelled"]
    assert kinds == ["cancelled"], f"a trial was cancelled, and {came(kinds[0])}"
    must_go_well(*tell["the third trial"], 1, "a trial was cancelled: the next call is the trial")
    must_go_well(
        *tell["4 calls when it is closed"], 4, "a trial went well: each call is sent again"
    )


def must_go_well(kinds, sent, calls, what):
    """Each call got its answer, and was sent once."""
    bad = [came(kind) for kind in kinds if kind != "well"]
    told = f", and {sent} requests were sent" if sent else ", and nothing was sent"
    assert not bad, f"{what}, and should get its answer; it {bad[0]}{told}"
    expect(sent, calls, f"{what}: requests sent")


def came_not(got, wanted):
    return f"{came(got)}, should have {came(wanted)}"


@points(2)
def test_open_for_all(open_for_all):
    """Who is in line, or has to send again, raises CircuitOpen; late answers neither open nor close it."""
    for number, found in enumerate((open_for_all.value.plain[:3], open_for_all.value.plain[3:])):
        late = ["late", "ApiError: 503"][number]
        wanted = [late, "ApiError: 503", "open", *["open"] * open_for_all.inputs.many]
        whose = ["a slow call that was sent before", "the first failure", "the second one, a GET"]
        for n, (got, end) in enumerate(zip(found[0], wanted, strict=True)):
            who = whose[n] if n < 3 else "one who was in line"
            assert got == end, f"the circuit opened: {who} {came_not(got, end)}"
        assert found[1] == ["open"], (
            f"a late answer came in the cooldown: the next call {came_not(found[1][0], 'open')}"
        )
        trial = "ApiError: 503"
        assert found[2] == [trial], (
            f"a late answer came in the cooldown: after that the trial {came_not(found[2][0], trial)}"
        )
        open_for_all.called_times(f"send{number}", 4)


@points(1)
def test_cancelled(cancelled):
    """A call that is cancelled ends as cancelled, its `send` too, and the client still works."""
    moments = "in `send`", "in a pause", "while nobody may send"
    ends_of = cancelled.value.plain
    for n, moment in enumerate(moments):
        gone, *others = ends_of[3 * n : 3 * n + 3]
        assert gone == "cancelled", f"a call was cancelled {moment}, and {came(gone)}"
        for other in others:
            assert other == "well", f"a call was cancelled {moment}: one after it {came(other)}"
    for name in "send0", "send1", "send2":
        cancelled.called_times(name, 3)
        cancelled.nothing_in_flight(name)


@points(1)
def test_clients_are_apart(two_clients):
    """Two clients do not affect each other."""
    expect(
        two_clients.value.plain,
        ["ApiError: 503", "well", "well"],
        "a client gets a 503, one is well, and one gets a 429: what their calls came to",
    )
    within(two_clients.calls_of("send")[0].start, under=1.0, what="a call of another client")


@points(1, shows="polling")
def test_nothing_is_polled(line):
    """While calls stand in line, nothing is polled."""
    line.started("send")
    line.never_polled(under=250)
