"""Some fetches fail, the others continue."""

from asyncio import CancelledError

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


NAMES = ["users", "posts", "comments", "news", "weather", "sport", "music"]


@inputs
def pages(rng):
    """Five urls, and the exceptions of the first two: one that comes early, and one that is late."""
    urls = rng.sample(NAMES, 5)
    number = rng.randrange(100)
    errors = [LookupError(f"no page {number}"), ConnectionError(f"reset {number}")]
    return urls, dict(zip(urls, errors, strict=False))


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
async def all_arrive(student, functions, pages):
    await student.try_all(functions.slow("fetch", 2), pages[0][:3])


@scenario
async def no_url(student, functions):
    return await student.try_all(functions.slow("fetch", 0.1), [])


def dict_at(place, evidence):
    """One of the two dicts that were returned."""
    value = evidence.value.plain
    is_pair = type(value) is tuple and len(value) == 2 and type(value[place]) is dict
    assert is_pair, f"expected a tuple of two dicts, got {value!r}"
    return value[place]


@points(1)
def test_the_bodies_of_those_that_arrive(two_fail):
    """The first dict has the body of every page that arrived, also long after a failure."""
    expect(dict_at(0, two_fail), bodies(two_fail.inputs[0]), "the first dict")


@points(1)
def test_every_failure_is_there(two_fail):
    """The second dict has the exception of every fetch that failed."""
    failed = {url: told(error) for url, error in two_fail.inputs[1].items()}
    expect(dict_at(1, two_fail), failed, "the second dict")


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
    """Three 2-second fetches take under 2.5 seconds."""
    all_arrive.took(over=1.9, under=2.5)
    all_arrive.overlapped("fetch", 3)


@points(1)
def test_no_url(no_url):
    """For an empty list it returns two empty dicts."""
    assert no_url.value == ({}, {})
