"""The rules about errors that were raised anew, and about groups, on evidence made by hand."""

import pytest
from constructed import call, error, named

from grader.evidence.failures import ErrorsMissing, NotHandled
from grader.evidence.values import Opaque

ANEW = """
async def main(read):
    try:
        return await read()
    except {}:
        raise LookupError("there is no such page"){}
"""
NOT_THIS = ErrorsMissing("expected another", ["KeyError"])
READ = (call("read", line=4, outcome="raised"),)


@pytest.mark.parametrize("cause", ["", " from None", " from error"])
def test_a_new_error_took_the_place_of_the_one_that_was_caught(cause):
    out = error("LookupError", "there is no such page", 6)
    source = ANEW.format("LookupError as error", cause)
    assert named(source, error=out, failure=NOT_THIS, calls=READ) == "wrong-error:6"


def test_what_was_raised_again_is_the_same_error():
    source = ANEW.format("LookupError as error", "").replace(
        'LookupError("there', 'error  # ("there'
    )
    out = error("LookupError", "torn", 6)
    assert named(source, error=out, failure=NOT_THIS, calls=READ) is None


def test_an_error_that_another_call_raised_was_not_replaced():
    out = error("LookupError", "there is no such page", 6)
    elsewhere = (call("read", line=2, outcome="raised"),)
    source = ANEW.format("LookupError", "")
    assert named(source, error=out, failure=NOT_THIS, calls=elsewhere) is None


STAR = """
async def main(job):
    try:
        await job()
    except* {}:
        pass
"""


@pytest.mark.parametrize(
    ("caught", "expected"), [("OSError", "swallowed-error:5"), ("ConnectionError", None)]
)
def test_an_except_for_a_base_class_has_swallowed_another_error(caught, expected):
    out = error("ExceptionGroup", "1", 4, exceptions=(error("KeyError", "k", 4),))
    failure = ErrorsMissing("expected PermissionError", ["PermissionError"])
    calls = (call("job", line=4, outcome="raised"),)
    assert named(STAR.format(caught), error=out, failure=failure, calls=calls) == expected


KEEPS = """
async def main(job):
    try:
        await job()
    except ExceptionGroup as group:
        unknown = {}
        for error in group.exceptions:
            {}
        raise ExceptionGroup("unknown", {})
"""


@pytest.mark.parametrize(
    ("start", "each", "out", "expected"),
    [
        ("None", "unknown = error", "[unknown]", "second-error-lost:8"),
        ("[]", "unknown.append(error)", "unknown[:1]", None),
    ],
)
def test_a_loop_keeps_only_the_last_error(start, each, out, expected):
    whole = error("ExceptionGroup", "1", 9, exceptions=(error("KeyError", "k"),))
    failure = ErrorsMissing("expected a, b", ["KeyError", "KeyError"])
    calls = (call("job", line=4, outcome="raised"),)
    source = KEEPS.format(start, each, out)
    assert named(source, error=whole, failure=failure, calls=calls) == expected


FLAT = """
def flat(group):
    found = []
    for error in group.exceptions:
        if isinstance(error, ExceptionGroup):
            found.extend({})
        else:
            found.append(error)
    return found


async def main(job):
    try:
        await job()
    except ExceptionGroup as group:
        raise ExceptionGroup("others", flat(group))
"""
INNER = error("ExceptionGroup", "in", exceptions=(error("TimeoutError", "late"),))
OUTER = error("ExceptionGroup", "out", 16, exceptions=(INNER,))
SINGLE = error("ExceptionGroup", "out", 16, exceptions=(error("TimeoutError", "late"),))


@pytest.mark.parametrize(
    ("inside", "out", "expected"),
    [
        ("error.exceptions", OUTER, True),
        ("flat(error)", OUTER, False),
        ("error.exceptions", SINGLE, False),
    ],
)
def test_a_group_in_a_group_in_a_group_was_not_opened(inside, out, expected):
    failure = NotHandled("expected to be handled, but came out")
    found = named(FLAT.format(inside), error=out, returned=None, failure=failure)
    assert (found == "group-not-split:6") is expected


@pytest.mark.parametrize(
    ("got", "expected"), [("LookupError", "wrong-error:6"), ("ExceptionGroup", None)]
)
def test_an_error_in_a_group_took_the_place_of_the_group(got, expected):
    source = """
async def main(fetch):
    try:
        return await fetch()
    except ExceptionGroup as group:
        return group.exceptions[0]
"""
    asked = Opaque("ExceptionGroup", "ExceptionGroup('two')")
    mismatch = ({"a": Opaque(got, f"{got}('one')")}, {"a": asked})
    assert named(source, mismatch=mismatch) == expected


def test_an_except_that_lets_nothing_out_has_swallowed_it_with_or_without_a_star():
    failure = ErrorsMissing("expected PermissionError", ["PermissionError"])
    calls = (call("job", line=4, outcome="raised"),)
    plain = STAR.replace("except*", "except")
    for source in (STAR, plain):
        assert named(source.format("OSError"), failure=failure, calls=calls) == "swallowed-error:5"
