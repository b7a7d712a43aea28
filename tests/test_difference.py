"""How a value differs from the one that was asked for, in words and cut where nothing is lost."""

import pytest

from grader.evidence.difference import SHORT, Mismatch, cut, difference, expect
from grader.evidence.evidence import Evidence
from grader.evidence.values import Value

URLS = [f"https://example.org/{number}" for number in range(40)]


def changed(place, value="ANOTHER"):
    return [*URLS[:place], value, *URLS[place + 1 :]]


def swapped(place):
    return [*URLS[:place], URLS[place + 1], URLS[place], *URLS[place + 2 :]]


@pytest.mark.parametrize(
    ("got", "asked"),
    [
        (swapped(20), URLS),
        (swapped(1), URLS),
        (swapped(38), URLS),
        (URLS[:20], URLS),
        ([*URLS, "more"], URLS),
        ("a" * 100 + "b" + "a" * 100, "a" * 100 + "c" + "a" * 100),
        ("a" * 40 + "b" + "a" * 160, "a" * 40 + "c" + "a" * 160),
        ("a" * 200, "a" * 201),
        (dict.fromkeys(URLS, 1), dict.fromkeys(changed(17), 1)),
        (swapped(20), swapped(20)[:15]),
    ],
)
def test_where_long_values_differ_is_in_view(got, asked):
    _, wanted, given = difference(got, asked)
    wanted, given = wanted.removeprefix("expected: "), given.removeprefix("got:      ")
    assert wanted != given
    assert max(len(wanted), len(given)) <= SHORT


def test_short_values_are_shown_whole():
    assert difference([1, 2, 3], [1, 2]) == [
        "expected 2 items, got 3",
        "expected: [1, 2]",
        "got:      [1, 2, 3]",
    ]


@pytest.mark.parametrize(
    ("printed", "asked", "headline"),
    [
        ("Hello\n", ["Hello", "Goodbye"], "expected 2 lines, got 1"),
        ("", ["Hello"], "expected 1 line, got none"),
        ("b\na\n", ["a", "b"], "the lines are right, but not in the expected order"),
        ("a\na\n", ["b", "c"], "the same line came 2 times"),
        ("a\nb\n", ["c", "d"], "the lines are not the expected ones"),
        (
            "a\nb\n",
            ["a", "d"],
            "in line 2 of what was printed, the text is not the expected one",
        ),
    ],
)
def test_what_was_printed_is_spoken_of_as_lines(printed, asked, headline):
    lines = Evidence("s", "", prints=((0.0, printed),), returned=Value(None)).printed
    told = difference(lines.plain, asked, lines.part)
    assert told[0] == headline
    assert [line for line in told if line.startswith("printed: ")] == told[2:]


def test_of_long_lists_the_first_item_that_differs_is_shown():
    got = ["cancelled", *["returned"] * 3, "cancelled", "cancelled"]
    assert difference({"posts": got}, {"posts": ["cancelled"] * 6}) == [
        "under 'posts', at index 1, the first of 3 that differ, the value is not the expected one",
        "expected: 'cancelled'",
        "got:      'returned'",
    ]


def test_of_sorted_lists_the_item_that_is_missing_is_shown():
    said = [f"Goodbye, guest number {number}!" for number in range(6)]
    assert difference(sorted([*said, "Hello,  Bo"]), sorted([*said, "A hello,  Bo"])) == [
        "1 expected item was missing, and another one came",
        "expected: 'A hello,  Bo'",
        "got:      'Hello,  Bo'",
    ]


def test_what_is_asked_for_several_times_may_come_several_times():
    told = difference(["a", "a", "a"], ["b", "b", "c"])
    assert told[0] == "the items are not the expected ones"


def test_of_a_large_dict_the_first_value_that_differs_is_shown():
    expected = {f"/page/{number}": 200 for number in range(30)}
    assert difference(expected | {"/page/7": None, "/page/9": 404}, expected) == [
        "under '/page/7', the first of 2 that differ, expected an int, got None",
        "expected: 200",
        "got:      None",
    ]


def test_a_long_list_is_cut_between_its_items():
    names = ["welcome Cleo", "Hao joins", "Hao: one", "Max joins", "Lea joins", "Eve: at once"]
    assert cut(repr(names)) == "['welcome Cleo', 'Hao joins', … 'Lea joins', 'Eve: at once']"
    assert cut("a" * 200) == f"{'a' * 33} … {'a' * 33}"


def test_what_does_not_hold_is_told_in_one_sentence():
    with pytest.raises(Mismatch, match=r"^it is not true that the loop is closed$"):
        expect(False, True, "the loop is closed")


def test_of_large_sets_only_what_is_in_one_of_them_is_shown():
    names = {f"customer {number}" for number in range(20)}
    assert difference(names - {"customer 7"}, names) == [
        "missing: 'customer 7'",
    ]
    assert difference(names - {"customer 7"} | {"Bo"}, names) == [
        "missing: 'customer 7'",
        "not expected: 'Bo'",
    ]


def test_a_list_of_nothing_is_told_once():
    assert difference(["a", "b"], []) == ["expected no items, got 2", "got:      ['a', 'b']"]
    assert difference([], ["a", "b"]) == ["expected 2 items, got none", "expected: ['a', 'b']"]
    assert difference(None, []) == ["expected a list, got None", "expected: []", "got:      None"]


def said(got, expected, what):
    with pytest.raises(Mismatch) as caught:
        expect(got, expected, what)
    return str(caught.value).splitlines()


def test_none_is_told_in_one_sentence():
    assert said(["a", "b"], [], "calls that were cancelled") == [
        "calls that were cancelled: expected none, got 'a', 'b'"
    ]
    assert said(set(), {"Bo", "Al"}, "letters sent") == [
        "letters sent: expected 'Al', 'Bo', got none"
    ]
    (line,) = said(URLS, [], "late pages")
    assert line.startswith("late pages: expected none, got 40: 'https://example.org/0'")
    assert said([], {}, "the dict") == ["the dict: expected {}, got []"]


def test_what_has_a_name_is_told_without_an_empty_sentence():
    long = "BaseExceptionGroup: unhandled errors (1 sub-exception)"
    assert said(long, "nothing", "what closing raised") == [
        "what closing raised:",
        "expected: 'nothing'",
        f"got:      {long!r}",
    ]
    record = [long, True, 1]
    assert said(record, ["cancelled", False, 1], "how it ended") == [
        "how it ended:",
        "expected: ['cancelled', False, 1]",
        f"got:      {record!r}",
    ]
    assert said([long, 1], ["cancelled", 1], "how both ended") == [
        "how both ended, at index 0:",
        "expected: 'cancelled'",
        f"got:      {long!r}",
    ]
    assert said({"a": long}, {"b": long}, "the answers")[0] == "the answers: the key 'b' is missing"
