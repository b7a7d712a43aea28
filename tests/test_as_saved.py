"""A notebook as it was saved is compared with what the kernel has run."""

import json

import pytest

from grader.ingest.as_saved import difference, place_of
from grader.ingest.executed_cells import answer_index, as_notebook
from tests.notebooks import cell, notebook

USES = "async def greet(name):\n    return polite(name)\n"
POLITE = "def polite(name):\n    return 'Hello, ' + name\n"
RUDE = POLITE.replace("Hello", "Hey")
PLAIN = "async def greet(name):\n    return name\n"
OTHER = PLAIN.replace("return name", "return 1")
SETUP = "from grader.notebook import check\nimport asyncio\n"
CHECK = 'check("greet")'

CASES = {
    "saved as it was run": ([SETUP, PLAIN], [SETUP, PLAIN, CHECK], ""),
    "another answer": ([PLAIN], [OTHER], "has another answer"),
    "not saved": ([PLAIN], ["x = 1"], "is not in the saved notebook"),
    "nothing saved": (
        [PLAIN],
        [""],
        "would not be graded in a class. Cell 1, the answer cell, is empty",
    ),
    "only the stub": (
        [PLAIN],
        ["async def greet(name):\n    raise NotImplementedError\n"],
        "another",
    ),
    "with a helper": ([POLITE, USES], [POLITE, USES], ""),
    "a helper that was deleted": ([POLITE, USES], [SETUP, USES], "The kernel still knows `polite`"),
    "a helper in a later cell": ([POLITE, USES], [USES, POLITE], ""),
    "another helper": ([RUDE, USES], [POLITE, USES], "another `polite`"),
    "ran in another order": ([RUDE, POLITE, USES], [POLITE, RUDE, USES], "another `polite`"),
    "a first try": ([OTHER, PLAIN], [PLAIN], ""),
    "a try below": ([PLAIN], [PLAIN, "x = 1"], ""),
    "only spaces": ([PLAIN], [PLAIN + "\n\n"], ""),
    "no cells that matter": (["print(1)", PLAIN, "await greet('Ada')"], [PLAIN], ""),
}


def saved_as(tmp_path, cells):
    """A saved notebook; the first cell that defines the answer has its ID."""
    at = next((n for n, source in enumerate(cells) if "greet(" in source and "def" in source), 0)
    made = [cell(source, "answer-greet" if n == at else "") for n, source in enumerate(cells)]
    file = tmp_path / "week1.ipynb"
    file.write_bytes(notebook(*made))
    return file


def of_the_kernel(cells):
    index = answer_index(["", *cells], ["greet"])
    return json.dumps(as_notebook(["", *cells], index, "greet")).encode()


@pytest.mark.parametrize("name", CASES)
def test_a_saved_notebook_that_would_give_something_else_is_told(name, tmp_path):
    ran, saved, words = CASES[name]
    told = difference(saved_as(tmp_path, saved), of_the_kernel(ran), "greet", ["greet"])
    assert words in told
    assert bool(words) == bool(told), told


def test_an_answer_that_would_be_rejected_is_told(tmp_path):
    file = tmp_path / "week1.ipynb"
    file.write_bytes(notebook(cell(PLAIN, "answer-greet", "markdown")))
    told = difference(file, of_the_kernel([PLAIN]), "greet", ["greet"])
    assert told.startswith("As saved, this answer would not be graded in a class. Cell 1 should be")


def test_a_file_that_cannot_be_read_is_no_news(tmp_path):
    file = tmp_path / "week1.ipynb"
    file.write_text("no notebook")
    assert difference(file, of_the_kernel([PLAIN]), "greet", ["greet"]) == ""


def test_the_place_is_what_the_editor_tells(tmp_path):
    file = saved_as(tmp_path, [PLAIN])
    assert place_of({"__vsc_ipynb_file__": str(file)}, {}) == file
    assert place_of({}, {"JPY_SESSION_NAME": str(file)}) == file
    assert place_of({}, {"JPY_SESSION_NAME": "a-kernel-id"}) is None
    assert place_of({}, {}) is None
