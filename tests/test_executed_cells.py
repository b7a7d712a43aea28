"""The answer is found among the cells that a kernel has run, and gets the verdict of the same file."""

import json
from pathlib import Path

import pytest

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.ingest.executed_cells import answer_index, as_notebook
from grader.ingest.notebook_answers import answers_in_notebook
from grader.judging.session import grade

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).resolve().parent.parent
CATALOG = Catalog(ROOT / "exercises")
SETUP = "from grader.notebook import check"
OLD = "async def fetch_all(fetch, urls):\n    return 1\n"
NEW = "async def fetch_all(fetch, urls):\n    return 2\n"
ANSWERS = [
    *(f"03_gather/fetch_all/{name}" for name in ("solution", "right_class", "right_workers")),
    *(f"03_gather/fetch_all/wrong_{name}" for name in ("loop", "lock", "run_inside", "not_async")),
    *(f"03_gather/fetch_all/wrong_{name}" for name in ("time_sleep", "threads")),
    *(
        f"01_coroutines/greet/{name}"
        for name in ("solution", "wrong_not_awaited", "wrong_busy_loop")
    ),
    *(f"04_tasks/race/{name}" for name in ("solution", "wrong_losers_left")),
]


def submission(cells, answer, slug="fetch_all", folder=Path()):
    """What is graded, of these cells."""
    path = folder / f"{slug}.ipynb"
    path.write_text(json.dumps(as_notebook(cells, answer, slug)), encoding="utf-8")
    (answer,) = answers_in_notebook(path, CATALOG.select([slug]), all_wanted=True)
    return answer.submission


def test_the_answer_is_the_latest_cell_that_defines_what_is_asked_for():
    cells = ["", SETUP, OLD, NEW, 'check("fetch_all")']
    assert answer_index(cells, ["fetch_all"]) == 3
    assert answer_index([*cells, OLD], ["fetch_all"]) == 5
    assert answer_index(["", SETUP], ["fetch_all"]) is None


def test_a_cell_that_defines_all_names_comes_before_a_later_one_that_defines_some():
    cells = ["async def a(): ...\nasync def b(): ...", "async def b(): ..."]
    assert answer_index(cells, ["a", "b"]) == 0
    assert answer_index(cells[1:], ["a", "b"]) == 0


def test_a_name_that_is_only_used_is_not_an_answer():
    cells = ["await fetch_all(None, [])", "# fetch_all", "def other():\n    fetch_all = 1"]
    assert answer_index(cells, ["fetch_all"]) is None


def test_what_other_cells_define_comes_before_the_answer_in_any_order_of_running(tmp_path):
    answer = "async def fetch_all(fetch, urls):\n    return await a(b(fetch), urls)\n"
    cells = ["async def a(fetch, urls):\n    return []", answer, "b = print"]
    found = submission(cells, 1, folder=tmp_path)
    assert found.text == answer
    assert found.before == "async def a(fetch, urls):\n    return []\nb = print\n"


def test_a_cell_that_was_fixed_and_run_again_counts_once(tmp_path):
    answer = "async def fetch_all(fetch, urls):\n    return GATE\n"
    cells = ["GATE = asyncio.Semaphor(3)", "import asyncio", "GATE = asyncio.Semaphore(3)", answer]
    assert submission(cells, 3, folder=tmp_path).before == (
        "import asyncio\nGATE = asyncio.Semaphore(3)\n"
    )


@pytest.mark.parametrize("second", ["KEPT += [2]", "KEPT['a'] = 2", "KEPT = KEPT + [2]"])
def test_a_cell_that_changes_a_value_of_another_does_not_replace_it(second, tmp_path):
    answer = "async def fetch_all(fetch, urls):\n    return KEPT\n"
    before = submission(["KEPT = []", second, answer], 2, folder=tmp_path).before
    assert before == f"KEPT = []\n{second}\n"


def test_a_notebook_and_a_file_get_the_same_verdict_for_the_same_code(tmp_path):
    asked, files, cells = [], [], []
    for number, name in enumerate(ANSWERS):
        exercise = CATALOG.select([name.split("/")[1]])[0]
        file = ROOT / "solutions" / f"{name}.py"
        source = file.read_text(encoding="utf-8")
        run = ["", SETUP, f"{source}\nprint(await nothing())", f'check("{exercise.slug}")']
        folder = tmp_path / str(number)
        folder.mkdir()
        asked.append(name)
        files.append(Answer(exercise, take(file)))
        cells.append(Answer(exercise, submission(run, 2, exercise.slug, folder)))
    results = grade([*files, *cells], Options(clock="fast"))
    verdicts = [
        (r.verdict, r.points, [(c.check.name, c.outcome) for c in r.checks]) for r in results
    ]
    half = len(ANSWERS)
    assert dict(zip(asked, verdicts[half:], strict=True)) == dict(
        zip(asked, verdicts[:half], strict=True)
    )
    assert {verdict for verdict, *_ in verdicts} >= {"pass", "fail"}
