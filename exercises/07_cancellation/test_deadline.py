"""One time limit for all: keep what has arrived, cancel the rest."""

import asyncio

from grader import TimeMissed, apart, expect, inputs, points, scenario

ASKS = "async def fetch_within(fetch, urls, seconds) -> dict[str, str]"

HINTS = (
    "How often does the clock of your time limit start? And if it strikes, where are the answers "
    "that have arrived already? They must be somewhere that the cancellation does not touch.",
    "`asyncio.timeout` limits a whole `async with` block. In the block, `asyncio.TaskGroup` starts "
    "the fetches, cancels them when the block is cancelled, and waits for their clean-up.",
    "Let each task store its own answer in one dictionary. Put the task group inside the timeout. "
    "Outside of both, catch the `TimeoutError` of the block. What a fetch raises comes in an "
    "`ExceptionGroup`, so you do not catch it by accident.",
)

AIRLINES = ["north", "south", "coral", "delta", "lotus", "polar", "tango", "zebra"]
CLEANING = [1.3, 0.5, 1.0, 0.7, 0.3]
TRIES = 12
PRICES = ["90 euros", "75 euros"]


@inputs
def urls(rng):
    """Five urls."""
    return rng.sample(AIRLINES, 5)


@inputs
def mixed(rng):
    """Many urls: the seconds and the answer of each. The time is up after one second."""
    late = [(seconds, "late") for seconds in rng.choices([1.7, 2.0, 3.0], k=rng.randint(4, 6))]
    quick = [(rng.choice([0.1, 0.3, 0.5]), f"{n} euros") for n in range(rng.randint(11, 15))]
    first = [(0.3, ""), (0.2, None), (0.1, "0")]
    rest = [*late, *quick, (0.4, "7 euros"), (0.4, "7 euros")]
    pairs = [*rng.sample(first, 3), *rng.sample(rest, len(rest))]
    return {f"airline {n}": pair for n, pair in enumerate(pairs)}


@inputs
def slow(rng):
    """As `mixed`, and how many seconds there are: more than a minute."""
    budget = rng.choice([66.0, 69.0, 73.0])
    late = [(budget + more, "late") for more in (0.03, *rng.choices([1.0, 20.0], k=8))]
    early = [(budget - less, f"{n} euros") for n, less in enumerate((0.03, 1.0, 30.0, budget))]
    pairs = [*late, *early, *((rng.choice([1.0, 64.0]), f"{n} pounds") for n in range(10))]
    return budget, {f"airline {n}": pair for n, pair in enumerate(rng.sample(pairs, len(pairs)))}


def fetching(functions, pairs):
    """A fetch that takes the seconds, and gives the answer, of each url."""
    answers = {url: answer for url, (_, answer) in pairs.items()}
    seconds = {url: needed for url, (needed, _) in pairs.items()}
    return functions.slow("fetch", seconds, answer=answers.get)


def in_time(pairs, budget):
    """What has arrived after so many seconds."""
    return {url: answer for url, (needed, answer) in pairs.items() if needed < budget}


def failure(url):
    return LookupError(f"{url} has no flights")


def no_answer(url):
    return TimeoutError(f"{url} waited too long for its own server")


def cleaning(urls):
    return dict(zip(urls, CLEANING, strict=True))


def failing(functions, url, error, urls, seconds=0.4):
    """One fetch fails. The others take long, and some time to clean up."""
    needed = {**dict.fromkeys(urls, 3.0), url: seconds}
    return functions.slow("fetch", needed, fails={url: error}, cleaning=cleaning(urls))


@scenario
async def time_is_up(student, functions, mixed):
    return await student.fetch_within(fetching(functions, mixed), [*mixed], 1.0)


@scenario(clock="fast", limit=900)
async def plenty_of_time(student, functions, slow):
    """All arrive: there is a lot more than needed."""
    _, pairs = slow
    return await student.fetch_within(fetching(functions, pairs), [*pairs], 800.0)


@scenario(clock="fast", limit=120)
async def over_a_minute(student, functions, slow):
    budget, pairs = slow
    return await student.fetch_within(fetching(functions, pairs), [*pairs], budget)


@scenario
async def few_urls(student, functions, urls):
    """No urls; one that is in time; one that is late; three that are late."""
    fetch = functions.slow("fetch", {**dict.fromkeys(urls, 3.0), urls[0]: 0.1})
    return await asyncio.gather(
        student.fetch_within(fetch, [], 0.6),
        student.fetch_within(fetch, urls[:1], 0.6),
        student.fetch_within(fetch, urls[1:2], 0.6),
        student.fetch_within(fetch, urls[2:], 0.6),
    )


@scenario
async def cleaning_up(student, functions, urls):
    """The first three are late."""
    seconds = dict(zip(urls, [3.0, 3.0, 3.0, 0.2, 0.6], strict=True))
    fetch = functions.slow("fetch", seconds, cleaning=cleaning(urls))
    return await student.fetch_within(fetch, urls, 0.8)


@scenario
async def first_fails(student, functions, urls):
    fetch = failing(functions, urls[0], failure(urls[0]), urls)
    return await student.fetch_within(fetch, urls, 2.5)


@scenario
async def last_fails(student, functions, urls):
    """After the time the clean-up of the others goes on."""
    fetch = failing(functions, urls[-1], failure(urls[-1]), urls)
    return await student.fetch_within(fetch, urls, 0.9)


@scenario
async def own_timeout(student, functions, urls):
    fetch = failing(functions, urls[2], no_answer(urls[2]), urls)
    return await student.fetch_within(fetch, urls, 2.5)


@scenario
async def cancelled(student, functions, observer, urls):
    fetch = functions.slow("fetch", 2.0, cleaning=cleaning(urls))
    return await observer.cancel_after(0.3, student.fetch_within(fetch, urls, 1.0))


@scenario
async def cancelled_in_clean_up(student, functions, observer, urls):
    fetch = functions.slow("fetch", 2.0, cleaning=cleaning(urls))
    return await observer.cancel_after(0.6, student.fetch_within(fetch, urls, 0.3))


@scenario(clock="fast", shuffled=True)
async def cancelled_as_the_time_is_up(student, functions, observer, urls):
    """Again and again. Says how each ended."""
    fetch = functions.slow("fetch", {**dict.fromkeys(urls, 5.0), urls[0]: 0.5})
    ends = []
    for _ in range(TRIES):
        try:
            await observer.cancel_after(1.0, student.fetch_within(fetch, urls, 1.0))
            ends.append("returned")
        except asyncio.CancelledError:
            ends.append("cancelled")
    return ends


@scenario(clock="fast", shuffled=True)
async def arrived_as_the_time_is_up(student, functions, urls):
    """Again and again. The first is in time, the last is late, the others are just between."""
    seconds = {**dict.fromkeys(urls, 1.0), urls[0]: 0.5, urls[-1]: 1.5}
    fetch = functions.slow("fetch", seconds, answer=str.upper)
    return [await student.fetch_within(fetch, urls, 1.0) for _ in range(TRIES)]


@scenario
async def two_searches(student, functions, urls):
    """One has little time, one fails, and one has all that it needs. Then it is asked again.

    By then it has another price.
    """
    first, second, third, *_ = urls
    seconds, prices = {first: 2.0, second: 0.5, third: 1.1}, iter(PRICES)
    how = {"answer": lambda url: next(prices, "sold out") if url == third else "no price"}
    fetch = functions.slow("fetch", seconds, **how, fails={second: failure(second)})
    calls = ([first], 0.3), ([second], 1.0), ([third], 1.6)
    found = [student.fetch_within(fetch, some, budget) for some, budget in calls]
    *_, last = await asyncio.gather(*found, return_exceptions=True)
    return [last, await student.fetch_within(fetch, [third], 1.6)]


@points(1)
def test_all_at_once(time_is_up, plenty_of_time, few_urls):
    """Each fetch starts once, all at the same time. No URLs give an empty dictionary."""
    time_is_up.overlapped("fetch", len(time_is_up.inputs))
    time_is_up.called("fetch", *time_is_up.inputs)
    plenty_of_time.overlapped("fetch", len(plenty_of_time.inputs[1]))
    expect(few_urls.part(0), {}, "the answers for no URLs")


@points(2)
def test_keeps_what_arrived(time_is_up, over_a_minute, few_urls):
    """When the time is up, it returns all answers that have arrived, and only these."""
    assert time_is_up.value == in_time(time_is_up.inputs, 1.0)
    budget, pairs = over_a_minute.inputs
    assert over_a_minute.value == in_time(pairs, budget)
    first = few_urls.inputs[0]
    expect(few_urls.part(1), {first: few_urls.answer("fetch", first)}, "one URL, in time")
    expect(few_urls.part(2), {}, "one URL, late")
    expect(few_urls.part(3), {}, "three URLs, all late")


@points(2)
def test_one_limit_for_all(time_is_up, over_a_minute):
    """The seconds are for all together: with 1 second it returns in under 1.5 seconds."""
    time_is_up.took(over=0.95, under=1.5)
    budget, _ = over_a_minute.inputs
    over_a_minute.took(over=budget - 0.01, under=budget + 0.01)


@points(1)
def test_returns_when_all_are_there(plenty_of_time, few_urls):
    """When all answers have arrived, it returns them immediately."""
    _, pairs = plenty_of_time.inputs
    longest = max(needed for needed, _ in pairs.values())
    plenty_of_time.took(over=longest - 0.01, under=longest + 0.01)
    assert plenty_of_time.value == in_time(pairs, 900)
    few_urls.took(over=0.5, under=1.1)


def cleaned_up(evidence, since):
    """Each fetch that had not ended at `since` must have cleaned up for its seconds, and no longer."""
    for call in evidence.calls_of("fetch"):
        if call.outcome == "raised" or (call.outcome == "returned" and call.end < since + 0.1):
            continue
        due = cleaning(evidence.inputs)[call.label]
        took = (evidence.elapsed if call.end is None else call.end) - since
        if not due - 0.1 < took < due + 0.4 or call.outcome == "returned":
            why = "it was cancelled too late" if took > due else "cancelled too soon, or twice"
            why = "it was not cancelled" if call.outcome == "returned" else why
            was, expected = apart(since + took, since + due)
            raise TimeMissed(
                f"{call.label} should be cancelled at {since} s and then clean up for {due} s, "
                f"until {expected} s. It was over at {was} s: {why}"
            )


@points(2)
def test_the_rest_is_over(cleaning_up):
    """When it returns, the late fetches have been cancelled, and their clean-up is done."""
    cleaning_up.must_have_returned()
    cleaning_up.called("fetch", *cleaning_up.inputs)
    cleaning_up.nothing_in_flight("fetch")
    cleaned_up(cleaning_up, 0.8)


def comes_out(evidence, error):
    """An error that a fetch raised comes out when nothing is in flight any more."""
    evidence.raised(type(error), ExceptionGroup)
    evidence.raised_all(error)
    evidence.nothing_in_flight("fetch")


@points(2)
def test_an_error_comes_out(first_fails, last_fails):
    """When a fetch fails, its error is raised, and all other fetches are over."""
    comes_out(first_fails, failure(first_fails.inputs[0]))
    cleaned_up(first_fails, 0.4)
    comes_out(last_fails, failure(last_fails.inputs[-1]))


@points(2)
def test_a_timeout_of_a_fetch_comes_out(own_timeout):
    """A `TimeoutError` that a fetch raises comes out. It is not your time limit."""
    comes_out(own_timeout, no_answer(own_timeout.inputs[2]))


@points(1)
def test_ends_as_cancelled(cancelled, cancelled_as_the_time_is_up):
    """When it is cancelled, it ends as cancelled, and no fetch is still running."""
    cancelled.raised(asyncio.CancelledError)
    cancelled.nothing_in_flight("fetch")
    for end in cancelled_as_the_time_is_up.value.plain:
        expect(end, "cancelled", "how it ended when it was cancelled just as the time was up")
    cancelled_as_the_time_is_up.nothing_in_flight("fetch")


@points(1)
def test_cancelled_in_clean_up(cancelled_in_clean_up):
    """When it is cancelled while it waits for the clean-up, it ends as cancelled too."""
    cancelled_in_clean_up.overlapped("fetch", len(cancelled_in_clean_up.inputs), may_raise=True)
    cancelled_in_clean_up.raised(asyncio.CancelledError)


@points(1, shows="polling")
def test_is_woken(over_a_minute):
    """While it waits, it does nothing: it does not look at the fetches again and again."""
    over_a_minute.started("fetch")
    over_a_minute.never_polled(under=300)


@points(1)
def test_just_in_time(arrived_as_the_time_is_up):
    """An answer that arrives just when the time is up is in or not, and nothing else is lost."""
    first, *between, _ = arrived_as_the_time_is_up.inputs
    arrived_as_the_time_is_up.must_have_returned()
    for number in range(TRIES):
        found = arrived_as_the_time_is_up.part(number).plain
        also = {url: url.upper() for url in between if url in found}
        what = f"what was returned when all but {first} come as the time is up, or later"
        expect(found, {first: first.upper(), **also}, what)
    arrived_as_the_time_is_up.nothing_in_flight("fetch")


WHEN = ("beside two others", "when it was asked again")


@points(1)
def test_two_searches(two_searches):
    """Two calls share nothing: one does not end the other, and none gets the answers of another."""
    third = two_searches.inputs[2]
    for number, (when, price) in enumerate(zip(WHEN, PRICES, strict=True)):
        what = f"what a search with enough time returned {when}"
        expect(two_searches.part(number), {third: price}, what)
