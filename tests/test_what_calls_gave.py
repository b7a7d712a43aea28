"""What a recorded call gave is told where code often takes it for something else."""

import asyncio
import time

import pytest

from grader.worker.calls import Recorder


class NeverTrue(list):
    """A list of a class of its own: to ask for its truth would run somebody's code."""

    def __bool__(self):
        raise AssertionError("nobody asks")


class Strike(BaseException):
    """No Exception."""


def gave(answer):
    recorder = Recorder(time.monotonic, __file__)
    recorder.start()
    with recorder.call("fetch") as call:
        call.answer(answer)
    return call.seen.gave


@pytest.mark.parametrize("answer", [None, "", 0, 0.0, False, [], (), {}, b""])
def test_an_answer_that_counts_as_false_is_told(answer):
    assert gave(answer) == repr(answer)


@pytest.mark.parametrize("answer", ["a", 1, [None], (0,), {"a": 0}, NeverTrue()])
def test_any_other_answer_is_not(answer):
    assert gave(answer) == ""


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Strike("no more"), "Strike"),
        (KeyboardInterrupt(), "KeyboardInterrupt"),
        (asyncio.CancelledError(), "CancelledError"),
        (LookupError("no page"), ""),
    ],
)
def test_what_is_no_exception_is_told_by_its_class(error, expected):
    recorder = Recorder(time.monotonic, __file__)
    recorder.start()
    with pytest.raises(type(error)), recorder.call("fetch") as call:
        raise error
    assert call.seen.gave == expected
