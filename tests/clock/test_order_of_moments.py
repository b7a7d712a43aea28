"""What happens at one moment of the fast clock happens in an order, and that is kept."""

from grader.evidence.observations import peak
from grader.worker.calls import Recorder


def recorder():
    """A recorder on a clock that stands still."""
    one = Recorder(lambda: 5.0, "answer.py")
    one.start()
    return one


def test_what_ends_as_another_begins_does_not_overlap_it():
    record = recorder()
    for _ in range(3):
        with record.call("fetch"):
            pass
    assert peak([call.seen for call in record.calls]) == 1


def test_what_begins_before_the_others_end_at_the_same_moment_overlaps_them():
    record = recorder()
    with record.call("fetch"), record.call("fetch"), record.call("fetch"):
        pass
    assert peak([call.seen for call in record.calls]) == 3
