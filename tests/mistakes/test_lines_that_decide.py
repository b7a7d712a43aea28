"""The line of a mistake is where it is decided: a condition, a list, a lock that is made."""

import pytest

from grader.diagnosis.shown import HEADLINES, line_of_shown
from grader.diagnosis.source import Source
from grader.diagnosis.tried_again import line_of_listed

BOOK = """
async def get(session, url):
    async with session.get(url) as response:
        book = await response.json()
        if "error" in book:
            raise ClientResponseError(response.history, status=response.status)
        return book
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (BOOK, 5),
        (BOOK.replace("            raise", "            book['error'] = None\n            raise"), 5),
        (BOOK.replace(', status=response.status', ''), 5),
        (BOOK.replace('"error" in book', "not url"), 4),
        (BOOK.replace("raise ClientR", "return R"), None),
        (BOOK.replace("        book =", "        seen(response.status)\n        book ="), None),
        (BOOK.replace("        book =", "        if not n:\n            response.raise_for_status()\n        book ="), 4),
        (BOOK.replace("        book =", "        response.raise_for_status()\n        book ="), None),
        (BOOK.replace("raise ClientR", "response.raise_for_status(); f(R").replace("us)", "us))"), None),
        (BOOK.replace('"error" in book', '"error" in book and not response.ok'), 5),
    ],
)  # fmt: skip
def test_what_decides_whether_it_is_an_error_page(source, line):
    assert line_of_shown("status-ignored", Source(source)) == line


TWICE = "times that it was sent, with status 408: expected 1, got 3"
AGAIN = """
AGAIN = {503, 408}
def is_late(error):
    if isinstance(error, ClientResponseError):
        return error.status in (408, 504)
    return isinstance(error, TimeoutError)
def again(times, when):
    for left in range(times):
        try:
            return f()
        except Exception as error:
            if not left or not when(error):
                raise
again(3, when=is_late)
"""
BY_PLACE = AGAIN.replace("when=", "")
BY_NAME = AGAIN.replace("when(", "is_late(")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (AGAIN, 5),
        (BY_PLACE, 5),
        (BY_NAME, 5),
        (AGAIN.replace("(408, 504)", "AGAIN"), 2),
        (AGAIN.replace("not when(error)", "error.status not in AGAIN"), 2),
        (AGAIN.replace("not when(error)", "error.status not in (504, 408)"), 12),
        (AGAIN.replace("not left or not when(error)", "error.status in AGAIN"), None),
        (AGAIN.replace("408, 504", "504,"), None),
        (AGAIN.replace("return error.status in (408, 504)", "return 400 <= error.status < 500"), 5),
        (AGAIN.replace("in (408, 504)", "< 400"), None),
        (AGAIN.replace("when=is_late", "when=late"), None),
        (AGAIN.replace("in (408, 504)", "in statuses"), None),
        (AGAIN.replace("when(error)", "when(left)"), None),
    ],
)
def test_what_lists_the_status_that_is_tried_again(source, line):
    assert line_of_listed(Source(source), TWICE) == line
    assert line_of_listed(Source(source), "times that it was sent: expected 1, got 3") is None


def test_what_is_not_listed_is_tried_again_where_it_is_caught():
    assert line_of_shown("retries-everything", Source(AGAIN), TWICE) == 5
    assert line_of_shown("retries-everything", Source(AGAIN), "expected 1, got 3") == 11


LATENESS = """
def lateness():
    try:
        yield
    except ClientResponseError as error:
        if error.status in (408, 504):
            raise TimeoutError(error.message) from error
        raise
def submit():
    while True:
        try:
            return f()
        except TimeoutError:
            left -= 1
            if not left:
                raise
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (LATENESS, 6),
        (LATENESS.replace("in (408, 504)", "== 408"), 6),
        (LATENESS.replace("in (408, 504)", "> 400"), 6),
        (LATENESS.replace("except TimeoutError", "except (OSError, TimeoutError)"), 6),
        (LATENESS.replace("in (408, 504)", "not in (404, 408)"), None),
        (LATENESS.replace("in (408, 504)", "in (503, 504)"), None),
        (LATENESS.replace("while True", "if True"), None),
        (LATENESS.replace("except TimeoutError", "except LookupError"), None),
        (LATENESS.replace("            if not left:\n    ", ""), None),
        ("if response.status == 408:\n    raise TimeoutError\n" + LATENESS, None),
    ],
)  # fmt: skip
def test_a_status_that_is_raised_as_what_is_tried_again(source, line):
    assert line_of_listed(Source(source), TWICE) == line


def test_the_headline_is_true_of_a_status_that_may_succeed_another_time():
    assert "succeed" not in HEADLINES["retries-everything"]


SAVING = "        n = await load()\n        await save(n + 1)"
LOCAL = f"async def add():\n    lock = asyncio.Lock()\n    async with lock:\n{SAVING}"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (LOCAL, 2),
        (LOCAL.replace("asyncio.Lock()", "asyncio.Semaphore(1)"), 2),
        (LOCAL.replace("lock", "self.lock"), 2),
        (LOCAL.replace("lock", "locks[key]"), 2),
        (LOCAL.replace("lock =", "if new: lock ="), None),
        (LOCAL.replace("lock = asyncio.Lock()", "lock = shared(asyncio.Lock())"), None),
        (f"{LOCAL.replace('lock', 'self.lock')}\nasync def get():\n    async with self.lock: f()", None),
        (f"async def add():\n    lock = asyncio.Lock()\n    await gather(one(lock))\n    async with lock:\n{SAVING}", None),
        (f"{LOCAL}\n    await gather(one(lock))", None),
        ("async def all():\n    lock = asyncio.Lock()\n    async def one():\n        async with lock: f()", None),
    ],
)  # fmt: skip
def test_a_lock_that_each_call_makes_for_itself(source, line):
    assert line_of_shown("torn-update", Source(source)) == line
