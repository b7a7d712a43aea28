"""Where a timer is set decides what its callback does, and when."""

from constructed import call, named

from grader.evidence.failures import WrongCalls

DEBOUNCE = """
def touch(value):
    loop.call_later(1, fire)


def fire():
    action(1)


def stop():
    action(0)
"""
TOO_MANY = WrongCalls("called once too often", "action", 1, ["2"])


def unasked(source, line):
    """What is named where `action(1)` was called on this line, and only `action(2)` was asked for."""
    calls = (call("action", "1", line=line), call("action", "2", line=line))
    return named(source, failure=TOO_MANY, calls=calls)


def test_a_call_by_a_timer_is_one_of_the_line_that_sets_it():
    assert unasked(DEBOUNCE, 7) == "unasked-call:3"


def test_a_call_by_something_else_is_not():
    assert unasked(DEBOUNCE, 11) == "unasked-call:11"


def test_of_several_timers_none_is_chosen():
    assert unasked(f"{DEBOUNCE}\nloop.call_soon(stop)", 7) == "unasked-call:7"


FORGETS = """
class Debounce:
    def touch(self, value):
        self.timer = loop.call_later(1, self.fire)

    def fire(self):
        self.action(1)
        self.timer = None
"""


def test_a_timer_that_is_forgotten_after_the_call_may_be_another_one():
    assert unasked(FORGETS, 7) == "unasked-call:8"
    first = FORGETS.replace("        self.timer = None\n", "").replace(
        "        self.action", "        self.timer = None\n        self.action"
    )
    assert unasked(first, 8) == "unasked-call:4"
