"""Heavy computing, in several processes."""

from grader import LoopBlocked, at_line, peak, points, scenario

ASKS = "async def hash_all(digest, pages) -> list[str]"

HINTS = (
    "Neither the loop's thread nor another thread of your program will do. Who else can compute for "
    "you, and how does the loop wait for somebody without standing still?",
    "`ProcessPoolExecutor` in `concurrent.futures` keeps the processes; the event loop's "
    "`run_in_executor` hands it one call and gives something that can be awaited.",
    "Inside a `with` block for the pool, hand it a call for each page, all before you await the "
    "first, and collect the results in the block as well: at its end the processes are gone.",
)

SECONDS = [1.6, 0.2, 0.1]
"""The first page is the longest: on any number of cores, it is not the first to be ready."""


def pages(rng):
    return [f"page {number}" for number in rng.sample(range(100, 500), 3)]


def unreadable(rng, names):
    return {names[1]: ValueError(f"a stain of {rng.randrange(1000)} mm")}


@scenario(limit=30)
async def three_pages(student, processes, rng):
    digest = processes.computing("digest", dict(zip(pages(rng), SECONDS, strict=True)))
    hashes = await student.hash_all(digest, pages_of(digest))
    processes.collect("digest")
    return hashes


def pages_of(digest):
    return list(digest.seconds)


@scenario(limit=30)
async def a_stain(student, processes, rng):
    names = pages(rng)
    digest = processes.computing("digest", dict.fromkeys(names, 0.1), fails=unreadable(rng, names))
    return await student.hash_all(digest, names)


@scenario(limit=30)
async def one_and_none(student, processes, rng):
    digest = processes.computing("digest", {})
    return [await student.hash_all(digest, names) for names in (pages(rng)[:1], [])]


def answers(evidence, names):
    return [evidence.answer("digest", name) for name in names]


def work(evidence):
    """What was computed, and in which processes; 0 is the program's own."""
    evidence.must_have_returned()
    done = evidence.facts["processes"]["work"]
    assert len(done) >= len(SECONDS), f"pages computed: {len(done)} of {len(SECONDS)}"
    return done


@points(1)
def test_the_order_given(three_pages):
    """It returns the digest of every page, in the order given."""
    assert three_pages.value == answers(three_pages, pages(three_pages.rng))


@points(2, shows="threads-for-cpu")
def test_in_other_processes(three_pages):
    """Nothing is computed in your own process."""
    at_home = sum(done["process"] == 0 for done in work(three_pages))
    assert at_home == 0, (
        f"pages computed in the program's own process, where all threads together use one core: "
        f"{at_home}"
    )


@points(2)
def test_several_at_the_same_time(three_pages):
    """At least two pages are computed at the same time."""
    work(three_pages)
    most = peak(three_pages.calls_of("digest"))
    if most < 2:
        three_pages.overlapped("digest", 2)


@points(2)
def test_the_loop_is_free(three_pages):
    """Meanwhile the event loop is never held for 0.6 seconds."""
    done = work(three_pages)
    begin, end = min(d["start"] for d in done), max(d["end"] for d in done)
    for held in three_pages.noticed.held:
        meanwhile = min(held.start + held.seconds, end) - max(held.start, begin)
        if meanwhile >= 0.6:
            raise LoopBlocked(f"the loop was held for {meanwhile:.1f} s{at_line(held.line)}")


@points(1)
def test_the_processes_are_gone(three_pages):
    """When it returns, the processes that it started are gone."""
    three_pages.must_have_returned()
    three_pages.started("digest")
    left = three_pages.facts["processes"]["left"]
    assert left == 0, f"processes still there: {left}"


@points(1)
def test_an_error_comes_out(a_stain):
    """If digest fails for a page, its error comes out, alone or in an ExceptionGroup."""
    error = a_stain.raised(ValueError, ExceptionGroup)
    rng = a_stain.rng
    expected = [str(error) for error in unreadable(rng, pages(rng)).values()]
    told = [leaf.message for leaf in error.leaves()]
    assert told == expected, f"digest raised {expected}, and out came {told}"


@points(1)
def test_one_page_and_none(one_and_none):
    """It also works for one page, and for none."""
    names = pages(one_and_none.rng)[:1]
    assert one_and_none.value == [answers(one_and_none, names), []]
