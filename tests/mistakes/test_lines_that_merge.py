"""Where equal items become one: by a key that is made of them, or by a question for what is known already."""

import pytest
from constructed import call, named

from grader.diagnosis.merged import line_that_merges
from grader.diagnosis.source import Source
from grader.evidence.failures import WrongCalls

LOG = """
class Log:
    def note(self, error):
        self.errors[repr(error)] = error
"""
STATIONS = """
class Stations:
    def start(self, name, group):
        if name not in self.readings:
            self.readings[name] = group.create_task(self.read(name))
async def read_all(stations, names):
    async with TaskGroup() as group:
        for name in names:
            stations.start(name, group)
"""
KNOWN = """
async def poll(read, readings):
    reading = await read()
    if reading not in readings:
        readings.append(reading)
"""
LAST = """
class Latest:
    def touch(self, value):
        if value == self.last:
            return
        self.last = value
        self.call(value)
"""
GONE = """
async def get(url):
    if url in GONE:
        raise GONE[url]
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (LOG, 4),
        (LOG.replace("repr(error)", "type(error), str(error)"), 4),
        (LOG.replace("self.errors[repr(error)]", "key = str(error)\n        self.errors[key]"), 5),
        (LOG.replace("repr", "id"), None),
        (LOG.replace("repr(error)", "len(self.errors)"), None),
        (LOG.replace("= error", "= 1"), None),
        ("errors = list({str(one): one for one in errors}.values())", 1),
        ("errors = {place: one for place, one in enumerate(errors)}", None),
        ("by_body[await fetch(url)] = url", 1),
        (STATIONS, 4),
        (STATIONS.replace("self.readings[name] =", "self.others[name] ="), None),
        (STATIONS.replace("self.readings[name] =", "self.readings[id(name)] ="), None),
        (KNOWN, 4),
        (KNOWN.replace("not in readings", "not in readings and read"), 4),
        (KNOWN.replace("readings.append(reading)", "others.append(reading)"), None),
        (KNOWN + LOG, None),
        (LAST, 4),
        (LAST.replace("self.last = value", "self.first = value"), None),
        (LAST.replace("==", "!=").replace("return\n        ", ""), 4),
        (GONE, 3),
        (GONE.replace("GONE[url]\n", "ValueError(url)\n"), None),
    ],
)
def test_what_asks_for_an_item_or_makes_a_key_of_it(source, line):
    assert line_that_merges(Source(source)) == line


@pytest.mark.parametrize(
    ("source", "made", "line"),
    [
        (STATIONS, 7, 4),
        (STATIONS.replace("not in self.readings", "is not self.last"), 7, None),
        (STATIONS.replace("not in self.readings", "is not self.last"), 5, 5),
    ],
)
def test_the_head_of_a_block_merges_nothing(source, made, line):
    twice = WrongCalls("expected a, a, b", "read", 3, ["a", "a", "b"])
    calls = tuple(call("read", label, line=made) for label in ("a", "b"))
    assert named(source, calls=calls, failure=twice) == f"duplicates-merged:{line}"
