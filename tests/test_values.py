"""Values between worker and grader: sent whole, compared by exact type, read with care."""

import json
import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.parsing import read as read_as
from grader.evidence.values import Malformed, Opaque, Value, decode
from grader.worker.encoding import MAX_DEPTH, encode, error_tree
from grader.worker.observations import ImportFailed

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(SAFE := st.characters(exclude_categories=["Cs"]))
    | st.binary()
)
HASHABLE = st.recursive(
    SCALARS,
    lambda inner: st.tuples(inner) | st.tuples(inner, inner) | st.frozensets(inner),
    max_leaves=5,
)
VALUES = st.recursive(
    HASHABLE | st.sets(HASHABLE, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(HASHABLE, inner, max_size=3)
    ),
    max_leaves=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=15,
)
KINDS = (
    *("NoneType", "bool", "str", "int", "float", "bytes", "list", "tuple", "set"),
    *("frozenset", "dict", "opaque", "repr"),
)
NEARLY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KINDS), inner, min_size=1, max_size=2)
    ),
    max_leaves=15,
)


def sent(value):
    """What arrives when a worker sends a value."""
    return Value(decode(json.loads(json.dumps(encode(value), allow_nan=False))))


@given(VALUES)
def test_every_plain_value_arrives_as_it_was(value):
    assert sent(value) == value


@given(VALUES)
def test_a_value_arrives_with_the_repr_that_it_had_unless_sets_order_it_anew(value):
    if "set" not in repr(value) and "{" not in repr(value):
        assert repr(sent(value)) == repr(value)


class Text(str):
    """A subclass of a plain type."""


class Items(list):
    """Another."""


class Liar(list):
    """Says that it equals everything."""

    def __eq__(self, other):
        return True

    __hash__ = None


class Shy:
    """Cannot be shown."""

    def __repr__(self):
        raise SystemExit


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (True, 1),
        (1, True),
        (1, 1.0),
        (0.0, False),
        ("1", 1),
        (b"a", "a"),
        ([1], (1,)),
        ([True], [1]),
        ({1: "a"}, {True: "a"}),
        ({1: "a"}, {1.0: "a"}),
        ({1: 2}, {1: True}),
        ({1, 2}, {True, 2}),
        ({1}, frozenset({1})),
        ({(1, 2)}, {(True, 2)}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ([1, 2], [2, 1]),
        (None, False),
        ([], None),
    ],
)
def test_what_differs_in_type_or_content_is_not_equal(left, right):
    assert sent(left) != right
    assert sent(right) != left


@pytest.mark.parametrize("value", [Text("a"), Items([1]), Liar(), Shy(), object(), int, len])
def test_a_value_of_another_type_equals_nothing_not_even_itself(value):
    arrived = sent(value)
    assert isinstance(arrived.plain, Opaque)
    assert arrived != value
    assert arrived != arrived.plain.text


@pytest.mark.parametrize("value", [[Text("a")], {"a": Liar()}, (Items(),)])
def test_nor_does_a_value_that_holds_one(value):
    assert sent(value) != value


def test_a_repr_that_ends_the_program_is_only_told_of():
    assert repr(sent(Shy())) == "<Shy whose repr() raised SystemExit>"


def test_nan_arrives_and_is_the_one_that_was_asked_for():
    assert math.isnan(sent(math.nan).plain)
    assert sent([math.nan]) == [math.nan]
    assert sent(math.nan) != 0.0


@pytest.mark.parametrize("value", [math.inf, -math.inf, -0.0, 5e-324])
def test_strange_floats_arrive(value):
    assert repr(sent(value)) == repr(value)


def test_what_is_nested_too_deeply_is_not_equal_and_harms_nobody():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert sent(deep) != []


def test_nesting_up_to_the_limit_arrives():
    deep = 1
    for _ in range(MAX_DEPTH):
        deep = [deep]
    assert sent(deep) == deep


def test_a_list_that_holds_itself_ends():
    circle = []
    circle.append(circle)
    assert sent(circle) != []


def test_a_huge_int_is_told_of_by_its_size():
    assert repr(sent(10**60_000)) == "an integer of 199316 bits"


def test_an_int_of_a_thousand_digits_arrives():
    assert sent(10**1000) == 10**1000


def test_a_giant_text_is_told_of_by_its_length():
    assert repr(sent("x" * 5_000_000)) == "too large to send: length 5000000"


def test_text_that_utf8_cannot_hold_arrives_in_some_form():
    assert sent("\udc80").plain == "\\udc80"


@given(JSON)
def test_reading_any_json_gives_a_value_or_malformed(data):
    read(data)


@given(NEARLY)
def test_reading_what_is_nearly_a_value_gives_a_value_or_malformed(data):
    read(data)


def read(data):
    try:
        value = decode(data)
    except Malformed:
        return
    assert (Value(value) == value) in (True, False)
    assert isinstance(repr(Value(value)), str)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"int": "x"},
        {"int": "9" * 10_000},
        {"int": 3, "str": "a"},
        {"bool": 1},
        {"str": 1},
        {"float": "fast"},
        {"float": 1.5},
        {"bytes": "xyz"},
        {"list": {"int": "1"}},
        {"list": "ab"},
        {"set": [{"list": []}]},
        {"dict": [[{"int": "1"}]]},
        {"dict": [[{"list": []}, {"int": "1"}]]},
        {"dict": {"a": 1}},
        {"Fraction": "1/2"},
        {"int": True},
        {"int": 1.5},
    ],
)
def test_what_is_no_encoded_value_is_malformed(data):
    with pytest.raises(Malformed):
        decode(data)


def test_json_that_is_nested_deeply_is_malformed():
    data = {"int": "1"}
    for _ in range(400):
        data = {"list": [data]}
    with pytest.raises(Malformed):
        decode(data)


class Mute(Exception):
    """Its message cannot be had."""

    def __str__(self):
        raise ValueError


def test_an_exception_whose_message_raises_is_encoded():
    assert error_tree(Mute(), "x.py").message == "(its message cannot be shown: ValueError)"


def test_a_group_is_encoded_as_a_tree():
    group = ExceptionGroup("two", [ValueError("a"), ExceptionGroup("one", [KeyError("b")])])
    tree = error_tree(group, "x.py")
    assert [child.type for child in tree.exceptions] == ["ValueError", "ExceptionGroup"]
    assert tree.exceptions[1].exceptions[0].message == "'b'"


def test_a_group_nested_without_end_is_cut():
    group = ValueError()
    for _ in range(200):
        group = ExceptionGroup("more", [group])
    tree = json.loads(json.dumps(asdict(error_tree(group, "x.py"))))
    answer = {"problem": "", "error": tree}
    assert read_as(ImportFailed, answer).error == error_tree(group, "x.py")


def test_two_sets_with_nan_in_them_are_equal():
    assert sent({math.nan, 1}) == {math.nan, 1}
    assert sent({math.nan: 1}) == {math.nan: 1}


def test_what_is_shared_in_memory_counts_each_time_that_it_is_written_out():
    value = ["x"]
    for _ in range(40):
        value = [value, value]
    seen = decode(json.loads(json.dumps(encode(value))))
    while isinstance(seen, list):
        seen = seen[-1]
    assert isinstance(seen, Opaque)


def test_a_group_of_groups_is_sent_in_part():
    error: Exception = ValueError("leaf")
    for _ in range(50):
        error = ExceptionGroup("again", [error, error])
    assert len(json.dumps(asdict(error_tree(error, "double.py")))) < 1_000_000
