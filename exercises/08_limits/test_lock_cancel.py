"""One document at a time, whoever is cancelled."""

import asyncio
import re
from types import SimpleNamespace

from grader import (
    NotSeen,
    TimeMissed,
    apart,
    end_of,
    expect,
    inputs,
    peak,
    points,
    scenario,
    within,
)

ASKS = """
class Printer:
    def __init__(self, send) -> None
    async def print_one(self, document) -> object
    async def print_all(self, documents) -> list
"""

HINTS = (
    "Whoever takes the printer must leave it again, however that ends. And whoever has not got it "
    "yet has nothing to leave. Go through your code with a cancel at each `await`.",
    "`asyncio.Lock` wakes those who wait in the order in which they came. `async with` takes it "
    "before the block, and releases it on every way out of the block, but only if it was taken.",
    "Make one lock for each printer, in `__init__`. Each of the two methods has one `async with` "
    "around all that it sends. A lock cannot be taken twice, so inside the block call `send`, and "
    "not the other method.",
)

PATIENCE = 2.0
"""Seconds after which a document that should be printed by then counts as stuck."""
WORDS = ["letter", "map", "poster", "bill", "label", "card", "ticket", "form", "list", "plan"]
RECEIPTS = {"letter": "one page", "": "", None: None, 0: 0, "map": []}
"""Receipts of documents, most of which count as false."""
DOCUMENTS = [*RECEIPTS, "map", "letter", "letter"]
"""Some of them come again."""


ERROR = re.compile(r"[A-Z]\w*: ")
"""How an end begins that is an error."""


class PowerCut(BaseException):
    """No `Exception`."""


@inputs
def queue(rng):
    """Documents in the order in which people come, and the seconds that each takes."""
    words = rng.sample(WORDS, rng.randint(7, 9))
    seconds = {word: rng.choice([0.05, 0.1, 0.15, 0.2]) for word in words}
    bundle = rng.randint(2, 4)
    # Beside a bundle that does not exclude the others, they would come first.
    seconds |= {words[0]: 0.05} | dict.fromkeys(words[1 : 1 + bundle], 0.2)
    return SimpleNamespace(words=words, seconds=seconds, bundle=bundle)


@inputs
def crowd(rng):
    """Dozens of people: when each comes, and the seconds for the document. One takes over a minute."""
    number = rng.choice([23, 31, 37])
    seconds = [round(rng.uniform(0.1, 0.9), 3) for _ in range(number)]
    seconds[-rng.randint(3, 5)] = round(rng.uniform(65.0, 72.0), 3)
    comes = sorted(round(rng.uniform(0.1, 2.0), 3) for _ in range(number))
    return SimpleNamespace(comes=comes, seconds=dict(enumerate(seconds)))


def receipt(document):
    return f"receipt for {document}"


class Office:
    """A printer, and the people who print. Its documents begin with the office's name."""

    def __init__(self, student, functions, name="", seconds=0.1, **how):
        self.name = name
        self.stand_in = functions.slow("send", seconds, answer=receipt, **how)
        self.printer = student.Printer(self.sending)
        self.tasks, self.at_end = {}, lambda document: None

    async def sending(self, document):
        try:
            return await self.stand_in(document)
        finally:
            self.at_end(document)

    def prints(self, *documents):
        """Somebody prints a document; several are printed in one go. Returns the task."""
        named = [f"{self.name}{each}" for each in documents]
        one = len(named) == 1
        printing = self.printer.print_one(named[0]) if one else self.printer.print_all(named)
        self.tasks[", ".join(named)] = task = asyncio.create_task(printing)
        return task

    async def ends(self, patience=PATIENCE):
        """What became of everybody, once all are over or time is up. Then all go home."""
        await asyncio.wait(self.tasks.values(), timeout=patience)
        ends = {documents: end_of(task) for documents, task in self.tasks.items()}
        stuck = [task for task in self.tasks.values() if task.cancel()]
        if stuck:
            await asyncio.wait(stuck, timeout=0.5)
        return ends


def cancel_after(turns, *tasks):
    """Cancel tasks after so many turns of the loop."""
    if turns:
        asyncio.get_running_loop().call_soon(cancel_after, turns - 1, *tasks)
        return
    for each in tasks:
        each.cancel()


# -- printing


@scenario(limit=4)
async def receipts(student, functions):
    printer = student.Printer(functions.slow("send", 0.05, answer=RECEIPTS.get))
    each = [await printer.print_one(document) for document in DOCUMENTS]
    return [each, await printer.print_all(DOCUMENTS), await printer.print_all([])]


@scenario
async def all_come_together(student, functions, queue):
    office = Office(student, functions, seconds=queue.seconds)
    words = iter(queue.words)
    office.prints(next(words))
    office.prints(*(next(words) for _ in range(queue.bundle)))
    for word in words:
        office.prints(word)
    return await office.ends()


@scenario(clock="fast", limit=120)
async def dozens(student, functions, crowd):
    office = Office(student, functions, seconds=crowd.seconds)
    loop = asyncio.get_running_loop()
    start = loop.time()
    callers = []
    for number, when in enumerate(crowd.comes):
        await asyncio.sleep(start + when - loop.time())
        callers.append(asyncio.create_task(office.printer.print_one(number)))
    return await asyncio.gather(*callers)


@scenario(clock="fast", limit=120)
async def a_long_bundle(student, functions, queue):
    """Of three documents in one go, the second takes over a minute. Somebody waits for its end."""
    words = queue.words
    office = Office(student, functions, seconds=queue.seconds | {words[1]: 66.0})
    return await asyncio.gather(office.prints(*words[:3]), office.prints(words[3]))


@scenario(clock="fast", shuffled=True)
async def comes_as_it_gets_free(student, functions):
    """Somebody comes at the very moment at which the printer goes to the one who waits."""

    async def morning(number):
        office = Office(student, functions, f"{number} ", seconds=1.0)
        office.prints("first")
        await asyncio.sleep(0.5)
        office.prints("second")
        await asyncio.sleep(0.5)
        office.prints("third")
        return await office.ends(5)

    return await asyncio.gather(*map(morning, range(12)))


@scenario
async def two_printers(student, functions):
    offices = [Office(student, functions, name, seconds=0.8) for name in ("up ", "down ")]
    for office in offices:
        office.prints("letter")
    return [await office.ends() for office in offices]


# -- errors


def broken(queue):
    """The errors of the first, two in the middle, and the one before the last."""
    first, _, third, fourth, *_, last, _ = queue.words
    ends = {third: asyncio.CancelledError(), fourth: PowerCut("dark")}
    return {first: OSError("no paper"), last: OSError("no paper")} | ends


def end_with(error):
    """The end of a caller whose `send` raised this; "cancelled" too where nobody cancelled it."""
    cancelled = isinstance(error, asyncio.CancelledError)
    return "cancelled" if cancelled else f"{type(error).__name__}: {error}"


@scenario
async def errors(student, functions, queue):
    office = Office(student, functions, fails=broken(queue))
    for word in queue.words:
        office.prints(word)
    return await office.ends()


@scenario
async def error_in_a_bundle(student, functions, queue):
    """The second document fails; the third is not sent."""
    words = queue.words
    office = Office(student, functions, fails={words[1]: OSError("no paper")})
    office.prints(*words[:3])
    office.prints(words[3])
    return await office.ends()


# -- cancelled while it waits

PLACES = {
    "first": [1],
    "middle": [2],
    "last": [4],
    "two": [1, 2],
    "more": [2, 3],
    "all": [1, 2, 3, 4],
}
"""Queues, and who of them is cancelled: the one in place 0 prints meanwhile."""
PLACE = ["", "the first", "the second", "the third", "the fourth"]


@scenario
async def cancelled_while_waiting(student, functions):
    """In each queue there are five, and another one comes after the cancel."""

    async def one(name, places):
        office = Office(student, functions, f"{name} ", seconds=0.3)
        tasks = [office.prints(number) for number in range(5)]
        await asyncio.sleep(0.1)
        for place in places:
            tasks[place].cancel()
        await asyncio.sleep(0.1)
        early = [end_of(tasks[place]) for place in places]
        office.prints(5)
        return {"early": early, "ends": await office.ends()}

    runs = await asyncio.gather(*(one(*item) for item in PLACES.items()))
    return dict(zip(PLACES, runs, strict=True))


@scenario
async def cancelled_bundle(student, functions, queue):
    """One who waits with several documents, and one who is printing the second of three."""
    words = queue.words
    office = Office(student, functions, seconds=0.4)
    printing, waiting = office.prints(*words[:3]), office.prints(*words[3:5])
    office.prints(words[5])
    await asyncio.sleep(0.2)
    waiting.cancel()
    await asyncio.sleep(0.4)
    printing.cancel()
    return await office.ends()


# -- cancelled while it prints


@scenario
async def cancelled_while_printing(student, functions, observer, queue):
    first, second, third = queue.words[:3]
    office = Office(student, functions, seconds=0.5, cleaning={first: 0.5})
    task = office.prints(first)
    office.prints(second)
    office.prints(third)
    await asyncio.sleep(0.1)
    await observer.cancel(task)
    return await office.ends()


@scenario(clock="fast", limit=120)
async def a_long_clean_up(student, functions, observer, queue):
    """It takes over a minute. When the caller has ended, and what became of it and the next one."""
    first, second = queue.words[:2]
    office = Office(student, functions, seconds=0.5, cleaning={first: 61.0})
    task = office.prints(first)
    office.prints(second)
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task], timeout=80)
    at = observer.seconds()
    return {"ends": await office.ends(), "at": at}


@scenario(clock="fast")
async def fails_in_clean_up(student, functions, observer, queue):
    """One is cancelled while printing, and `send` raises an exception in its clean-up. Two wait."""
    first, second, third = queue.words[:3]
    paper = {first: OSError("out of paper")}
    office = Office(student, functions, seconds=0.5, cleaning=0.3, cleaning_fails=paper)
    task = office.prints(first)
    office.prints(second)
    office.prints(third)
    await asyncio.sleep(0.1)
    task.cancel()
    return await office.ends()


@scenario
async def cancelled_alone(student, functions, observer, queue):
    """Nobody waits; the next one comes later."""
    office = Office(student, functions, seconds=0.3)
    task = office.prints(queue.words[0])
    await asyncio.sleep(0.1)
    await observer.cancel(task)
    office.prints(queue.words[1])
    return await office.ends()


@scenario
async def cancelled_twice(student, functions, queue):
    """The second cancel comes in the clean-up, or a few turns after it."""

    async def one(turns):
        office = Office(student, functions, f"{turns} ", seconds=0.3, cleaning=0.3)
        task = office.prints("letter")
        office.prints("map")
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.sleep(0.1)
        office.at_end = lambda document: cancel_after(turns, task)
        task.cancel()
        return await office.ends()

    return await asyncio.gather(*map(one, range(4)))


# -- cancelled as its turn comes

TURNS = range(7)
"""Turns of the loop between the end of a document and the cancel of those who wait."""
WAYS = ["printed", "failed", "cancelled"]
"""How the document before it ends."""


async def handed_over(student, functions, way, turns, many):
    """Of four who wait, the first or the first two are cancelled when the first document ends."""
    name = f"{way} {turns} {many}: "
    fails = {f"{name}letter": OSError("no paper")} if way == "failed" else {}
    office = Office(student, functions, name, fails=fails)
    holder = office.prints("letter")
    waiting = [office.prints(number) for number in range(4)]

    def cancel(document):
        if "letter" in document:
            cancel_after(turns, *waiting[:many])

    office.at_end = cancel
    if way == "cancelled":
        await asyncio.sleep(0.05)
        holder.cancel()
    who = "the first of four who waited was" if many == 1 else "the first two who waited were"
    later = f"{turns} turn{'s' * (turns != 1)} of the loop after" if turns else "just as"
    when = f"{who} cancelled, {later} the letter {'failed' if way == 'failed' else f'was {way}'}"
    return {"ends": await office.ends(), "gone": many, "when": when}


@scenario(clock="fast")
async def cancelled_in_a_turn(student, functions):
    cases = [(way, turns, many) for way in WAYS for turns in TURNS for many in (1, 2)]
    return await asyncio.gather(*(handed_over(student, functions, *case) for case in cases))


@scenario(clock="fast", shuffled=True)
async def cancelled_at_the_tick(student, functions):
    """The one in the second place is cancelled as its turn comes, or as its document ends."""

    async def one(number):
        office = Office(student, functions, f"{number} ", seconds=1.0)
        office.prints("letter")
        waiting = [office.prints(number) for number in range(3)]
        await asyncio.sleep(1.0 if number % 2 else 2.0)
        waiting[0].cancel()
        when = "the first who waited was cancelled as its turn came, or as its document was done"
        return {"ends": await office.ends(9), "gone": 0, "when": when}

    return await asyncio.gather(*map(one, range(24)))


@scenario
async def both_cancelled(student, functions):
    """In one turn, the holder and the first who waits are cancelled, in either order."""

    async def one(back):
        office = Office(student, functions, f"{back} ", seconds=0.3)
        tasks = [office.prints("letter"), office.prints(0)]
        office.prints(1)
        await asyncio.sleep(0.1)
        for task in reversed(tasks) if back else tasks:
            task.cancel()
        return await office.ends()

    return await asyncio.gather(one(False), one(True))


# -- what is asked


def sent(evidence, start=""):
    """The calls of `send` for documents that begin so, in their order."""
    return [call for call in evidence.calls_of("send") if call.label.startswith(start)]


def in_turn(evidence, start=""):
    """No two documents of one printer may be printed at once."""
    calls = sent(evidence, start)
    if peak(calls) > 1:
        pairs = zip(calls, calls[1:], strict=False)
        one, other = next((a, b) for a, b in pairs if a.end is None or b.start < a.end)
        raise AssertionError(
            f"expected one document at a time, but {other.label} started at {other.start:.2f} s, "
            f"while {one.label} was being printed"
        )


def ended(ends, document, *expected, when="", who=""):
    """A document must have come to one of these ends."""
    end = ends[document]
    call = f"print_all([{document}])" if ", " in document else f"print_one({document})"
    should = " or ".join(told(each, document) for each in expected)
    did = told(end, document, ("still waits", "ended", "returned", "raised"))
    message = f"{who or call} should {should}, but {did}"
    assert end in expected, f"{when}: {message}" if when else message


def told(end, document, verbs=("still wait", "end", "return", "raise")):
    """An end of a caller in words: `return its receipt`, or `ended as cancelled`."""
    wait, finish, give, fail = verbs
    if end == receipt(document):
        return f"{give} its receipt"
    if end in ("still waiting", "cancelled"):
        return wait if end == "still waiting" else f"{finish} as cancelled"
    failed = isinstance(end, str) and ERROR.match(end)
    return f"{fail} {end}" if failed else f"{give} {end!r}"


def printed(ends, *documents, when="", who=""):
    for document in documents:
        ended(ends, document, receipt(document), when=when, who=who)


def not_interrupted(calls, together):
    """Nothing may have started between the documents of one `print_all`."""
    labels = [call.label for call in calls]
    places = [labels.index(each) for each in together if each in labels]
    stretch = labels[min(places, default=0) : max(places, default=0)]
    between = ", ".join(each for each in stretch if each not in together)
    assert not between, (
        f"print_all([{', '.join(together)}]) was interrupted: {between} came between"
    )


def in_order(calls, documents):
    """These documents must have started, in this order."""
    got, expected = [call.label for call in calls], [*map(str, documents)]
    if missing := [document for document in expected if document not in got]:
        raise NotSeen(f"never started: {', '.join(missing)}")
    assert got == expected, (
        f"people came for {', '.join(expected)} in this order, "
        f"but the documents started in the order {', '.join(got)}"
    )


@points(1)
def test_returns_the_receipts(receipts):
    """Each call sends its document once, and returns what `send` returns, also where it is empty."""
    each, all_of_them, none = receipts.value.plain
    expected = [*map(RECEIPTS.get, DOCUMENTS)]
    expect(each, expected, "what print_one returned, call by call")
    expect(all_of_them, expected, "what print_all returned")
    expect(none, [], "what print_all returned for no documents")
    receipts.called("send", *DOCUMENTS, *DOCUMENTS)


@points(2)
def test_one_at_a_time(all_come_together, dozens, a_long_bundle):
    """A printer prints one document at a time: for dozens of callers, or for over a minute."""
    for evidence in all_come_together, dozens, a_long_bundle:
        evidence.must_have_returned()
        in_turn(evidence)
    words, bundle = all_come_together.inputs.words, all_come_together.inputs.bundle
    ends = all_come_together.value.plain
    printed(ends, words[0], *words[1 + bundle :])
    together = words[1 : 1 + bundle]
    ended(ends, ", ".join(together), [*map(receipt, together)])
    expect(dozens.value, [*map(receipt, dozens.inputs.seconds)], "the receipts of dozens")
    *bundle, last = map(receipt, a_long_bundle.inputs.words[:4])
    expect(a_long_bundle.value, [bundle, last], "what a print_all and a print_one returned")


@points(1)
def test_first_come_first_served(all_come_together, dozens, comes_as_it_gets_free):
    """First come, first served; and nothing comes between the documents of `print_all`."""
    words, bundle = all_come_together.inputs.words, all_come_together.inputs.bundle
    not_interrupted(sent(all_come_together), words[1 : 1 + bundle])
    in_order(sent(all_come_together), words)
    in_order(sent(dozens), dozens.inputs.seconds)
    comes_as_it_gets_free.must_have_returned()
    for number in range(12):
        documents = [f"{number} {each}" for each in ("first", "second", "third")]
        in_order(sent(comes_as_it_gets_free, f"{number} "), documents)


@points(1)
def test_no_gap(dozens):
    """The next document starts as soon as the printer is free; who waits does not check again."""
    dozens.must_have_returned()
    dozens.started("send")
    if dozens.peak("send") > 1:
        raise NotSeen("documents were printed at once, so there is no gap to look at")
    comes, free = dozens.inputs.comes, 0.0
    for number, call in enumerate(sent(dozens)):
        due = max(free, comes[number])
        within(
            call.start - due, under=0.05, what=f"the gap before document {call.label}", lasts=True
        )
        free = call.end
    dozens.never_polled(under=1500)


@points(1)
def test_printers_are_independent(two_printers):
    """Two printers print at the same time: 0.8 seconds each, under 1.3 seconds together."""
    two_printers.must_have_returned()
    for name, ends in zip(("up", "down"), two_printers.value.plain, strict=True):
        printed(ends, f"{name} letter")
    if two_printers.elapsed >= 1.3:
        took, bound = apart(two_printers.elapsed, 1.3)
        raise TimeMissed(
            f"it took {took} s, should take less than {bound} s: one printer waited for the other"
        )
    two_printers.took(over=0.75, under=1.3)


@points(1, shows="swallowed-error")
def test_errors_come_out(errors, error_in_a_bundle):
    """What `send` raises comes out of the call that made it, and of no other."""
    words, fails = errors.inputs.words, broken(errors.inputs)
    for word in fails.keys() & {words[0]}:
        ended(errors.value.plain, word, end_with(fails[word]))
    words = error_in_a_bundle.inputs.words
    ended(error_in_a_bundle.value.plain, ", ".join(words[:3]), "OSError: no paper")
    names = [call.label for call in sent(error_in_a_bundle)]
    assert words[2] not in names, f"{words[2]} was sent, after {words[1]} had failed"


@points(2, shows="leaked-permit")
def test_goes_on_after_an_error(errors, error_in_a_bundle):
    """After an error of any kind the next caller gets the printer, in the same order."""
    errors.started("send")
    fails = broken(errors.inputs)
    for word in errors.inputs.words:
        error = fails.get(word)
        end = receipt(word) if error is None else end_with(error)
        ended(errors.value.plain, word, end)
    in_order(sent(errors), errors.inputs.words)
    printed(error_in_a_bundle.value.plain, error_in_a_bundle.inputs.words[3])


@points(2)
def test_cancelled_while_waiting(cancelled_while_waiting, cancelled_bundle):
    """Whoever is cancelled while waiting ends at once, as cancelled, and is never printed."""
    cancelled_while_waiting.started("send")
    runs = cancelled_while_waiting.value.plain
    for name, places in PLACES.items():
        for end in runs[name]["early"]:
            expect(end, "cancelled", "how one who waits had ended 0.1 s after its cancel")
        labels = {call.label for call in sent(cancelled_while_waiting)}
        for place in places:
            document = f"{name} {place}"
            assert document not in labels, f"{document} was cancelled, and sent all the same"
    words = cancelled_bundle.inputs.words
    ended(cancelled_bundle.value.plain, ", ".join(words[3:5]), "cancelled")


@points(2, shows="freed-anothers-lock")
def test_a_cancelled_wait_disturbs_nobody(cancelled_while_waiting):
    """When one who waits is cancelled, the others keep their order, one at a time."""
    cancelled_while_waiting.started("send")
    for name, places in PLACES.items():
        in_turn(cancelled_while_waiting, name)
        stay = [f"{name} {place}" for place in range(6) if place not in places]
        when = (
            f"four waited behind one who printed, cancelled: {', '.join(PLACE[n] for n in places)}"
        )
        printed(cancelled_while_waiting.value.plain[name]["ends"], *stay, when=when)
        gone = {f"{name} {place}" for place in places}
        others = [c for c in sent(cancelled_while_waiting, name) if c.label not in gone]
        in_order(others, stay)


@points(2)
def test_cancelled_while_printing(cancelled_while_printing, cancelled_bundle, a_long_clean_up):
    """Whoever is cancelled while printing ends as cancelled, once its clean-up is over."""
    first, second, _ = cancelled_while_printing.inputs.words[:3]
    ended(cancelled_while_printing.value.plain, first, "cancelled")
    in_turn(cancelled_while_printing)
    words = cancelled_bundle.inputs.words
    ended(cancelled_bundle.value.plain, ", ".join(words[:3]), "cancelled")
    in_turn(cancelled_bundle)
    names = [call.label for call in sent(cancelled_bundle)]
    assert words[2] not in names, f"{words[2]} was sent after the cancel of its caller"
    first = a_long_clean_up.inputs.words[0]
    ends, at = a_long_clean_up.value.plain["ends"], a_long_clean_up.value.plain["at"]
    in_turn(a_long_clean_up)
    ended(ends, first, "cancelled")
    over = sent(a_long_clean_up)[0].end
    within(at - over, over=-0.01, under=0.05, what="the end of its caller after a long clean-up")


@points(2, shows="leaked-permit")
def test_goes_on_after_a_cancel(
    cancelled_while_printing, cancelled_alone, cancelled_bundle, cancelled_twice, fails_in_clean_up
):
    """When one who prints is cancelled, even twice, the next one gets the printer."""
    words = cancelled_while_printing.inputs.words
    printed(cancelled_while_printing.value.plain, *words[1:3])
    printed(fails_in_clean_up.value.plain, *fails_in_clean_up.inputs.words[1:3])
    printed(cancelled_alone.value.plain, cancelled_alone.inputs.words[1])
    printed(cancelled_bundle.value.plain, cancelled_bundle.inputs.words[5])
    for turns, ends in enumerate(cancelled_twice.value.plain):
        when = "one who printed was cancelled twice"
        ended(ends, f"{turns} letter", "cancelled", when=when, who="its print_one")
        printed(ends, f"{turns} map", when=when, who="print_one of the next one")


@points(2, shows="lost-handover")
def test_cancelled_as_its_turn_comes(cancelled_in_a_turn, cancelled_at_the_tick, both_cancelled):
    """When one is cancelled at the moment at which its turn comes, nobody waits forever."""
    for evidence in cancelled_in_a_turn, cancelled_at_the_tick:
        evidence.started("send")
        for run in evidence.value.plain:
            documents = [*run["ends"]]
            for place, document in enumerate(documents[1:]):
                how = {"when": run["when"], "who": f"print_one of {PLACE[place + 1]} who waited"}
                if place >= max(run["gone"], 1):
                    printed(run["ends"], document, **how)
                else:
                    may = () if run["gone"] else (receipt(document),)
                    ended(run["ends"], document, "cancelled", *may, **how)
            in_turn(evidence, documents[0].removesuffix("letter"))
    for back, ends in zip((False, True), both_cancelled.value.plain, strict=True):
        when = "the one who printed and the first who waited were cancelled in one turn of the loop"
        ended(
            ends, f"{back} letter", "cancelled", when=when, who="print_one of the one who printed"
        )
        ended(ends, f"{back} 0", "cancelled", when=when, who="print_one of the first who waited")
        printed(ends, f"{back} 1", when=when, who="print_one of the second who waited")
