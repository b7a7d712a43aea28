"""Answers in a notebook, as files: no file is replaced without --force, and missing ones are named."""

import json

import pytest

from grader.cli.extract import as_file
from grader.cli.main import main
from grader.exercise.submission import Submission

FETCH = "async def fetch_all(fetch, urls):\n    return await together(fetch, urls)\n"
HELPER = "async def together(fetch, urls):\n    return []\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with a notebook `ada.ipynb` that answers one of two exercises."""
    monkeypatch.chdir(tmp_path)
    cells = [code("import asyncio", "setup"), code(HELPER), code(FETCH, "answer-fetch_all")]
    write(tmp_path / "ada.ipynb", [*cells, code("", "answer-greet")])
    return tmp_path


def code(source, grade_id=""):
    metadata = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": []}


def write(path, cells):
    path.write_text(json.dumps({"nbformat": 4, "metadata": {}, "cells": cells}), encoding="utf-8")


def test_an_answer_becomes_a_file_with_what_it_needs_of_earlier_cells(folder, capsys):
    assert main(["extract", "ada.ipynb", "out"]) == 1  # greet is empty
    text = (folder / "out" / "03_gather" / "fetch_all.py").read_text(encoding="utf-8")
    assert text == f"{HELPER}\n\n{FETCH}"
    out = capsys.readouterr().out
    assert "out/03_gather/fetch_all.py: written" in out
    assert "out/01_coroutines/greet.py: not written. Cell 4, the answer cell, is empty" in out
    assert not (folder / "out" / "01_coroutines" / "greet.py").exists()


def test_a_file_that_differs_is_replaced_only_with_force(folder, capsys):
    asked = ["extract", "ada.ipynb", "out", "fetch_all"]
    target = folder / "out" / "03_gather" / "fetch_all.py"
    assert main(asked) == 0
    assert main(asked) == 0
    assert "unchanged" in capsys.readouterr().out
    target.write_text("mine", encoding="utf-8")
    assert main(asked) == 1
    assert target.read_text(encoding="utf-8") == "mine"
    assert "a different file exists. To replace it, pass --force." in capsys.readouterr().out
    assert main([*asked, "--force"]) == 0
    assert target.read_text(encoding="utf-8") == f"{HELPER}\n\n{FETCH}"
    assert "replaced" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The notebook is empty"),
        (b"{", "The notebook is damaged"),
        (json.dumps({"cells": [code("x = 1")]}).encode(), "contains no answer: no cell has"),
    ],
)
def test_a_notebook_without_answers_is_a_usage_error(content, sentence, folder, capsys):
    (folder / "bad.ipynb").write_bytes(content)
    assert main(["extract", "bad.ipynb", "out"]) == 2
    assert sentence in capsys.readouterr().err


def test_a_missing_notebook_or_a_file_for_a_folder_is_a_usage_error(folder, capsys):
    assert main(["extract", "none.ipynb", "out"]) == 2
    assert "none.ipynb: The file is missing:" in capsys.readouterr().err
    assert main(["extract", "ada.ipynb", "ada.ipynb"]) == 2
    assert "Expected a folder for the answers, but ada.ipynb is a file" in capsys.readouterr().err


def test_imports_from_the_future_stay_first():
    submission = Submission("", None, f"from __future__ import annotations\n{FETCH}", before=HELPER)
    assert as_file(submission) == f"from __future__ import annotations\n{HELPER}\n\n{FETCH}"


def test_a_new_notebook_has_no_solutions_is_never_replaced_and_can_be_checked(folder, capsys):
    assert main(["notebook", "fetch_all", "greet"]) == 0
    data = json.loads((folder / "fetch_all.ipynb").read_text(encoding="utf-8"))
    ids = [cell["metadata"]["nbgrader"]["grade_id"] for cell in data["cells"]]
    parts = ("brief", "answer", "check")
    assert ids == ["about", "setup", *(f"{p}-{s}" for s in ("greet", "fetch_all") for p in parts)]
    assert "SOLUTION" not in json.dumps(data)
    assert main(["check", "--from", "fetch_all.ipynb", "--clock", "fast", "--json", "r.json"]) == 1
    report = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert [(e["slug"], e["verdict"]) for e in report["exercises"]] == [
        ("greet", "todo"),
        ("fetch_all", "todo"),
    ]
    assert main(["notebook", "fetch_all"]) == 2
    assert "fetch_all.ipynb exists already" in capsys.readouterr().err
