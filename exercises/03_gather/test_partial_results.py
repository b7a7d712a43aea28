"""Some fetches fail, the others go on."""

from asyncio import CancelledError

from grader import points, scenario

ASKS = "async def try_all(fetch, urls) -> tuple[dict, dict]"

HINTS = (
    "Where does an exception go when nobody near it catches it, and who is waiting there? Each "
    "fetch needs its own place where a failure can end.",
    "`gather` has an option that turns exceptions into results. Or write a coroutine round a single "
    "fetch, with `try` and `except` in it.",
    "Get one outcome for each url, a body or an exception, and put it in the dict where it belongs. "
    "Look up which class `CancelledError` is a subclass of before you sort.",
)


NAMES = ["users", "posts", "comments", "news", "weather", "sport", "music"]


def pages(rng):
    """Five urls, and the exceptions of the first two: one that comes early, and one that is late."""
    urls = rng.sample(NAMES, 5)
    number = rng.randrange(100)
    errors = [LookupError(f"no page {number}"), ConnectionError(f"reset {number}")]
    return urls, dict(zip(urls, errors, strict=False))


def shown(result):
    """The result with the exceptions in its second half as text, so that it is plain data."""
    if not (isinstance(result, tuple) and len(result) == 2):
        return result
    answers, errors = result
    if isinstance(errors, dict):
        return answers, {url: text_of(error) for url, error in errors.items()}
    return answers, [text_of(e) for e in errors] if isinstance(errors, list) else errors


EXCEPTION = "the exception "


def text_of(error):
    if not isinstance(error, BaseException):
        return error
    return f"{EXCEPTION}{type(error).__name__}: {error}".removesuffix(": ")


def told(value):
    """A value in a message: an exception, which is a text by now, without quotes."""
    return value if isinstance(value, str) and value.startswith(EXCEPTION) else repr(value)


def bodies(urls):
    """The bodies of the three pages that arrive; one of them is an empty page."""
    return {urls[2]: "", **{url: f"body of {url}" for url in urls[3:]}}


@scenario
async def two_fail(student, functions, rng):
    urls, errors = pages(rng)
    seconds = dict(zip(urls, [0.2, 0.6, 0.4, 1.5, 0.1], strict=True))
    fetch = functions.slow("fetch", seconds, fails=errors, answer=bodies(urls).get)
    return shown(await student.try_all(fetch, urls))


@scenario
async def one_is_cancelled(student, functions, rng):
    urls = rng.sample(NAMES, 3)
    fetch = functions.slow("fetch", 0.2, fails={urls[1]: CancelledError()})
    return shown(await student.try_all(fetch, urls))


@scenario
async def all_arrive(student, functions, rng):
    await student.try_all(functions.slow("fetch", 2), rng.sample(NAMES, 3))


@scenario
async def no_url(student, functions):
    return await student.try_all(functions.slow("fetch", 0.1), [])


@points(1)
def test_the_bodies_of_those_that_arrive(two_fail):
    """The first dict has the body of every page that arrived, also long after another failed."""
    urls, _ = pages(two_fail.rng)
    must_be("first", first_dict(two_fail), bodies(urls))


@points(1)
def test_every_failure_is_there(two_fail):
    """The second dict has the exception of every fetch that failed."""
    _, errors = pages(two_fail.rng)
    texts = {url: text_of(error) for url, error in errors.items()}
    must_be("second", second_dict(two_fail), texts)


@points(1)
def test_cancelled_is_failed(one_is_cancelled):
    """A fetch that was cancelled counts as one that failed."""
    first, second, third = one_is_cancelled.rng.sample(NAMES, 3)
    arrived, errors = first_dict(one_is_cancelled), second_dict(one_is_cancelled)
    assert second in {*arrived, *errors}, "the cancelled fetch is in neither dict"
    assert second in errors, f"the first dict has {told(arrived[second])}, which is no body"
    assert {first, third} <= arrived.keys(), "a fetch beside the cancelled one is missing"


@points(2)
def test_at_the_same_time(all_arrive):
    """Three 2-second fetches take under 2.5 seconds."""
    all_arrive.took(over=1.9, under=2.5)
    all_arrive.overlapped("fetch", 3)


@points(1)
def test_no_url(no_url):
    """For no url there are two empty dicts."""
    assert no_url.value == ({}, {})


def first_dict(evidence):
    return dict_at(0, "first", evidence)


def second_dict(evidence):
    return dict_at(1, "second", evidence)


def dict_at(place, which, evidence):
    value = evidence.value.plain
    is_pair = type(value) is tuple and len(value) == 2
    assert is_pair, f"a tuple of two dicts was asked for, and it gave {value!r}"
    is_dict = type(value[place]) is dict
    assert is_dict, f"the {which} of the two should be a dict, and is {value[place]!r}"
    return value[place]


def must_be(which, found, expected):
    """One of the two dicts must be as expected; the message is about one url."""
    for url, asked in expected.items():
        assert url in found, f"the {which} dict has nothing for {url!r}"
        same = found[url] == asked
        assert same, f"the {which} dict has {told(found[url])} for {url!r}, and not {told(asked)}"
    for url in found:
        asked_for = url in expected
        assert asked_for, (
            f"the {which} dict has {told(found[url])} for {url!r}, which is out of place"
        )
