"""Notebooks become submissions; if something is wrong with one, the message names it."""

import os
from pathlib import Path

import pytest

from grader.ingest import Rejected, answers, read_notebook
from grader.ingest.notebook import MAX_NOTEBOOK
from tests.notebooks import ASKS, FETCH, GREET, cell, handed_out, notebook, outcome


def read(*cells, asks=None):
    return answers(notebook(*cells), "ada", Path("week1.ipynb"), asks)


def test_the_answers_are_found_by_their_ids():
    assert outcome(read(*handed_out())) == {"greet": GREET, "fetch_all": FETCH}


def test_the_label_and_the_path_are_those_given():
    greet = read(*handed_out())["greet"]
    assert (greet.label, greet.path) == ("ada", Path("week1.ipynb"))


def test_a_source_may_be_a_list_of_lines():
    cells = handed_out(GREET.splitlines(keepends=True))
    assert outcome(read(*cells))["greet"] == GREET


def test_a_helper_in_an_earlier_cell_comes_before_the_answer():
    helper = "def shout(text):\n    return text.upper()\n"
    fetch = "async def fetch_all(fetch, urls):\n    return shout('x')\n"
    found = read(*handed_out(fetch_all=fetch, between=[cell(helper)]))
    assert (found["fetch_all"].before, found["greet"].before) == (helper, "")


def test_a_helper_in_a_later_cell_does_not():
    cells = [*handed_out(), cell("def greet_help(): ...")]
    assert read(*cells)["greet"].before == ""


def test_a_reordered_notebook_is_read_as_it_stands():
    assert outcome(read(*reversed(handed_out()))) == {"greet": GREET, "fetch_all": FETCH}


def test_a_renamed_id_rejects_that_exercise_alone():
    cells = handed_out()
    cells[2]["metadata"]["nbgrader"]["grade_id"] = "mine"
    found = outcome(read(*cells))
    assert found["fetch_all"] == FETCH
    assert found["greet"].startswith("The notebook has no answer cell for greet")
    assert "fetch the assignment again" in found["greet"]


def test_a_duplicate_id_rejects_that_exercise_alone():
    found = outcome(read(*handed_out(), cell(GREET, "answer-greet")))
    assert found["fetch_all"] == FETCH
    assert "2 answer cells for greet (cells 3, 8)" in found["greet"]
    assert "delete the others" in found["greet"]


def test_without_ids_the_one_cell_that_answers_is_found():
    stripped = [cell(one["source"], kind=one["cell_type"]) for one in handed_out()]
    assert outcome(read(*stripped, asks=ASKS)) == {"greet": GREET, "fetch_all": FETCH}


def test_without_ids_two_cells_that_answer_are_rejected():
    stripped = [cell(GREET), cell(GREET + "\n"), cell(FETCH)]
    found = outcome(read(*stripped, asks=ASKS))
    assert found["fetch_all"] == FETCH
    assert "no answer cell for greet" in found["greet"]


def test_a_cell_that_was_split_is_one_answer_and_one_helper():
    halves = [cell("import json\n", "answer-greet"), cell(GREET, "answer-greet")]
    assert outcome(read(*halves, asks={"greet": ["greet"]}))["greet"] == GREET


def test_a_cell_with_an_id_counts_even_if_another_defines_the_same():
    cells = [*handed_out(), cell("async def greet(name): return 'no'")]
    assert outcome(read(*cells, asks=ASKS))["greet"] == GREET


def test_a_wanted_exercise_that_is_missing_is_rejected():
    asks = {"race": ["race"]}
    assert "no answer cell for race" in outcome(read(*handed_out(), asks=asks))["race"]


DAMAGED = {
    "markdown": (cell(GREET, "answer-greet", "markdown"), "change it back into a code cell"),
    "raw": (cell(GREET, "answer-greet", "raw"), "change it back into a code cell"),
    "empty": (cell(" \n", "answer-greet"), "is empty: write the answer there"),
    "a number for a source": (cell(7, "answer-greet"), "is empty"),
    "a list of numbers": (cell([1, "x"], "answer-greet"), "is empty"),
    "no source": ({"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "answer-greet"}}}, "is empty"),
    "a NUL": (cell("x = 1\ny = '\0'", "answer-greet"), "Line 2 contains a NUL byte"),
    "half a character": (cell("x = 1\ny = '\ud800'", "answer-greet"), "Line 2 is not UTF-8"),
    "too long": (cell("#" * (513 << 10), "answer-greet"), "larger than 512 KB"),
}  # fmt: skip


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_answer_rejects_that_exercise_alone(how):
    damaged, reason = DAMAGED[how]
    cells = handed_out()
    cells[2] = damaged
    found = read(*cells)
    assert reason in found["greet"].rejected
    assert outcome(found)["fetch_all"] == FETCH


NOT_NOTEBOOKS = {
    "empty": (b"", "is empty"),
    "blank": (b" \n", "is empty"),
    "not JSON": (b'{"cells": [\n  oh\n', "invalid JSON at line 2"),
    "cut short": (notebook(*handed_out())[:-20], "damaged"),
    "python": (GREET.encode(), "damaged"),
    "UTF-16": ('{"cells": []}'.encode("utf-16"), "not UTF-8"),
    "binary": (b"\x89PNG\r\n\xff\xfe", "not UTF-8"),
    "a list": (b"[1, 2]", "not a notebook"),
    "null": (b"null", "not a notebook"),
    "no cells": (notebook(), "no cells"),
    "cells that are a word": (b'{"cells": "many"}', "no cells"),
    "format 3": (b'{"worksheets": [{"cells": []}], "nbformat": 3}', "old format 3"),
    "deep": (b'{"cells": ' + b"[" * 100_000, "damaged"),
    "digits": (b'{"cells": ' + b"9" * 100_000 + b"}", "damaged"),
    "many cells": (notebook(*[cell("")] * 5001), "more than 5000 cells"),
    "large": (b" " * (MAX_NOTEBOOK + 1), "larger than 10 MB"),
}


@pytest.mark.parametrize("what", NOT_NOTEBOOKS)
def test_what_is_not_a_notebook_is_rejected_with_the_reason(what):
    data, reason = NOT_NOTEBOOKS[what]
    with pytest.raises(Rejected, match=reason):
        answers(data, "ada", Path("week1.ipynb"))


@pytest.mark.parametrize(
    "odd",
    [None, 7, "cell", [], {}, {"cell_type": 7, "metadata": [], "source": {}},
     {"cell_type": "code", "metadata": {"nbgrader": []}, "source": "x"},
     {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["answer-greet"]}}, "source": "x"}],
)  # fmt: skip
def test_a_malformed_cell_does_not_affect_the_others(odd):
    assert outcome(read(*handed_out(), odd)) == {"greet": GREET, "fetch_all": FETCH}


def test_a_notebook_of_50_mb_is_not_read(tmp_path, monkeypatch):
    large = tmp_path / "large.ipynb"
    with large.open("wb") as file:
        file.truncate(50 << 20)
    monkeypatch.setattr(os, "fdopen", None)  # reading needs it
    with pytest.raises(Rejected, match="larger than 10 MB"):
        read_notebook(large, "ada")


def graded_cells(*cells, asks=ASKS):
    return {slug: s.text for slug, s in read(*cells, asks=asks).items() if not s.rejected}


def split_cells(first, *more):
    """The cells of an assignment in which the answer to `greet` was split."""
    whole = handed_out(first)
    whole[3:3] = more
    return whole


TWO = {"greet": ["greet", "LIMIT"]}
SPLITS = {
    "the new half has no ID": (split_cells("import asyncio\n", cell(GREET)), ASKS),
    "both halves have it": (split_cells("x = 1\n", cell(GREET, "answer-greet")), ASKS),
    "below an empty cell": (split_cells("", cell(GREET)), ASKS),
    "below the stub": (
        split_cells("async def greet(name):\n    raise NotImplementedError\n", cell(GREET)),
        ASKS,
    ),
    "twice below the stub": (
        split_cells(
            "async def greet(name):\n    raise NotImplementedError\n",
            cell("async def greet(name):\n    return 1\n"),
            cell(GREET),
        ),
        ASKS,
    ),
    "an answer in pieces": (split_cells("LIMIT = 3\n", cell(GREET)), TWO),
    "an answer in pieces with the ID": (
        split_cells("LIMIT = 3\n", cell(GREET, "answer-greet")),
        TWO,
    ),
    "in a code cell below a markdown cell": (
        [cell("my answer", "answer-greet", "markdown"), cell(GREET)],
        ASKS,
    ),
}


@pytest.mark.parametrize("name", SPLITS)
def test_an_answer_that_was_split_is_put_together(name):
    cells, asks = SPLITS[name]
    found = graded_cells(*cells, asks=asks)["greet"]
    assert found.endswith(GREET)
    assert all(word in found for word in ("LIMIT",) if asks is TWO)


def test_a_whole_answer_is_not_replaced_by_a_try_below_it():
    tries = cell("async def greet(name):\n    return 'only a try'\n")
    assert graded_cells(*split_cells(GREET, tries))["greet"] == GREET


def test_another_exercises_cell_is_never_taken():
    cells = handed_out("x = 1\n", fetch_all=f"{FETCH}\n{GREET}")
    assert graded_cells(*cells)["greet"] == "x = 1\n"


def test_without_any_id_and_without_names_the_answers_are_found():
    cells = [cell("import asyncio"), cell(GREET), cell("print(1)"), cell(FETCH)]
    found = answers(notebook(*cells), "ada", Path("week1.ipynb"), known=ASKS)
    assert outcome(found) == {"greet": GREET, "fetch_all": FETCH}


def test_what_is_known_need_not_be_answered():
    assert answers(notebook(cell("x = 1")), "ada", Path("w.ipynb"), known=ASKS) == {}


def test_a_helper_that_is_missing_is_found_in_a_later_cell():
    uses = "async def greet(name):\n    return polite(name)\n"
    helpers = [
        cell("def polite(name):\n    return PREFIX + name\n"),
        cell("PREFIX = 'Hello, '\ndef unused(): ..."),
    ]
    found = read(*handed_out(uses), *helpers)["greet"]
    assert found.before == "def polite(name):\n    return PREFIX + name\nPREFIX = 'Hello, '\n"


def test_a_helper_from_an_earlier_cell_counts_more_than_a_later_one():
    uses = "async def fetch_all(fetch, urls):\n    return polite(1)\n"
    early, late = (f"def polite(name):\n    return {n}\n" for n in (1, 2))
    found = read(*handed_out(fetch_all=uses, between=[cell(early)]), cell(late))["fetch_all"]
    assert found.before == early


def test_a_utf_16_notebook_is_named_as_one():
    data = notebook(*handed_out()).decode().encode("utf-16")
    with pytest.raises(Rejected, match="UTF-16"):
        answers(data, "ada", Path("week1.ipynb"))
