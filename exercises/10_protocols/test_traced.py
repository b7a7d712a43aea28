"""An id that follows the work into tasks and threads, and is gone afterwards."""

import asyncio
import threading
from contextlib import suppress
from contextvars import ContextVar
from types import SimpleNamespace

from grader import NotSeen, Shows, Value, expect, inputs, points, scenario, within

NEEDS = "threads"

ASKS = """
def call_id()
async def handle(request_id, load, render)
"""

HINTS = (
    "Where could a value live that every task has for itself, but that a new task gets from the one that "
    "starts it? And what must happen to it at the end, on each way out?",
    "`contextvars.ContextVar` is such a place. `set` returns a token, and `reset` with that token brings "
    "the old value back. `asyncio.to_thread` takes the context along, `run_in_executor` does not.",
    "Make one variable for the whole module, with a default. In `handle`, set it, do the work in a `try`, "
    "and reset it in the `finally`. Use `asyncio.to_thread` for `render`.",
)

OTHER = ContextVar("OTHER", default="nobody")
"""A variable of somebody else's."""
THREADS = 12


class Strike(BaseException):
    """What is no Exception."""


@inputs
def requests(rng):
    """Dozens of requests: their ids, some alike and some that count as false, data, and seconds."""
    ids = [
        "",
        0,
        "order 1",
        "order 1",
        False,
        0.5,
        *(f"order {n}" for n in range(2, rng.randint(20, 30))),
    ]
    rng.shuffle(ids)
    return [
        SimpleNamespace(
            id=one,
            data=rng.choice([None, "", 0, [], "chairs"]),
            seconds=rng.choice([0.2, 0.4, 0.6]),
        )
        for one in ids
    ]


class Request:
    """What one request does, and which id was seen where."""

    def __init__(self, student, functions, seconds=0.2, data="chairs", *, fails=None, blocks=0.0):
        self.student, self.data, self.notes, self.threads = student, data, {}, set()
        self.background = None
        errors = {"load": lambda *_: fails[1] if fails and fails[0] == "load" else None}
        errors["render"] = lambda *_: fails[1] if fails and fails[0] == "render" else None
        self.slow = functions.slow("load", seconds, fails=errors["load"], answer=None)
        self.blocking = functions.blocking("render", blocks, fails=errors["render"], answer=None)
        self.handed = functions.handing(self.load), functions.handing(self.render)

    def note(self, where):
        self.notes[where] = asked(self.student)

    async def noted(self, where):
        await asyncio.sleep(0)
        self.note(where)

    async def load(self):
        self.note("load")
        await self.slow()
        self.note("load, after an await")
        await asyncio.gather(
            self.noted("a call in a gather"), asyncio.to_thread(self.note, "a thread of load")
        )
        async with asyncio.TaskGroup() as group:
            group.create_task(self.noted("a task of load"))
        asyncio.get_running_loop().call_soon(self.go_on)  # in the context of this task, too
        await asyncio.sleep(0)
        self.notes["another variable, in load"] = OTHER.get()
        return self.data

    def go_on(self):
        self.background = asyncio.create_task(self.later())

    async def later(self):
        """A task that goes on when the request is over."""
        await asyncio.sleep(1)
        self.note("a task that goes on")
        await asyncio.to_thread(self.note, "a thread of that task")

    def render(self, data):
        self.note("render")
        self.notes["another variable, in render"] = OTHER.get()
        self.threads.add(threading.current_thread() is threading.main_thread())
        self.blocking(data)
        return ["page of", data]

    async def handled(self, request_id):
        """The page, or the error, and what `call_id` returns to the caller afterwards."""
        try:
            page = await self.student.handle(request_id, *self.handed)
        except NotImplementedError:
            raise
        except BaseException as error:
            page = f"{type(error).__name__}: {error}"
        return page, asked(self.student)


def asked(student):
    """What `call_id` returns; as text, what it raises."""
    try:
        return student.call_id()
    except NotImplementedError:
        raise
    except BaseException as error:
        return f"raised {type(error).__name__}"


@scenario
async def one_request(student, functions):
    """One request, and what is seen outside of it."""
    before = asked(student), await asyncio.create_task(asked_in_a_task(student))
    request = Request(student, functions)
    page, after = await request.handled("order 17")
    seen = {"before": list(before), "page": page, "after": after, "early": dict(request.notes)}
    await request.background
    return seen | {"notes": request.notes}


async def asked_in_a_task(student):
    return asked(student)


@scenario
async def many_requests(student, functions, observer, requests):
    """All at the same time, each in a task of its own."""
    made = [Request(student, functions, one.seconds, one.data) for one in requests]
    ends = await asyncio.gather(*(r.handled(one.id) for r, one in zip(made, requests, strict=True)))
    took = observer.seconds()
    await asyncio.gather(*(r.background for r in made))
    return [[page, after, r.notes] for (page, after), r in zip(ends, made, strict=True)], took


@scenario
async def one_in_another(student, functions):
    """Requests in a row, in one task; and requests inside others."""
    in_a_row = ("first", "", "first", 0)
    seen = [(await Request(student, functions, 0.01).handled(one))[1] for one in in_a_row]
    inside = []

    class Outer(Request):
        async def load(self):
            for one in ("inner", "", "outer", None):
                request = Request(student, functions, 0.01)
                await request.handled(one)
                inside.append([request.notes["load"], asked(student)])
            return await super().load()

    outer = Outer(student, functions, 0.01)
    _, after = await outer.handled("outer")
    return {"in a row": seen, "inside": inside, "render": outer.notes["render"], "after": after}


ENDS = {
    "load": [LookupError("no order"), Strike("no work"), TimeoutError("no answer")],
    "render": [LookupError("no paper"), ValueError("no ink")],
}


@scenario
async def errors(student, functions):
    seen = []
    for where, some in ENDS.items():
        for error in some:
            request = Request(student, functions, 0.01, fails=(where, error))
            seen.append([f"{type(error).__name__}: {error}", *await request.handled("order 17")])
    return seen


@scenario
async def cancelled(student, functions, observer):
    """Cancelled in `load`, and in `render`, by a timeout around `handle`, inside of another request."""
    seen = []

    class Outer(Request):
        async def load(self):
            for seconds, blocks in ((9.0, 0.0), (0.01, 0.6)):
                request, end = Request(student, functions, seconds, blocks=blocks), "no timeout"
                try:
                    async with asyncio.timeout(0.3):
                        await student.handle("inner", request.load, request.render)
                except TimeoutError:
                    end = "timeout"
                seen.append([request.notes.get("load"), end, asked(student)])

    await Outer(student, functions).handled("outer")
    return seen


@scenario
async def threads_afterwards(student, functions):
    """What each thread of the pool sees after many requests, at the same time."""
    many = [Request(student, functions, 0.01, blocks=0.05) for _ in range(THREADS)]
    await asyncio.gather(*(request.handled("order 17") for request in many))
    loop = asyncio.get_running_loop()
    together = threading.Barrier(4)

    def look():
        with suppress(threading.BrokenBarrierError):
            together.wait(1)
        return asked(student)

    seen = await asyncio.gather(*(loop.run_in_executor(None, look) for _ in range(4)))
    return [request.notes.get("render") for request in many], seen


@scenario
async def other_variables(student, functions):
    token = OTHER.set("Ada")
    request = Request(student, functions, 0.01)
    await request.handled("order 17")
    inside = [request.notes.get(f"another variable, in {where}") for where in ("load", "render")]
    left = OTHER.get()
    OTHER.reset(token)
    return [*inside, left]


@scenario
async def two_renders(student, functions, observer):
    """Two at the same time: one second each in `render`, and a background task each."""
    made = [Request(student, functions, 0.1, blocks=1.0) for _ in range(2)]
    await asyncio.gather(*(request.handled(n) for n, request in enumerate(made)))
    return [True in request.threads for request in made]


@scenario(clock="fast", limit=90)
async def minutes(student, functions, observer):
    request = Request(student, functions, 75.0)
    page = await student.handle("order 17", request.load, request.render)
    return page, request.notes["render"], observer.seconds()


# -- what is asked


def saw(seen, id_, where):
    """`call_id` returned this; the message names both, and no type is made much of."""
    seen = seen.plain if isinstance(seen, Value) else seen
    same = type(seen) is type(id_) and seen == id_
    assert same, f"{where}: expected {id_!r}, got {seen!r}"


def must_have_run(notes, *places):
    if missing := [place for place in places or ("load", "render") if place not in notes]:
        raise NotSeen(f"{' and '.join(missing)}: nothing ran there")


@points(1)
def test_the_page(one_request, many_requests):
    """It loads, renders, and returns the page, once each, also of data that count as false."""
    expect(one_request.part("page"), ["page of", "chairs"], "what `handle` returned")
    one_request.called_times("load", 1)
    one_request.called_times("render", 1)
    for one, (page, _, _) in zip(many_requests.inputs, many_requests.value.plain[0], strict=True):
        expect(page, ["page of", one.data], f"what `handle` returned for the data {one.data!r}")


@points(2)
def test_the_id_in_load(one_request):
    """`call_id` returns the id in `load`, also after an `await`, and in its tasks and threads."""
    notes = one_request.part("notes").plain
    places = [
        "load",
        "load, after an await",
        "a call in a gather",
        "a task of load",
        "a thread of load",
    ]
    must_have_run(notes, *places)
    for place in places:
        saw(notes[place], "order 17", f"`call_id()` in {place}")


@points(2, shows="context-lost")
def test_the_id_in_render(one_request):
    """`call_id` returns the id in `render`, which runs in a thread."""
    notes = one_request.part("notes").plain
    must_have_run(notes)
    if notes["load"] != "order 17":
        raise NotSeen(f"`call_id()` already in load: expected 'order 17', got {notes['load']!r}")
    assert notes["render"] == "order 17", (
        f"`call_id()` in render: expected 'order 17', got {notes['render']!r}"
    )


@points(1)
def test_nobodys_id(one_request):
    """Where there is no request, `call_id` returns None."""
    must_have_run(one_request.part("notes").plain)
    for what, seen in zip(
        ("before the first request", "in a task"), one_request.part("before").plain, strict=True
    ):
        saw(seen, None, f"`call_id()` {what}")


PLACES = ("load", "load, after an await", "a task of load", "render")


@points(3)
def test_ids_do_not_mix(many_requests):
    """Dozens of requests at the same time each see their own id."""
    ids = [one.id for one in many_requests.inputs if one.id]
    for id_, notes in notes_of(many_requests):
        must_have_run(notes)
        for place in PLACES if id_ else ():
            what = f"{len(many_requests.inputs)} requests, `call_id()` in {place}"
            if notes[place] != id_ and notes[place] in ids:
                another = (
                    f"{what} of {id_!r} returned {notes[place]!r}, which is the id of another one"
                )
                raise Shows(another, "shared-between-calls", "A request saw the id of another one.")
            saw(notes[place], id_, what)


@points(1, shows="falsy-dropped")
def test_false_ids(many_requests):
    """An id that counts as false is an id like any other."""
    notes = notes_of(many_requests)
    must_have_run(notes[0][1])
    if any(seen[place] != id_ for id_, seen in notes for place in PLACES if id_):
        raise NotSeen("other ids are not right either")
    for id_, seen in notes:
        for place in PLACES:
            saw(seen[place], id_, f"`call_id()` in {place}")


@points(1)
def test_at_the_same_time(many_requests):
    """Dozens of requests take as long as the slowest of them."""
    many_requests.started("load", "render")
    within(many_requests.value.plain[1], over=0.5, under=2.5, what="dozens of requests")


@points(2)
def test_gone_afterwards(one_request, one_in_another):
    """When `handle` has returned, `call_id` returns what it did before."""
    must_have_run(one_request.part("notes").plain)
    saw(one_request.part("after"), None, "`call_id()` after `handle`")
    for after in one_in_another.part("in a row").plain:
        saw(after, None, "`call_id()` after one of four requests in a row")
    saw(one_in_another.part("after"), None, "`call_id()` after a request with others in it")


@points(2)
def test_one_in_another(one_in_another):
    """A request inside another has its own id, and afterwards the outer one is back."""
    ids = ("inner", "", "outer", None)
    for one, (inside, after) in zip(ids, one_in_another.part("inside").plain, strict=True):
        saw(inside, one, "`call_id()` in a request inside another")
        saw(after, "outer", "`call_id()` in the outer request, after one inside it")
    saw(one_in_another.part("render"), "outer", "`call_id()` in the outer `render`")


@points(2)
def test_gone_after_an_error(errors):
    """After an error, too, `call_id` returns what it did before."""
    errors.started("load", "render")
    for error, _, after in errors.value.plain:
        saw(after, None, f"`call_id()` after {error}")


@points(1)
def test_an_error_comes_out(errors):
    """An error of `load` or `render` comes out as it is."""
    for error, came, _ in errors.value.plain:
        assert came == error, f"expected {error} to come out, got {came}"


@points(2)
def test_gone_after_a_cancel(cancelled):
    """When it is cancelled it ends as cancelled, and `call_id` returns what it did before."""
    if len(cancelled.value.plain) != 2:
        raise NotSeen("`load` was not awaited")
    for inside, end, after in cancelled.value.plain:
        if inside != "inner":
            raise NotSeen(f"`call_id()` in load: expected 'inner', got {inside!r}")
        expect(end, "timeout", "what came out of `asyncio.timeout` around `handle`")
        saw(after, "outer", "`call_id()` after a cancellation, in the outer request")


@points(2)
def test_the_background(one_request, many_requests):
    """A task that goes on keeps its id, in its threads too, and `handle` does not wait for it."""
    for id_, notes in [("order 17", one_request.part("notes").plain), *notes_of(many_requests)]:
        must_have_run(notes, "a task that goes on", "a thread of that task")
        for place in ("a task that goes on", "a thread of that task"):
            saw(notes[place], id_, f"`call_id()` in {place}")

    early = one_request.part("early").plain
    assert "a task that goes on" not in early, "`handle` waited for a task that `load` had started"


def notes_of(many):
    return [
        (one.id, notes) for one, (_, _, notes) in zip(many.inputs, many.value.plain[0], strict=True)
    ]


@points(1)
def test_no_thread_keeps_it(threads_afterwards):
    """After the requests, no thread sees an id."""
    rendered, seen = threads_afterwards.value.plain
    if None in rendered:
        raise NotSeen(
            "there is nothing to keep: not even in render has `call_id()` returned the id"
        )
    for one in seen:
        saw(one, None, "`call_id()` in a thread, after all requests")


@points(1)
def test_other_variables(other_variables):
    """Other context variables reach `load` and `render`, and stay as they are."""
    for what, value in zip(
        ("in load", "in render", "afterwards"), other_variables.value.plain, strict=True
    ):
        expect(value, "Ada", f"a variable that the caller has set, {what}")


@points(2)
def test_the_loop_is_free(two_renders):
    """`render` does not block the event loop: two of one second take as long as one."""
    two_renders.started("render")
    two_renders.never_blocked(under=0.5)
    assert not any(two_renders.value.plain), "`render` ran in the thread of the event loop"
    two_renders.took(over=1.0, under=1.7)


@points(1)
def test_minutes(minutes):
    """`load` may take over a minute."""
    page, inside, seconds = minutes.value.plain
    expect(page, ["page of", "chairs"], "the page, where `load` takes 75 s")
    within(seconds, over=74.9, under=75.5, what="a request of 75 s")
    saw(inside, "order 17", "where `load` takes 75 s, `call_id()` in render")
