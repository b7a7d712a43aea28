"""One call for all who ask, and it belongs to none of them."""

import asyncio
from types import SimpleNamespace

from grader import NotSeen, end_of, expect, inputs, points, scenario, within

ASKS = """
class SingleFlight:
    def __init__(self) -> None
    async def get(self, key, fetch) -> object
"""

HINTS = (
    "If the first caller makes the call by itself, the call ends with that caller. Who else could "
    "run it? And how does the last one who leaves know that nobody else is waiting?",
    "A task can run the call, and many can wait for it. `asyncio.shield` keeps a caller's cancel "
    "from the task. A dictionary knows the running task of each key.",
    "Count who waits for each task, and count down in a `finally`. At zero, forget the task, then "
    "cancel it and wait for its end. Forget it also when it is done, but only if the dictionary "
    "still has this very task under its key.",
)

CITIES = ["Oslo", "Lima", "Kyoto", "Accra", "Quito", "Delhi", "Turin", "Perth"]
EMPTY = {"Oslo": None, "": "", None: 0, 0: []}
"""Answers for keys, all but one of which count as false, as the answers do."""
DOWN = "the service is down"


class PowerCut(BaseException):
    """No `Exception`."""


@inputs
def visit(rng):
    """Cities, and how many ask."""
    cities = rng.sample(CITIES, 4)
    return SimpleNamespace(city=cities[0], cities=cities, many=rng.randint(7, 20))


def numbered():
    """Answers that tell which call of all they come from."""
    made = []

    def answer(key):
        made.append(key)
        return f"{key}, call {len(made)}"

    return answer


class Page:
    """A page of the student's, and the visitors who ask it."""

    def __init__(self, student, functions, seconds=0.5, name="fetch", **how):
        how.setdefault("answer", numbered())
        self.fetch = functions.slow(name, seconds, **how)
        self.flights = student.SingleFlight()
        self.tasks = []

    def ask(self, key, number=1):
        """So many ask for this key; returns their tasks."""
        new = [asyncio.create_task(self.flights.get(key, self.fetch)) for _ in range(number)]
        self.tasks += new
        return new

    async def ends(self, patience=2.0):
        """What became of everybody, once all are over or time is up. Then all go home."""
        await asyncio.wait(self.tasks, timeout=patience)
        seen = [end_of(task) for task in self.tasks]
        stuck = [task for task in self.tasks if task.cancel()]
        if stuck:
            await asyncio.wait(stuck, timeout=0.5)
        return seen


async def turns(number):
    for _ in range(number):
        await asyncio.sleep(0)


# -- scenarios


@scenario
async def ten_at_once(student, functions, visit):
    """All come in the same turn, but for two who come while the call is running."""
    page = Page(student, functions, seconds=0.8)
    page.ask(visit.city, visit.many)
    await asyncio.sleep(0.3)
    page.ask(visit.city, 2)
    return await page.ends()


@scenario
async def empty_answers(student, functions):
    page = Page(student, functions, seconds=0.3, answer=EMPTY.get)
    for key in EMPTY:
        page.ask(key, 3)
    return await page.ends()


@scenario
async def many_keys(student, functions, visit):
    """A hundred keys, each asked for twice."""
    page = Page(student, functions, seconds=0.8, answer=str)
    for number in range(100):
        page.ask(number, 2)
    return await page.ends()


@scenario
async def three_keys(student, functions, visit):
    page = Page(student, functions, seconds=0.6, answer=str)
    for city in visit.cities[:3]:
        page.ask(city)
    return await asyncio.gather(*page.tasks)


@scenario
async def two_objects(student, functions, visit):
    names = ("sun", "rain")
    pages = [Page(student, functions, name=f"fetch_{name}", answer=name) for name in names]
    for page in pages:
        page.ask(visit.city, 2)
    return [await page.ends() for page in pages]


@scenario(clock="fast", limit=100)
async def over_a_minute(student, functions, visit):
    page = Page(student, functions, seconds={visit.city: 71.0}, answer=str)
    page.ask(visit.city, 2)
    await asyncio.sleep(66)
    page.ask(visit.city, visit.many)
    return await asyncio.gather(*page.tasks)


@scenario
async def asked_again(student, functions, visit):
    """Each asks again as soon as the answer is there; another one comes still later."""
    page = Page(student, functions, seconds=0.2)

    async def visitor():
        return [await page.flights.get(visit.city, page.fetch) for _ in range(3)]

    seen = await asyncio.gather(*(visitor() for _ in range(visit.many)))
    await asyncio.sleep(0.1)
    return [*seen, await page.flights.get(visit.city, page.fetch)]


@scenario
async def fails(student, functions, visit):
    """The first call fails, and a second one does not."""
    kinds = (OSError(DOWN), PowerCut("dark"), asyncio.CancelledError())
    errors = dict(zip(visit.cities, kinds, strict=False))
    page = Page(student, functions, 0.2, fails=lambda city: errors.pop(city, None))
    for city in visit.cities[:3]:
        page.ask(city, visit.many)
    await asyncio.sleep(0.4)
    for city in visit.cities[:3]:
        page.ask(city)
    return await page.ends()


# -- cancelled


def places(many):
    """Of so many callers, who is cancelled."""
    return {
        "the first": [0],
        "one in the middle": [many // 2],
        "the last": [many - 1],
        "all but one": [place for place in range(many) if place != many // 2],
    }


@scenario
async def one_leaves(student, functions, visit):
    """Another one comes after the cancel, and joins too."""

    async def one(name, gone):
        page = Page(student, functions, seconds=0.8, answer=str)
        tasks = page.ask(name, visit.many)
        await asyncio.sleep(0.2)
        for place in gone:
            tasks[place].cancel()
        await asyncio.sleep(0.2)
        early = [end_of(tasks[place]) for place in gone]
        page.ask(name)
        return {"early": early, "ends": await page.ends()}

    cases = places(visit.many)
    seen = await asyncio.gather(*(one(*case) for case in cases.items()))
    return dict(zip(cases, seen, strict=True))


@scenario(limit=4)
async def one_leaves_and_it_fails(student, functions, visit):
    page = Page(student, functions, seconds=0.5, fails={visit.city: OSError(DOWN)})
    tasks = page.ask(visit.city, visit.many)
    await asyncio.sleep(0.2)
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return [*map(end_of, tasks)]


@scenario
async def all_leave(student, functions, visit, observer):
    """One after another; the call needs a moment to clean up."""
    page = Page(student, functions, seconds=1.5, cleaning=0.6)
    tasks = page.ask(visit.city, 4)
    await asyncio.sleep(0.2)
    for task in tasks[:-1]:
        task.cancel()
    await asyncio.sleep(0.1)
    await observer.cancel(tasks[-1], 2.0)
    ends = await page.ends()
    return {"ends": ends, "at": observer.seconds()}


@scenario
async def all_leave_at_once(student, functions, visit, observer):
    """In the same turn; and another page has only one visitor."""
    page = Page(student, functions, seconds=1.5, cleaning=0.6)
    tasks = [*page.ask(visit.cities[0], 3), *page.ask(visit.cities[1])]
    await asyncio.sleep(0.2)
    for each in tasks:
        each.cancel()
    ends = await page.ends()
    return {"ends": ends, "at": observer.seconds()}


@scenario(clock="fast", limit=100)
async def a_long_clean_up(student, functions, visit, observer):
    page = Page(student, functions, seconds=5, cleaning=66.3)
    tasks = page.ask(visit.city, 2)
    await asyncio.sleep(1)
    for each in tasks:
        each.cancel()
    return {"ends": await page.ends(80), "at": observer.seconds()}


@scenario
async def comes_in_the_clean_up(student, functions, visit):
    return await in_the_clean_up(Page(student, functions, seconds=1.2, cleaning=0.5), visit)


@scenario
async def comes_before_it_answers_all_the_same(student, functions, visit):
    """The call does not end as cancelled, but with an answer, for which it is too late."""
    page = Page(student, functions, seconds=1.2, cleaning=0.5)
    cancelled = page.fetch

    async def fetch(key):
        try:
            return await cancelled(key)
        except asyncio.CancelledError:
            return "too late"

    page.fetch = functions.handing(fetch)
    return await in_the_clean_up(page, visit)


async def in_the_clean_up(page, visit):
    """The second comes while the first call cleans up, and the third after that."""
    (first,) = page.ask(visit.city)
    await asyncio.sleep(0.2)
    first.cancel()
    await asyncio.sleep(0.2)
    page.ask(visit.city)
    await asyncio.sleep(0.7)
    page.ask(visit.city)
    return await page.ends()


@scenario
async def comes_as_the_last_leaves(student, functions, visit):
    """So many turns of the loop after the cancel."""

    async def one(number):
        page = Page(student, functions, seconds=0.4, cleaning=0.2, answer=str)
        (first,) = page.ask(number)
        await asyncio.sleep(0.1)
        first.cancel()
        await turns(number)
        page.ask(number)
        return await page.ends()

    return await asyncio.gather(*map(one, range(8)))


@scenario(clock="fast", shuffled=True)
async def leaves_as_it_ends(student, functions):
    """Some or all are cancelled at the moment of the answer; another one comes a little later."""

    async def one(number):
        page = Page(student, functions, seconds=1.0, answer=str)
        tasks = page.ask(number, 3)
        await asyncio.sleep(0)
        loop = asyncio.get_running_loop()
        gone = tasks[: number % 3 + 1]
        for task in gone:
            # Not `call_at`: whoever reads the clock moves it, and the moment would be another one.
            loop.call_later(1.0, task.cancel)
        await asyncio.sleep(1.5)
        page.ask(number)
        return {"gone": len(gone), "ends": await page.ends()}

    return await asyncio.gather(*map(one, range(24)))


# -- what is asked


def calls_for(evidence, city):
    return [call for call in evidence.calls_of("fetch") if call.label == str(city)]


@points(2)
def test_one_call_for_all(ten_at_once):
    """Many ask for the same at the same time: one call, and all get its answer."""
    ten_at_once.called("fetch", ten_at_once.inputs.city)


@points(1)
def test_all_get_the_answer(ten_at_once, empty_answers):
    """All get the answer as soon as it is there, even if it is empty, or its key is."""
    visit = ten_at_once.inputs
    answers = set(map(str, ten_at_once.value.plain))
    expect(len(ten_at_once.value.plain), visit.many + 2, "callers")
    expect(answers, {f"{visit.city}, call 1"}, "the answers that they got")
    within(ten_at_once.elapsed, over=0.75, under=1.3, what="a call of 0.8 s")
    expected = [answer for key in EMPTY for answer in [EMPTY[key]] * 3]
    expect(empty_answers.value, expected, "the answers, three for each key")
    empty_answers.called_times("fetch", len(EMPTY))


@points(2)
def test_other_keys_do_not_wait(three_keys, many_keys):
    """Three different keys take as long as one: under 1.2 seconds. So do a hundred."""
    three_keys.took(over=0.55, under=1.2)
    numbers = range(100)
    expect(many_keys.value, [str(n) for n in numbers for _ in range(2)], "the answers")
    many_keys.called("fetch", *numbers)
    many_keys.overlapped("fetch", 100)
    many_keys.took(over=0.75, under=1.4)


@points(1)
def test_objects_are_apart(two_objects):
    """Two `SingleFlight` objects share nothing."""
    expect(two_objects.value, [["sun"] * 2, ["rain"] * 2], "the answers of two objects")


@points(1)
def test_over_a_minute(over_a_minute):
    """A call may take over a minute; whoever comes near its end still joins it."""
    visit = over_a_minute.inputs
    expect(over_a_minute.value, [visit.city] * (visit.many + 2), "the answers")
    over_a_minute.called("fetch", visit.city)
    over_a_minute.took(over=70.9, under=71.3)
    over_a_minute.never_polled(under=500)


@points(2)
def test_answers_are_not_kept(asked_again):
    """An answer is not kept: whoever asks again starts a new call, also immediately."""
    visit = asked_again.inputs
    three = [f"{visit.city}, call {number}" for number in (1, 2, 3)]
    *each, last = asked_again.value.plain
    for answers in each:
        expect(
            answers,
            three,
            f"{visit.many} asked, and again when they had the answer, twice: what one got",
        )
    expect(last, f"{visit.city}, call 4", "the answer to one who came later")
    asked_again.called_times("fetch", 4)


@points(2, shows="swallowed-error")
def test_a_failure_reaches_all(fails, one_leaves_and_it_fails):
    """If the call fails, all who wait get its error, and nothing about it appears in the log."""
    visit, ends = fails.inputs, fails.value.plain
    if waiting := ends.count("still waiting"):
        raise NotSeen(f"the calls have failed, and {waiting} of those who asked still wait")
    expect(ends[: visit.many], [f"OSError: {DOWN}"] * visit.many, "what all got")
    dark, cancelled = ends[visit.many : 2 * visit.many], ends[2 * visit.many : 3 * visit.many]
    expect(dark, ["PowerCut: dark"] * visit.many, "what all got of an error that is no Exception")
    lone = "the ends of all, when the call raised a CancelledError that nobody asked for"
    expect(cancelled, ["cancelled"] * visit.many, lone)
    visit = one_leaves_and_it_fails.inputs
    rest = one_leaves_and_it_fails.value.plain[1:]
    expect(
        rest, [f"OSError: {DOWN}"] * (visit.many - 1), "after a cancel of one, what the others got"
    )
    for evidence in fails, one_leaves_and_it_fails:
        evidence.lost_no_error()


@points(1)
def test_a_failure_is_not_kept(fails):
    """Whoever comes after a failure starts a new call."""
    visit = fails.inputs
    for city in visit.cities[:3]:
        number = len(calls_for(fails, city))
        expect(number, 2, f"calls of fetch({city!r}), of which the first one fails,")
    for end in fails.value.plain[3 * visit.many :]:
        assert ", call " in str(end), f"expected the answer of a new call, got {end!r}"


@points(2, shows="cached-coroutine")
def test_a_cancel_harms_nobody(one_leaves, one_leaves_and_it_fails):
    """When one caller is cancelled, the first or any other, the others get the answer."""
    one_leaves.started("fetch")
    many = one_leaves.inputs.many
    for name, gone in places(many).items():
        stay = [
            end
            for place, end in enumerate(one_leaves.value.plain[name]["ends"])
            if place not in gone
        ]
        expect(
            stay,
            [name] * (many + 1 - len(gone)),
            f"of {many + 1} who asked, {name} cancelled: what the others got",
        )
        (call, *more) = calls_for(one_leaves, name)
        assert not more, f"{name} of {many} was cancelled: expected 1 call, got {1 + len(more)}"
        within(call.end - call.start, over=0.75, under=1.3, what="the call of 0.8 s")


@points(1)
def test_ends_as_cancelled(one_leaves, one_leaves_and_it_fails):
    """Whoever is cancelled ends at once, as cancelled."""
    for name, gone in places(one_leaves.inputs.many).items():
        early = one_leaves.value.plain[name]["early"]
        expect(early, ["cancelled"] * len(gone), f"0.2 s after the cancel: {name} who asked")
    expect(one_leaves_and_it_fails.value.plain[0], "cancelled", "the end of the one who left")


def over_with_the_last(evidence):
    """No call may run on when all who asked have left."""
    evidence.started("fetch")
    for call in evidence.calls_of("fetch"):
        assert call.end is not None, (
            f"all who asked for {call.label} were cancelled, and in the end fetch({call.label}) was "
            "still running: it was not cancelled, or nobody waited for its clean-up"
        )


@points(2)
def test_all_leave(all_leave, all_leave_at_once, a_long_clean_up):
    """When all are cancelled the call is cancelled, and the last one waits for its clean-up."""
    for evidence, number in (all_leave, 4), (all_leave_at_once, 4):
        evidence.started("fetch")
        what = f"{number} asked, and all were cancelled: how they ended"
        expect(evidence.part("ends"), ["cancelled"] * number, what)
        over_with_the_last(evidence)
        for call in evidence.calls_of("fetch"):
            expect(call.outcome.value, "cancelled", "the end of the call that nobody waits for")
        at = evidence.part("at").plain
        assert at > 0.75, f"all had left after {at:.1f} s: the clean-up of 0.6 s was cut short"
        within(at, under=1.4, what="the time until all had left")
    over_with_the_last(a_long_clean_up)
    within(
        a_long_clean_up.part("at").plain,
        over=67.2,
        under=67.35,
        what="one second, and then a clean-up of 66.3 s",
    )
    a_long_clean_up.never_polled(under=300)


@points(2)
def test_a_new_call_after_a_cancel(comes_in_the_clean_up, comes_before_it_answers_all_the_same):
    """Whoever comes while a cancelled call cleans up starts a new call, which others join."""
    for evidence in comes_in_the_clean_up, comes_before_it_answers_all_the_same:
        city = evidence.inputs.city
        evidence.started("fetch")
        first, second, third = evidence.value.plain
        calls = calls_for(evidence, city)
        expect(first, "cancelled", "the end of the one who was cancelled")
        if len(calls) == 1 and calls[0].outcome == "returned":
            raise NotSeen("the only one who asked left, and its call was not cancelled")
        what = "what became of one who came"
        expect(second, f"{city}, call 1", f"{what} while the cancelled call cleaned up")
        expect(third, f"{city}, call 1", f"{what} later, to join a new call")
        evidence.called_times("fetch", 2)
        _, second = calls
        within(
            second.start - 0.4,
            over=-0.02,
            under=0.35,
            what="the wait before the new call",
            lasts=True,
        )


@points(2)
def test_comes_as_the_last_leaves(comes_as_the_last_leaves, leaves_as_it_ends):
    """Whoever comes as the last one is cancelled gets an answer; so does who comes after that."""
    for number, (first, second) in enumerate(comes_as_the_last_leaves.value.plain):
        later = f"{number} turn{'s' * (number != 1)} of the loop after" if number else "right after"
        when = f"one came {later} the cancel of the only other one"
        expect(first, "cancelled", "the end of the one who was cancelled")
        expect(second, str(number), f"{when}: what it got")
    for number, seen in enumerate(leaves_as_it_ends.value.plain):
        *gone, last = seen["ends"]
        expect(last, str(number), "after a cancel at the moment of the answer, the next one")
        for end in gone[: seen["gone"]]:
            told = (
                f"cancelled at the moment of the answer: expected that, or an answer, got {end!r}"
            )
            assert end in ("cancelled", str(number)), told
        for end in gone[seen["gone"] :]:
            expect(
                end, str(number), "others were cancelled at the moment of the answer: the answer"
            )
