"""Many fetches, a few at a time."""

import asyncio
from types import SimpleNamespace

from grader import NotSeen, at_most, expect, inputs, kept_busy, points, scenario, within

ASKS = "async def fetch_bounded(fetch, urls, limit) -> list"

HINTS = (
    "Think of a shop with three changing rooms. Who goes in when one room becomes free, and does "
    "the next person wait until all three are empty? How many people have to stand in the shop?",
    "One way: `limit` tasks, the workers, which all take their next url from the same iterator "
    "(`iter`, `enumerate`). Another way: an `asyncio.Semaphore`, which you acquire before you "
    "create a task. A `TaskGroup` cancels what is left, and waits for it.",
    "Acquire a place, take the next url, and start a task for it in one `TaskGroup`. The task stores "
    "the answer or the exception under its number, and releases the place in a `finally`. With "
    "workers instead: one that was cancelled takes no other url, whatever its fetch has raised.",
)

SLACK = 0.05
"""Seconds for which a place may stay free on the fast clock."""
PATIENCE = 100.0
"""Seconds after which fetches that fail are given up."""
ODD = [None, "", 0, False, [], ("a", "b"), "same", "same"]
"""Answers that count as false, or are equal."""


def urls_of(number):
    return [f"/page/{n}" for n in range(number)]


@inputs
def slow_and_quick(rng):
    """Nine urls: one of the first three takes four times as long as the others."""
    urls = [f"/page/{n}" for n in rng.sample(range(100), 9)]
    slow = rng.choice(urls[:3])
    return {url: 2.4 if url == slow else 0.6 for url in urls}


def uneven(rng, number):
    """Many urls with uneven seconds; one of them takes more than a minute."""
    seconds = [rng.choice([0.0, 1.03, 2.0, 5.0, 13.07, 20.0]) for _ in range(number - 1)]
    seconds.insert(rng.randrange(number), 66.0)
    return dict(zip(urls_of(number), seconds, strict=True))


@inputs
def few(rng):
    """Some urls for a limit of one."""
    return uneven(rng, rng.randint(4, 7))


@inputs
def dozens(rng):
    """Over a hundred urls, a small limit, and one greater than any that somebody makes up."""
    seconds = uneven(rng, rng.randint(140, 160))
    return SimpleNamespace(seconds=seconds, small=rng.randint(11, 37), limit=rng.randint(101, 115))


@inputs
def with_failures(rng):
    """Fourteen urls. The first and the last fail, and so do some in the middle, mostly the same way."""
    urls = urls_of(14)
    failing = [urls[0], *rng.sample(urls[1:-1], 4), urls[-1]]
    several = ExceptionGroup("two pages in one", [LookupError("no page"), OSError("gone")])
    kinds = [LookupError("no page"), LookupError("no page"), TimeoutError(), several]
    errors = dict(zip(failing, [*kinds, OSError("gone"), ValueError()], strict=True))
    answers = dict(zip((url for url in urls if url not in errors), ODD, strict=True))
    seconds = {url: rng.choice([0.2, 0.4, 0.6]) for url in urls} | {rng.choice(urls[:3]): 2.0}
    return SimpleNamespace(urls=urls, errors=errors, answers=answers, seconds=seconds)


@inputs
def some_urls(rng):
    return [f"/page/{n}" for n in rng.sample(range(100), 6)]


@scenario
async def three_at_a_time(student, functions, slow_and_quick):
    fetch = functions.slow("fetch", slow_and_quick)
    return await student.fetch_bounded(fetch, list(slow_and_quick), 3)


@scenario(clock="fast")
async def one_at_a_time(student, functions, few):
    return await student.fetch_bounded(functions.slow("fetch", few), list(few), 1)


@scenario(clock="fast")
async def many_at_a_time(student, functions, dozens):
    fetch = functions.slow("fetch", dozens.seconds)
    return await student.fetch_bounded(fetch, list(dozens.seconds), dozens.limit)


@scenario
async def more_places_than_urls(student, functions, some_urls):
    """They end one by one, in an order of their own."""
    seconds = dict(zip(sorted(some_urls), [0.9, 0.3, 0.75, 0.6, 1.05, 0.45], strict=True))
    fetch = functions.slow("fetch", seconds)
    return await student.fetch_bounded(fetch, some_urls, 7)


@scenario(clock="fast")
async def the_same_url_again(student, functions, some_urls):
    """The answer to a url is how many were fetched before it."""
    slowly, numbers = functions.slow("fetch", 1.0), iter(range(100))

    async def fetch(url):
        number = next(numbers)
        await slowly(url)
        return number

    return await student.fetch_bounded(fetch, twice(some_urls), 4)


def twice(urls):
    return [*urls, urls[0], urls[0], *urls[::-1]]


async def fetched(work, errors):
    """What came of it, with whose error it is in place of each error. None if it did not end."""
    task = asyncio.create_task(work)
    done, _ = await asyncio.wait([task], timeout=PATIENCE)
    if not done:
        task.cancel()
        await asyncio.wait([task], timeout=1.0)
        return None
    whose = {id(error): f"the error of {url}" for url, error in errors.items()}
    return [whose.get(id(answer), answer) for answer in task.result()]


@scenario(clock="fast")
async def some_fail(student, functions, with_failures):
    night = with_failures
    how = {"answer": night.answers.get, "fails": night.errors}
    fetch = functions.slow("fetch", night.seconds, **how)
    return await fetched(student.fetch_bounded(fetch, night.urls, 3), night.errors)


@scenario(clock="fast")
async def all_fail(student, functions, some_urls):
    errors = {url: ConnectionError("the supplier is down") for url in some_urls}
    fetch = functions.slow("fetch", 1.0, fails=errors)
    return await fetched(student.fetch_bounded(fetch, some_urls, 3), errors)


@scenario(clock="fast")
async def from_a_generator(student, functions, dozens):
    return await reading_ahead(student, functions, dozens.seconds, dozens.small)


@scenario(clock="fast")
async def one_from_a_generator(student, functions, few):
    return await reading_ahead(student, functions, few, 1)


async def reading_ahead(student, functions, seconds, limit):
    """The answers, and the most urls that were taken and had not been fetched then."""
    slowly = functions.slow("fetch", seconds)
    ahead, ended = [], []

    def reading():
        for number, url in enumerate(seconds, start=1):
            ahead.append(number - len(ended))
            yield url

    async def fetch(url):
        await slowly(url)
        ended.append(url)
        return url

    answers = await student.fetch_bounded(fetch, reading(), limit)
    return answers, max(ahead)


NIGHT, AT_A_TIME, MOST_TASKS = 150, 20, 50


@scenario(clock="fast")
async def hundreds_of_urls(student, rng):
    """Notes, now and then, how many tasks are unfinished."""
    pauses = [rng.choice([0.125, 0.25]) for _ in range(53)]
    in_flight = started = most = tasks = 0

    async def fetch(number):
        nonlocal in_flight, started, most, tasks
        in_flight, started = in_flight + 1, started + 1
        most = max(most, in_flight)
        if started % 53 == 0:
            tasks = max(tasks, len(asyncio.all_tasks()))
        await asyncio.sleep(pauses[number % 53])
        in_flight -= 1
        return -number

    answers = await student.fetch_bounded(fetch, range(NIGHT), AT_A_TIME)
    return answers == [-number for number in range(NIGHT)], started, most, tasks


@scenario
async def cancelled(student, functions, observer, some_urls):
    """Two fetches have ended by then, and two are in flight."""
    seconds = dict(zip(some_urls, [0.3, 0.4, *[3.0] * 4], strict=True))
    cleaning = dict(zip(some_urls, [0.0, 0.0, 0.9, 0.3, 0.0, 0.0], strict=True))
    fetch = functions.slow("fetch", seconds, cleaning=cleaning)
    return await observer.cancel_after(1.1, student.fetch_bounded(fetch, some_urls, 2))


@scenario(clock="fast", limit=100)
async def cancelled_at_the_end(student, functions, observer, some_urls):
    """The last two of six fetches are in flight, and their clean-up takes over a minute."""
    seconds = dict(zip(some_urls, [1.0] * 4 + [9.0] * 2, strict=True))
    fetch = functions.slow("fetch", seconds, cleaning=61.0)
    return await observer.cancel_after(3.5, student.fetch_bounded(fetch, some_urls, 4))


@scenario(clock="fast", shuffled=True)
async def cancelled_as_one_ends(student, functions, some_urls):
    """A dozen times, at the very moment at which two fetches end. What each one came to."""
    fetch = functions.slow("fetch", 1.0)

    async def fetch_and_cancel():
        task = asyncio.create_task(student.fetch_bounded(fetch, some_urls, 2))
        await asyncio.sleep(1.0)
        task.cancel()
        await asyncio.wait([task])
        return ended_as(task)

    return [await fetch_and_cancel() for _ in range(12)]


@scenario(clock="fast")
async def cancelled_and_failing(student, functions, some_urls):
    """Of three fetches in flight, all, the first or the last raise an exception in their clean-up."""
    ends = []
    for number, failing in enumerate((some_urls[:3], some_urls[:1], some_urls[2:3])):
        errors = {url: ConnectionError(f"cannot hang up on {url}") for url in failing}
        fetch = functions.slow(f"fetch_{number}", 2.0, cleaning=0.5, cleaning_fails=errors)
        task = asyncio.create_task(student.fetch_bounded(fetch, some_urls, 3))
        await asyncio.sleep(1.0)
        task.cancel()
        await asyncio.wait([task], timeout=1.5)
        ends.append(ended_as(task))
    return ends


def ended_as(task):
    if not task.done():
        return "not ended"
    return "cancelled" if task.cancelled() else repr(task.exception() or "not cancelled")


@scenario
async def two_nights(student, functions, some_urls):
    """Two calls at the same time, each with a limit of its own, and one without urls."""
    tea, rum = functions.slow("fetch_tea", 0.5), functions.slow("fetch_rum", 0.5)
    return await asyncio.gather(
        student.fetch_bounded(tea, some_urls[:5], 3),
        student.fetch_bounded(rum, some_urls, 4),
        student.fetch_bounded(rum, [], 3),
    )


def answers_to(evidence, urls, name="fetch"):
    return [evidence.answer(name, url) for url in urls]


@points(2)
def test_never_more_than_the_limit(three_at_a_time, one_at_a_time, many_at_a_time):
    """There are never more than `limit` fetches in flight, whatever the limit is."""
    at_most(three_at_a_time, "fetch", 3)
    at_most(one_at_a_time, "fetch", 1)
    at_most(many_at_a_time, "fetch", many_at_a_time.inputs.limit)


@points(2)
def test_exactly_the_limit(three_at_a_time, many_at_a_time):
    """As long as urls are left, `limit` fetches are in flight: as one ends, the next one starts."""
    kept_busy(three_at_a_time, "fetch", 3)
    three_at_a_time.used_one_loop()
    kept_busy(many_at_a_time, "fetch", many_at_a_time.inputs.limit, slack=SLACK)


@points(1)
def test_the_order_of_the_urls(three_at_a_time, one_at_a_time, many_at_a_time):
    """The fetches start in the order of the urls, and the answers come in that order."""
    for evidence, seconds in (
        (three_at_a_time, three_at_a_time.inputs),
        (one_at_a_time, one_at_a_time.inputs),
        (many_at_a_time, many_at_a_time.inputs.seconds),
    ):
        assert evidence.value == answers_to(evidence, seconds)
        started = [call.label for call in evidence.calls_of("fetch")]
        expect(started, list(seconds), "the urls in the order in which they were fetched")


@points(1)
def test_each_url_is_fetched_once(three_at_a_time, the_same_url_again):
    """Each url is fetched once, and a url that appears twice is fetched twice."""
    three_at_a_time.called("fetch", *three_at_a_time.inputs)
    urls = twice(the_same_url_again.inputs)
    the_same_url_again.called("fetch", *urls)
    expect(the_same_url_again.value, list(range(len(urls))), "the answers")


@points(1)
def test_more_places_than_urls(more_places_than_urls, two_nights):
    """With a limit above the number of urls, all are fetched at once. No urls give an empty list."""
    urls = more_places_than_urls.inputs
    assert more_places_than_urls.value == answers_to(more_places_than_urls, urls)
    expect(two_nights.value.plain[2], [], "the answers to no urls")
    more_places_than_urls.overlapped("fetch", len(urls))
    more_places_than_urls.took(over=0.9, under=1.6)


def must_have_ended(evidence, limit, number):
    """Of fetches that fail, a check asks nothing more where some of them never started."""
    if evidence.value.plain is None:
        started = len(evidence.calls_of("fetch"))
        raise AssertionError(
            f"with a limit of {limit}, {started} of {number} fetches had started after "
            f"{PATIENCE:g} s: where one had failed, no place became free for the next"
        )


def ended(*scenarios):
    for evidence in scenarios:
        if evidence.value.plain is None:
            raise NotSeen(f"it did not end within {PATIENCE:g} s")


@points(1, shows="leaked-permit")
def test_goes_on_after_errors(all_fail, some_fail):
    """When fetches fail, even all of them, the others are still fetched."""
    must_have_ended(all_fail, 3, 6)
    must_have_ended(some_fail, 3, 14)


@points(1)
def test_an_error_stands_in_the_list(all_fail, some_fail):
    """The exception of a fetch stands in the list in place of its answer."""
    ended(all_fail, some_fail)
    expect(all_fail.value, [f"the error of {url}" for url in all_fail.inputs], "the errors")
    night = some_fail.inputs
    expected = [
        f"the error of {url}" if url in night.errors else night.answers[url] for url in night.urls
    ]
    expect(some_fail.value, expected, "the answers and errors")


@points(1)
def test_an_error_frees_its_place(all_fail, some_fail):
    """When a fetch fails, the next one starts at once, and there are never more than `limit`."""
    ended(all_fail, some_fail)
    all_fail.called("fetch", *all_fail.inputs)
    some_fail.called("fetch", *some_fail.inputs.urls)
    for evidence, limit in ((all_fail, 3), (some_fail, 3)):
        at_most(evidence, "fetch", limit)
        kept_busy(evidence, "fetch", limit, slack=SLACK)


@points(1)
def test_reads_the_urls_as_it_goes(from_a_generator, one_from_a_generator):
    """Urls from a generator are taken only when they are soon needed."""
    night, few = from_a_generator.inputs, one_from_a_generator.inputs
    must_not_read_ahead(from_a_generator, night.seconds, night.small)
    must_not_read_ahead(one_from_a_generator, few, 1)


def must_not_read_ahead(evidence, urls, limit):
    answers, ahead = evidence.value.plain
    expect(answers, list(urls), "the answers")
    most = 2 * limit + 1
    assert ahead <= most, (
        f"with a limit of {limit}, expected at most {most} urls that were taken from the "
        f"generator and not fetched yet, got {ahead}"
    )


@points(1)
def test_hundreds_of_urls(hundreds_of_urls):
    """It works for hundreds of urls with a limit of 20."""
    right, started, most, _ = hundreds_of_urls.value.plain
    expect(started, NIGHT, "how many fetches started")
    expect(most, AT_A_TIME, "the most fetches in flight")
    assert right, "the answers are not all there, or not in the order of the urls"


@points(2, shows="task-for-each")
def test_few_tasks(hundreds_of_urls):
    """With hundreds of urls and a limit of 20, there are never more than 50 unfinished tasks."""
    _, started, most, tasks = hundreds_of_urls.value.plain
    if not started:
        raise NotSeen("no fetch started")
    if most > MOST_TASKS:
        raise NotSeen(f"there were {most} fetches in flight")
    assert tasks <= MOST_TASKS, f"expected at most {MOST_TASKS} unfinished tasks, got {tasks:,}"


@points(1)
def test_nothing_is_polled(one_at_a_time, many_at_a_time):
    """Nothing is polled: while it waits, the event loop has nothing to do."""
    one_at_a_time.never_polled(under=1000)
    many_at_a_time.never_polled(under=2000)
    last = max(call.end or 0.0 for call in many_at_a_time.calls_of("fetch"))
    within(many_at_a_time.elapsed - last, under=SLACK, what="to return after the last fetch")


@points(2)
def test_a_cancel_ends_everything(cancelled, cancelled_at_the_end, cancelled_as_one_ends):
    """When it is cancelled, it ends as cancelled, and no fetch is still running, nor starts later."""
    for evidence, at in (cancelled, 0.95), (cancelled_at_the_end, 3.5):
        evidence.raised(asyncio.CancelledError)
        evidence.nothing_in_flight("fetch")
        late = [call.label for call in evidence.calls_of("fetch") if call.start > at]
        assert not late, f"it was cancelled, and started to fetch {', '.join(late)} after that"
        evidence.left_no_task()
    for end in cancelled_as_one_ends.value.plain:
        expect(end, "cancelled", "how it ended when it was cancelled as a fetch ended")
    cancelled_as_one_ends.nothing_in_flight("fetch")


@points(2)
def test_a_cancel_and_an_error(cancelled_and_failing):
    """It also ends as cancelled, and starts no other, when fetches fail while they clean up."""
    for number, end in enumerate(cancelled_and_failing.value.plain):
        calls = cancelled_and_failing.calls_of(f"fetch_{number}")
        failed = [call.label for call in calls if call.outcome == "raised"]
        assert failed, "no fetch was cancelled and raised an exception in its clean-up"
        what = f"it was cancelled, and {' and '.join(failed)} raised in the clean-up: "
        late = ", ".join(call.label for call in calls if call.start > calls[0].start + 0.95)
        assert not late, f"{what}after that it started to fetch {late}"
        expect(end, "cancelled", f"{what}how it ended")


@points(1)
def test_a_limit_for_each_call(two_nights):
    """Two calls at the same time have a limit each."""
    for name, number, limit in (("fetch_tea", 5, 3), ("fetch_rum", 6, 4)):
        two_nights.called(name, *two_nights.inputs[:number])
        at_most(two_nights, name, limit)
        kept_busy(two_nights, name, limit)
