"""Twice a number, after a moment."""

from grader import points, scenario

ASKS = "async def double(number) -> int"

HINTS = ("a nudge", "the tool", "nearly the answer")


@scenario(limit=5.0)
async def doubled(student, rng):
    return await student.double(rng.randrange(1000))


@points(2)
def test_twice_the_number(doubled):
    """It returns twice the number."""
    assert doubled.value == 2 * doubled.rng.randrange(1000)


@points(1)
def test_waits_a_moment(doubled):
    """It waits a moment."""
    doubled.took(over=0.02, under=5.0)
