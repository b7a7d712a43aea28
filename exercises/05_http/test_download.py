"""A large file, a piece at a time."""

import asyncio
import hashlib
import os
import sys

from grader import NotSeen, points, scenario

ASKS = "async def download(session, url, path, progress) -> None"

HINTS = (
    "Two questions. How much of the film do you hold at the moment when you write to the disk? And "
    "what is under its name at that moment?",
    "The body is also a stream: look up `response.content` and its `iter_chunked` in aiohttp's "
    "documentation of streams. For the name, look up `Path.replace`: it is all or nothing.",
    "Open a file beside the final one, under a name of its own. For each piece: write it, add up, "
    "report. Only when the loop is over without an exception, and the file is closed, give it its "
    "final name.",
)

MB = 2**20
OLD = b"the film of last week"


def film(rng):
    """A piece of a film, with no end of a line in it, and so it says."""
    return b"A film has no lines. " * 20 + rng.randbytes(10_000).replace(b"\n", b"\r")


class Bar:
    """A progress bar that notes what matters of its calls."""

    def __init__(self):
        self.calls, self.first, self.last, self.grew, self.longest_step = 0, None, (0, 0), True, 0

    def __call__(self, done, total):
        step = done - self.last[0]
        self.calls, self.first, self.last = (
            self.calls + 1,
            self.first or (done, total),
            (done, total),
        )
        self.grew, self.longest_step = self.grew and step > 0, max(self.longest_step, step)


def what_is(path, whole):
    """What there is under the name."""
    if not path.exists():
        return "nothing"
    body = path.read_bytes()
    return {OLD: "the old file", whole: "the whole file"}.get(body, f"a piece of {len(body)} bytes")


class Naming:
    """Notes the size of each file that is given the name `path`, at that moment.

    What has not been written out of Python's own buffer by then is in no file yet. An audit hook
    cannot be taken away again: outside of the block it does nothing.
    """

    def __init__(self, path):
        self.path, self.sizes, self.watches = str(path), [], False
        sys.addaudithook(self.note)

    def __enter__(self):
        self.watches = True
        return self

    def __exit__(self, *error):
        self.watches = False

    def note(self, event, arguments):
        if self.watches and event == "os.rename":
            given, name = (os.path.abspath(os.fsdecode(path)) for path in arguments[:2])
            if name == self.path and os.path.exists(given):
                self.sizes.append(os.path.getsize(given))


def session():
    import aiohttp

    return aiohttp.ClientSession()


@scenario
async def short_film(student, file_server, folder, rng):
    url = await file_server.start(film(rng), 10, pause=0.3)
    with folder.temporary() as place:
        path = place / "film.mp4"
        async with session() as open_session:
            await student.download(open_session, url, path, Bar())
        body = path.read_bytes() if path.exists() else b""
        return [len(body), hashlib.sha256(body).hexdigest()]


@scenario
async def trailer(student, file_server, folder, rng):
    url = await file_server.start(
        film(rng)[400:600], 10
    )  # so short that a file's buffer holds it all
    with folder.temporary() as place:
        path = place / "film.mp4"
        async with session() as open_session:
            with Naming(path) as naming:
                await student.download(open_session, url, path, Bar())
        return [path.stat().st_size if path.exists() else 0, naming.sizes]


@scenario(limit=30)
async def long_film(student, file_server, folder, observer, rng):
    url = await file_server.start((film(rng) * 110)[:MB], 100)
    bar = Bar()
    with folder.temporary() as place:
        async with session() as open_session:
            with observer.memory():
                await student.download(open_session, url, place / "film.mp4", bar)
        saved = sum(file.stat().st_size for file in place.iterdir())
    return [bar.calls, bar.grew, bar.longest_step, bar.first, bar.last, saved]


@scenario
async def line_cut(student, file_server, folder, rng):
    import aiohttp

    url = await file_server.start(film(rng), 10, pause=1, cut=True)
    with folder.temporary() as place:
        path = place / "film.mp4"
        path.write_bytes(OLD)
        async with session() as open_session:
            task = asyncio.create_task(student.download(open_session, url, path, Bar()))
            await asyncio.sleep(0.5)
            half_way, outcome = what_is(path, film(rng) * 10), "returned"
            try:
                await task
            except aiohttp.ClientError:
                outcome = "raised"
        return [outcome, half_way, what_is(path, b"")]


@scenario
async def cancelled(student, file_server, folder, observer, rng):
    url = await file_server.start(film(rng), 10, pause=1)
    with folder.temporary() as place:
        path = place / "film.mp4"
        async with session() as open_session:
            task = asyncio.create_task(student.download(open_session, url, path, Bar()))
            await asyncio.sleep(0.5)
            if task.done():
                await task
            else:
                await observer.cancel(task)
        return what_is(path, b"")


@scenario
async def no_such_film(student, file_server, folder, rng):
    import aiohttp

    url = await file_server.start(b"no such film", status=404)
    with folder.temporary() as place:
        path = place / "film.mp4"
        path.write_bytes(OLD)
        async with session() as open_session:
            try:
                await student.download(open_session, url, path, Bar())
                outcome = 200
            except aiohttp.ClientResponseError as error:
                outcome = error.status
        return [outcome, what_is(path, b"")]


@points(1)
def test_saves_what_was_sent(short_film):
    """The file holds exactly the bytes that were sent."""
    whole = film(short_film.rng) * 10
    size, digest = short_film.value.plain
    assert size == len(whole), f"{len(whole)} bytes were sent, and the file has {size}"
    assert digest == hashlib.sha256(whole).hexdigest(), "the file holds other bytes than were sent"


@points(2)
def test_memory_stays_flat(long_film):
    """Of a body of 100 MB, no more than 20 MB are held in memory at a time."""
    if not long_film.value.plain[-1]:
        raise NotSeen("nothing was saved, so nothing had to be held")
    held = long_film.facts["observer"]["peak_memory"] / MB
    assert held < 20, f"{held:.0f} MB were held at once, of a body of 100 MB"


@points(1)
def test_reports_progress(long_film):
    """Progress is reported at least every 10 MB, grows, and ends with the whole."""
    calls, grew, longest_step, first, (done, total), _ = long_film.value.plain
    assert calls, "progress was never called"
    whole = f"the whole was {100 * MB} bytes, and progress was called with"
    assert first[1] == total == 100 * MB, (
        f"{whole} {first} at first, and with {done, total} at last"
    )
    assert grew, "progress was called with a `done` that had not grown since the call before"
    assert done == total, f"the last call was progress({done}, {total}), and {total} bytes had come"
    assert longest_step <= 10 * MB, f"{longest_step / MB:.0f} MB went by without a call of progress"


@points(2)
def test_never_half_a_file(line_cut, cancelled, trailer):
    """Until the new file is complete, what was under its name stays as it was."""
    _, half_way, after_the_cut = line_cut.value.plain
    found = "an old file was there, and {} there was {}"
    assert half_way == "the old file", found.format("half-way through the download", half_way)
    assert after_the_cut == "the old file", found.format(
        "after the connection broke", after_the_cut
    )
    left = cancelled.value.plain
    assert left == "nothing", f"there was no file, and after a cancellation there was {left}"
    if trailer.error is None:  # or else another check tells
        size, written = trailer.value.plain
        if not size:
            raise NotSeen("no film was ever saved under its name")
        least = min(written, default=size)
        assert least == size, (
            f"the file was given its name when it held {least} of its {size} bytes"
        )


@points(1)
def test_a_cut_is_an_error(line_cut):
    """When the connection breaks, the error reaches the caller."""
    outcome, *_ = line_cut.value.plain
    assert outcome == "raised", (
        "the connection broke half-way, and download returned as if all were well"
    )


@points(1, shows="status-ignored")
def test_an_error_page_is_no_film(no_such_film):
    """A status of 400 or more raises ClientResponseError, and nothing is saved."""
    outcome, left = no_such_film.value.plain
    if left == "nothing":
        raise NotSeen("the status was 404, and the old file was gone")
    assert left == "the old file", (
        f"the status was 404, and what came was saved over the old file: {left}"
    )
    assert outcome == 404, "the status was 404, and download returned as if all were well"
