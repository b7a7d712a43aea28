"""Some fetches fail, the others continue."""

from asyncio import CancelledError
from contextlib import suppress

from grader import expect, inputs, points, scenario

ASKS = "async def try_all(fetch, urls) -> tuple[dict, dict]"

HINTS = (
    "An exception that nothing catches propagates. To where, and what is waiting there? Each "
    "fetch needs its own place that catches its exception.",
    "`gather` has an option that turns exceptions into results. Or write a coroutine around a "
    "single fetch, with `try` and `except` in it.",
    "Get one outcome for each URL, a body or an exception, and put it into the dict where it "
    "belongs. But first look up the base class of `CancelledError`.",
)


NAMES = ["users", "posts", "comments", "News of Today", "weather", "Sport/", "music"]
SIZES = [23, 29, 31, 37]
"""Numbers of pages that no likely limit divides."""


@inputs
def pages(rng):
    """Five urls, and the exceptions of the first two: one that comes early, and one that is late."""
    urls = rng.sample(NAMES, 5)
    number = rng.randrange(100)
    errors = [LookupError(f"no page {number}"), ConnectionError(f"reset {number}")]
    return urls, dict(zip(urls, errors, strict=False))


@inputs
def many(rng):
    return [f"Page {n}" for n in rng.sample(range(100), rng.choice(SIZES))]


@inputs
def all_down(rng):
    """Seven urls, and an exception of another class for each. Two have the same words."""
    errors = [
        TimeoutError("down"),
        ValueError("down"),
        OSError(113, "no route"),
        KeyError("page"),
        ExceptionGroup("two servers", [LookupError("no page"), TimeoutError("slow")]),
        ExceptionGroup("one server", [LookupError("no page")]),
        LookupError(),
    ]
    return dict(zip(rng.sample(NAMES, 7), rng.sample(errors, 7), strict=True))


def is_pair(result):
    """Whether it is a tuple of two dicts."""
    pair = isinstance(result, tuple) and len(result) == 2
    return pair and all(isinstance(each, dict) for each in result)


def in_words(result):
    """The result with the exceptions in its second half as strings, so that it is plain data."""
    if not (isinstance(result, tuple) and len(result) == 2):
        return result
    answers, errors = result
    if isinstance(errors, dict):
        return answers, {url: told(error) for url, error in errors.items()}
    return answers, [told(e) for e in errors] if isinstance(errors, list) else errors


def told(error):
    if not isinstance(error, BaseException):
        return error
    return f"the exception {type(error).__name__}: {error}".removesuffix(": ")


def bodies(urls):
    """The bodies of the three pages that arrive. One of them is an empty page."""
    return {urls[2]: "", **{url: f"body of {url}" for url in urls[3:]}}


@scenario
async def two_fail(student, functions, pages):
    urls, errors = pages
    seconds = dict(zip(urls, [0.2, 0.6, 0.4, 1.5, 0.1], strict=True))
    fetch = functions.slow("fetch", seconds, fails=errors, answer=bodies(urls).get)
    return in_words(await student.try_all(fetch, urls))


@scenario
async def one_is_cancelled(student, functions, pages):
    urls = pages[0][:3]
    fetch = functions.slow("fetch", 0.2, fails={urls[1]: CancelledError()})
    return in_words(await student.try_all(fetch, urls))


@scenario
async def all_fail(student, functions, all_down):
    """How each is told of, and whether it is the very exception that was raised."""
    fetch = functions.slow("fetch", 0.2, fails=all_down)
    result = await student.try_all(fetch, list(all_down))
    same = (
        [result[1].get(url) is error for url, error in all_down.items()] if is_pair(result) else []
    )
    return in_words(result), all(same)


@scenario
async def all_arrive(student, functions, many):
    return in_words(await student.try_all(functions.slow("fetch", 2), many))


@scenario(clock="fast", limit=75)
async def a_very_slow_page(student, functions, pages):
    """Beside it is one that fails early."""
    slow, down, *_ = pages[0]
    fetch = functions.slow("fetch", {slow: 65, down: 1}, fails={down: LookupError("no page")})
    return in_words(await student.try_all(fetch, [slow, down]))


@scenario
async def three_calls(student, functions, pages):
    """A page and one that is missing; then another page; then the first page, which has changed."""
    one, other, missing = pages[0][:3]
    fails = {missing: LookupError("no page")}
    early = functions.slow("fetch", 0.2, fails=fails, answer="early")
    late = functions.slow("fetch", 0.2, answer="late")
    with suppress(Exception, CancelledError):  # other checks say what is wrong with that
        await student.try_all(early, [one, missing])
    return await student.try_all(late, [other]), await student.try_all(late, [one])


@scenario
async def no_url(student, functions):
    return await student.try_all(functions.slow("fetch", 0.1), [])


def dict_in(place, value):
    """One of the two dicts that were returned."""
    is_pair = type(value) is tuple and len(value) == 2 and type(value[place]) is dict
    assert is_pair, f"expected a tuple of two dicts, got {value!r}"
    return value[place]


def dict_at(place, evidence):
    return dict_in(place, evidence.value.plain)


@points(1)
def test_the_bodies_of_those_that_arrive(two_fail):
    """The first dict has the body of every page that arrived, also long after a failure."""
    expect(dict_at(0, two_fail), bodies(two_fail.inputs[0]), "the first dict")


@points(1)
def test_every_failure_is_there(two_fail, all_fail):
    """The second dict has the exception of every fetch that failed, and nothing else."""
    failed = {url: told(error) for url, error in two_fail.inputs[1].items()}
    expect(dict_at(1, two_fail), failed, "the second dict")
    value, same = all_fail.value.plain
    failed = {url: told(error) for url, error in all_fail.inputs.items()}
    expect(dict_in(1, value), failed, "the second dict when all fail")
    assert same, (
        "the second dict has other exceptions than the fetches raised, although they are alike"
    )


@points(1)
def test_cancelled_is_failed(one_is_cancelled):
    """A fetch that was cancelled counts as failed."""
    first, second, third = one_is_cancelled.inputs[0][:3]
    arrived, failed = dict_at(0, one_is_cancelled), dict_at(1, one_is_cancelled)
    assert second in failed, (
        f"the second dict has nothing for {second!r}, whose fetch was cancelled"
    )
    assert {first, third} <= arrived.keys(), "the first dict lacks a page beside the cancelled one"


@points(2)
def test_at_the_same_time(all_arrive):
    """Dozens of 2-second fetches take under 2.5 seconds, and each URL is fetched once."""
    all_arrive.called("fetch", *all_arrive.inputs)
    all_arrive.took(over=1.9, under=2.5)
    all_arrive.overlapped("fetch", len(all_arrive.inputs))


@points(1)
def test_waits_for_a_slow_page(a_very_slow_page):
    """A page that takes a minute arrives, even long after another fetch has failed."""
    slow, *_ = a_very_slow_page.inputs[0]
    bodies = {slow: a_very_slow_page.answer("fetch", slow)}
    expect(dict_at(0, a_very_slow_page), bodies, "the first dict")


@points(1)
def test_each_call_has_its_own_dicts(three_calls):
    """Each call returns dicts of its own, with nothing from an earlier call."""
    one, other, _ = three_calls.inputs[0][:3]
    second, third = three_calls.value.plain
    for which, result, url in ("second", second, other), ("third", third, one):
        expect(dict_in(0, result), {url: "late"}, f"the first dict of the {which} call")
        expect(dict_in(1, result), {}, f"the second dict of the {which} call")


@points(1)
def test_no_url(no_url):
    """For an empty list it returns two empty dicts."""
    assert no_url.value == ({}, {})
