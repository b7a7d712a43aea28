"""A heavy computation, in several processes."""

from types import SimpleNamespace

from grader import LoopBlocked, apart, at_line, expect, inputs, points, scenario

NEEDS = "processes"

ASKS = "async def hash_all(digest, pages) -> list[str]"

HINTS = (
    "Neither the thread of the event loop nor another thread of your program will do. What else "
    "can compute for you, and how does the loop wait for it without being blocked?",
    "`ProcessPoolExecutor` in `concurrent.futures` manages the processes. The event loop has a "
    "method `run_in_executor`. It passes one call to the pool and returns something that you can "
    "await.",
    "Inside a `with` block for the pool, submit a call for each page, all before you await the "
    "first one. Collect the results in the block as well: at its end the processes have ended.",
)

SECONDS = [1.6, 0.2, 0.1]
"""The first page is the longest: on any number of cores, it is not the first to be ready."""


@inputs
def book(rng):
    """Three pages, why the second cannot be read, and more pages, one of which comes twice."""
    pages = [f"page {number}" for number in rng.sample(range(100, 500), 3)]
    more = [f"page {number}" for number in rng.sample(range(500, 900), rng.choice([4, 5, 6]))]
    return SimpleNamespace(
        pages=pages, more=[*more, more[0]], stain=ValueError(f"a stain of {rng.randrange(1000)} mm")
    )


@scenario(limit=30, heavy=True)
async def three_pages(student, processes, book):
    digest = processes.computing("digest", dict(zip(book.pages, SECONDS, strict=True)))
    hashes = await student.hash_all(digest, list(book.pages))
    processes.collect("digest")
    return hashes


@scenario(limit=30, heavy=True)
async def a_stain(student, processes, book):
    return await with_a_stain(student, processes, book, 1)


@scenario(limit=30, heavy=True)
async def a_stain_on_the_last_page(student, processes, book):
    return await with_a_stain(student, processes, book, -1)


async def with_a_stain(student, processes, book, place):
    """What `hash_all` does where one page cannot be read."""
    seconds, fails = dict.fromkeys(book.pages, 0.1), {book.pages[place]: book.stain}
    digest = processes.computing("digest", seconds, fails=fails)
    try:
        return await student.hash_all(digest, book.pages)
    finally:
        processes.collect("digest")


@scenario(limit=30, heavy=True)
async def one_and_none(student, processes, book):
    digest = processes.computing("digest", {})
    hashes = [
        await student.hash_all(digest, pages) for pages in (book.pages[:1], [], book.pages[:1])
    ]
    processes.collect("digest")
    return hashes


@scenario(limit=30, heavy=True)
async def two_pages(student, processes, book):
    digest = processes.computing("digest", dict.fromkeys(book.pages, 0.05))
    hashes = await student.hash_all(digest, book.pages[:2])
    processes.collect("digest")
    return hashes


@scenario(limit=30, heavy=True)
async def many_pages(student, processes, book):
    digest = processes.computing("digest", dict.fromkeys(book.more, 0.05))
    hashes = await student.hash_all(digest, list(book.more))
    processes.collect("digest")
    return hashes


def digests(evidence):
    """The calls of `digest`, at least one for each page. Their `thread` is the process."""
    evidence.must_have_returned()
    calls = evidence.calls_of("digest")
    assert len(calls) >= 3, f"expected 3 pages to be computed, got {len(calls)}"
    return calls


@points(1)
def test_the_order_given(three_pages, many_pages):
    """It returns the digest of every page, in the order given."""
    pages = three_pages.inputs.pages
    assert three_pages.value == [three_pages.answer("digest", page) for page in pages]
    hashes = [many_pages.answer("digest", page) for page in many_pages.inputs.more]
    expect(
        many_pages.value, hashes, f"the digests of {len(hashes)} pages, one of which comes twice"
    )


@points(2, shows="threads-for-cpu")
def test_in_other_processes(three_pages):
    """Of three pages nothing is computed in your own process."""
    digests(three_pages)
    expect(
        at_home(three_pages),
        0,
        "pages computed in your own process, where all threads share one core",
    )


@points(2)
def test_several_at_the_same_time(three_pages):
    """At least two pages are computed at the same time."""
    digests(three_pages)
    if three_pages.peak("digest") < 2:
        three_pages.overlapped("digest", 2)


@points(2)
def test_the_loop_is_free(three_pages):
    """Meanwhile the event loop is never blocked for 0.6 seconds."""
    calls = digests(three_pages)
    start, end = calls[0].start, max(call.end for call in calls)
    for one in three_pages.noticed.blocked:
        meanwhile = min(one.start + one.seconds, end) - max(one.start, start)
        if meanwhile >= 0.6:
            seconds, _ = apart(meanwhile, 0.6)
            raise LoopBlocked(
                f"while pages were computed, the loop was blocked for {seconds} s{at_line(one.line)}"
            )


@points(1, shows="pool-left-open")
def test_the_processes_are_gone(three_pages, a_stain):
    """When it returns, or raises an error, the processes that it started have ended."""
    three_pages.must_have_returned()
    three_pages.started("digest")
    expect(three_pages.fact("processes", "left"), 0, "processes that are still there")
    expect(a_stain.fact("processes", "left"), 0, "processes that are still there after an error")


@points(1)
def test_an_error_comes_out(a_stain, a_stain_on_the_last_page):
    """If `digest` fails for a page, its error is raised, alone or in an ExceptionGroup."""
    for evidence in a_stain, a_stain_on_the_last_page:
        error = evidence.raised(ValueError, ExceptionGroup)
        raised = [leaf.message for leaf in error.leaves()]
        expect(raised, [str(evidence.inputs.stain)], "errors that were raised")


@points(1)
def test_one_page_and_none(one_and_none):
    """It also works for one page, for none, and then again."""
    page = one_and_none.inputs.pages[0]
    hashes = [one_and_none.answer("digest", page)]
    assert one_and_none.value == [hashes, [], hashes]


@points(1)
def test_any_number_of_pages(one_and_none, two_pages, many_pages, three_pages):
    """With one page, with two, and with dozens, too, every page is computed in another process."""
    digests(three_pages)
    for evidence in one_and_none, two_pages, many_pages:
        if evidence.error is None and at_home(three_pages) == 0:  # or else another check tells
            expect(at_home(evidence), 0, "pages computed in your own process")


def at_home(evidence):
    return sum(call.thread == 0 for call in evidence.calls_of("digest"))
