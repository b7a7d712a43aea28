"""A large file, one chunk at a time."""

import asyncio
import os
import sys
from contextlib import contextmanager, suppress

from grader import NotSeen, Shows, expect, inputs, points, scenario

NEEDS = "sockets"

ASKS = "async def download(session, url, path, progress) -> None"

HINTS = (
    "Two questions. How much of the film is in memory at the moment when you write to the disk? "
    "And what is under its name at that moment?",
    "The body is also a stream: look up `response.content` and its `iter_chunked` in the "
    "documentation of streams in aiohttp. For the name, look up `Path.replace`: it is atomic, "
    "which means all or nothing.",
    "Open a temporary file in the same folder as the final one. For each chunk: write it, add its "
    "length to the total so far, report. Only when the loop is over without an exception, and the "
    "file is closed, give it its final name.",
)

MB = 2**20
OLD = b"the film of last week"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
PIECE, PIECES = 1_050_013, 101
"""Bytes of a piece of a long film, which no likely step divides, and how many there are."""
ERRORS = (400, 403, 404, 429, 500, 503)


@inputs
def film(rng):
    """A piece of a film, with no end of a line in it."""
    return b"A film has no lines. " * 20 + rng.randbytes(10_000).replace(b"\n", b"\r")


class Bar:
    """A progress bar that keeps what matters of its calls: they may be very many."""

    def __init__(self):
        self.done, self.totals, self.steps = 0, [], []

    def __call__(self, done, total):
        starts_at_0 = done == 0 and not self.totals
        steps = [*self.steps] if starts_at_0 else [done - self.done, *self.steps]
        self.done, self.totals = done, [*self.totals[:1], total]  # the first and the last
        self.steps = [min(steps), max(steps)] if steps else []


@contextmanager
def a_path(folder, old=b""):
    """A path in an empty folder; with `old`, there is a file already."""
    with folder.temporary() as place:
        path = place / "film.mp4"
        if old:
            path.write_bytes(old)
        yield path


def open_session():
    import aiohttp

    return aiohttp.ClientSession()


def content(path):
    return path.read_bytes() if path.exists() else b""


def what_is(path, new):
    """What there is under the name."""
    if not path.exists():
        return "nothing"
    found = content(path)
    told = f"a file of {len(found)} bytes"
    if len(found) > len(new) > 0 and found.endswith(new):
        told += f", of which the first {len(found) - len(new)} are no part of the new file"
    elif len(found) < len(new) and new.startswith(found):
        told += f", the beginning of the {len(new)} of the new file"
    return {OLD: "the old file", new: "the new file"}.get(found, told)


def sizes_when_named(path):
    """A list that will hold the size of each file that is given the name `path`, at that moment.

    What has not been written out of Python's own buffer by then is in no file yet. A file that is
    opened under that name, to be written, has 0 bytes at first.
    """
    sizes = []

    def note(event, arguments):
        if event == "os.rename":
            given, name = (os.path.abspath(os.fsdecode(place)) for place in arguments[:2])
            if name == str(path) and os.path.exists(given):
                sizes.append(os.path.getsize(given))
        if event == "open" and not isinstance(arguments[0], int | None):
            place, _, flags = arguments
            if flags & WRITING and os.path.abspath(os.fsdecode(place)) == str(path):
                sizes.append(0)

    sys.addaudithook(note)  # which cannot be taken away again
    return sizes


async def once_more(student, file_server, session, path, film):
    """What is under the name when the same film is downloaded again, after a failure."""
    try:
        await student.download(session, await file_server.start(film, 10), path, Bar())
    except Exception as error:
        return f"nothing: it raised {type(error).__name__}"
    return what_is(path, film * 10)


@scenario
async def short_film(student, file_server, folder, film):
    url = await file_server.start(film, 10, pause=0.3)
    bar = Bar()
    with a_path(folder) as path:
        async with open_session() as session:
            await student.download(session, url, path, bar)
        return content(path), bar.totals, bar.done, bar.steps


@scenario(clock="fast")
async def slow_film(student, file_server, folder, film):
    url = await file_server.start(film, 10, pause=90)
    with a_path(folder) as path:
        async with open_session() as session:
            await student.download(session, url, path, Bar())
        return what_is(path, film * 10)


@scenario
async def trailer(student, file_server, folder, film):
    url = await file_server.start(film[400:600], 10)  # so short that a file's buffer holds it all
    with a_path(folder) as path:
        async with open_session() as session:
            sizes = sizes_when_named(path)
            await student.download(session, url, path, Bar())
        return len(content(path)), sizes


@scenario(limit=30)
async def long_film(student, file_server, folder, observer, film):
    url = await file_server.start((film * 110)[:PIECE], PIECES)
    bar = Bar()
    with a_path(folder) as path:
        async with open_session() as session:
            with observer.memory():
                await student.download(session, url, path, bar)
        saved = sum(file.stat().st_size for file in path.parent.iterdir())
    return bar.totals, bar.done, bar.steps, saved


@scenario
async def line_cut(student, file_server, folder, film):
    import aiohttp

    url = await file_server.start(film, 10, pause=1, cut=True)
    with a_path(folder, OLD) as path:
        async with open_session() as session:
            task = asyncio.create_task(student.download(session, url, path, Bar()))
            await asyncio.sleep(0.5)
            half_way, outcome = what_is(path, film * 10), "a return"
            try:
                await task
            except aiohttp.ClientError:
                outcome = "an error"
            after = what_is(path, film * 10)
            return (
                outcome,
                half_way,
                after,
                await once_more(student, file_server, session, path, film),
            )


@scenario
async def cancelled(student, file_server, folder, observer, film):
    url = await file_server.start(film, 10, pause=1)
    with a_path(folder) as path:
        async with open_session() as session:
            with suppress(asyncio.CancelledError):
                await observer.cancel_after(0.5, student.download(session, url, path, Bar()))
            after = what_is(path, film * 10)
            return after, await once_more(student, file_server, session, path, film)


@scenario
async def no_such_film(student, file_server, folder):
    import aiohttp

    ends = {}
    with a_path(folder, OLD) as path:
        async with open_session() as session:
            for status in ERRORS:
                url = await file_server.start(b"no such film", status=status)
                try:
                    await student.download(session, url, path, Bar())
                    outcome = "a return"
                except aiohttp.ClientResponseError as error:
                    outcome = f"an error with status {error.status}"
                ends[status] = outcome, what_is(path, b"no such film")
    return ends


@points(1)
def test_saves_what_was_sent(short_film, slow_film, line_cut, cancelled):
    """The file holds exactly the bytes that were sent."""
    whole = short_film.inputs * 10
    saved = short_film.part(0)
    expect(len(saved.plain), len(whole), "bytes in the file")
    assert saved == whole, "the file has as many bytes as were sent, but not the same ones"
    must_be("the new file", slow_film.value.plain, "after a download of 90 s")
    for evidence, before in (line_cut, "broke"), (cancelled, "was cancelled"):
        if evidence.error is None:  # or else another check tells
            again = f"after a download that {before}, and then a whole one to the same path"
            must_be("the new file", evidence.value.plain[-1], again)


def must_be(wanted, found, when):
    """What must be under the film's name."""
    assert found == wanted, f"{when}: expected {wanted} under the film's name, got {found}"


@points(2, shows="body-in-memory")
def test_memory_stays_flat(long_film):
    """Of a body of 100 MB, no more than 20 MB are held in memory at a time."""
    if not long_film.value.plain[-1]:
        raise NotSeen("nothing was saved, so nothing had to be held")
    held = long_film.fact("observer", "peak_memory") / MB
    if held >= 20:
        what = f"expected less than 20 MB in memory, of a body of 100 MB, got {held:.0f} MB"
        raise Shows(what, "body-in-memory")


@points(1)
def test_reports_progress(long_film, short_film):
    """`progress` is called at least every 10 MB. `done` grows, and ends at `total`."""
    for evidence, parts in (long_film, slice(0, 3)), (short_film, slice(1, 4)):
        size = PIECE * PIECES if evidence is long_film else 10 * len(short_film.inputs)
        totals, done, steps = evidence.value.plain[parts]
        assert steps, "progress was not called with the bytes that had arrived"
        expect(totals[0], size, "`total` in the first call of progress")
        expect(totals[-1], size, "`total` in the last call of progress")
        assert steps[0] > 0, "`done` did not grow from each call of progress to the next"
        expect(done, size, "`done` in the last call of progress")
        longest = f"{steps[1] / MB:.0f} MB"
        message = f"expected a call of progress every 10 MB, got one after {longest}"
        assert steps[1] <= 10 * MB, message


@points(2, shows="half-written-file")
def test_never_half_a_file(line_cut, cancelled, trailer):
    """Until the new file is complete, `path` stays as it was before: an old file, or nothing."""
    _, half_way, after_the_cut, _ = line_cut.value.plain
    must_be("the old file", half_way, "half-way through the download")
    must_be("the old file", after_the_cut, "after the connection broke")
    must_be("nothing", cancelled.value.plain[0], "after a cancellation")
    if trailer.error is None:  # or else another check tells
        size, written = trailer.value.plain
        if not size:
            raise NotSeen("no film was ever saved under its name")
        expect(min(written, default=size), size, "bytes in the file when it was given its name")


@points(1, shows="swallowed-error")
def test_a_cut_is_an_error(line_cut):
    """When the connection breaks, the error propagates to the caller."""
    ended = line_cut.value.plain[0]
    assert ended == "an error", (
        "the connection broke: expected a ClientError, but download returned"
    )


@points(1, shows="status-ignored")
def test_an_error_page_is_no_film(no_such_film):
    """A status of 400 or more raises ClientResponseError, and nothing is saved."""
    for status, (outcome, left) in no_such_film.value.plain.items():
        if left == "nothing":
            raise NotSeen(f"the status was {status}, and the old file was gone")
        must_be("the old file", left, f"after a status of {status}")
        error = f"an error with status {status}"
        what = f"after a status of {status}: expected ClientResponseError, but download ended with"
        assert outcome == error, f"{what} {outcome}"
