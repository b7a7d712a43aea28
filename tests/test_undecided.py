"""A check that looks into a value of another kind than it expects: the reader is told of the value."""

import pytest

from tests.conftest import CHECKS

LOOKS_INTO_IT = CHECKS.replace(
    "assert doubled.value == 2 * doubled.rng.randrange(1, 1000)",
    "first, *others = doubled.value.plain['told']",
)


@pytest.fixture
def message(kit):
    """What is said of an answer that returns something to a check that wants a dictionary's list."""
    kit.add("01_first", "double", checks=LOOKS_INTO_IT)

    def message(returned):
        source = f"async def double(number):\n    return {returned}\n"
        return kit.grade_sources({"odd": source}, clock="fast")["odd"].checks[0].message

    return message


@pytest.mark.parametrize("returned", ["None", "{'told': None}"])
def test_none_is_told_in_plain_words(message, returned):
    assert message(returned) == (
        "expected a value, got None: does every code path of the function return one?"
    )


@pytest.mark.parametrize(
    ("returned", "shown"),
    [
        ("7", "7, an int"),
        ("{'odd': 1}", "{'odd': 1}, a dict"),
        ("{'told': []}", "{'told': []}, a dict"),
        ("object", "<class 'object'>, a type"),
    ],
)
def test_a_value_of_another_kind_is_shown(message, returned, shown):
    headline, *rest = message(returned).splitlines()
    assert "not have the expected shape" in headline
    assert rest == [f"got:      {shown}"]


def test_an_error_of_the_check_itself_is_told_as_it_is(kit):
    kit.add("01_first", "double", checks=CHECKS.replace("2 * doubled", "undefined_name"))
    source = "async def double(number):\n    return 7\n"
    (check, _) = kit.grade_sources({"odd": source}, clock="fast")["odd"].checks
    assert check.message.startswith("The check could not be decided: NameError: name 'undefined")
