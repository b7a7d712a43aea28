"""Which test of a source has taken a value for none."""

import pytest

from grader.diagnosis.source import Source
from grader.diagnosis.truth import line_of_no_answer_yet, line_of_test, loops_until_kept

RACE = """
def first(done):
    answer = None
    for task in done:
        if task.exception() is not None:
            continue
        if answer is not None:
            return answer
        answer = task.result()
    if answer is None:
        raise LookupError
    return answer
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param(RACE, 7, id="several of one name, beside one of an exception"),
        pytest.param(RACE.replace("answer is None", "other is None"), None, id="two names"),
        pytest.param(RACE.replace("if answer is not None", "if done"), 10, id="one for None"),
    ],
)
def test_the_first_test_of_the_only_name_has_taken_none_for_no_value(source, line):
    assert line_of_test(Source(source, ["first"]), "None") == line


REPLY = """
class Reply:
    def __init__(self):
        self.value = None
        self.error = None

    def on_answer(self, value):
        if self.value is None and self.error is None:
            self.value = value

    def on_error(self, error):
        if self.value is None and self.error is None:
            self.error = error
"""


def test_a_name_that_is_none_until_a_value_comes_takes_none_for_no_value():
    assert line_of_no_answer_yet(Source(REPLY, [])) == 8
    assert line_of_no_answer_yet(Source(REPLY.replace("self.error", "self.other"), [])) is None
    assert line_of_no_answer_yet(Source(REPLY.replace("self.value = None", ""), [])) is None


KEPT = """
class Errand:
    answer = None

    async def run(self, fetch):
        answer = await fetch()
        self.answer = answer

    async def collect(self):
        while not self.answer:
            await self.back.wait()
"""


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (KEPT, [10]),
        (KEPT.replace("not self.answer", "self.answer is None"), [10]),
        (KEPT.replace("not self.answer", "not (self.answer or self.over)"), []),
        (KEPT.replace("not self.answer", "not self.over and not self.answer"), [10]),
        (KEPT.replace("await fetch()", "task.result()"), [10]),
        (KEPT.replace("await fetch()", "Future()"), []),
        (KEPT.replace("= None", "= []"), []),
    ],
)
def test_a_loop_until_an_answer_is_kept(source, lines):
    assert [test.line for test in loops_until_kept(Source(source))] == lines
