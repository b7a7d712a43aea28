"""An answer from a notebook: it can use what earlier cells define, and line numbers stay right."""

from pathlib import Path

import pytest

from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.ingest import read_submissions
from grader.ingest.cells import definitions_of, python_of
from grader.judging.session import grade

HELPER = """
import asyncio


async def twice(number):
    await asyncio.sleep(0.05)
    return 2 * number
"""


def graded(kit, text, before):
    (exercise,) = kit.catalog.select(["double"])
    submission = Submission("ada", Path("week1.ipynb"), text, before=before)
    (result,) = grade([Answer(exercise, submission)], Options(clock="fast"))
    return result


def test_a_helper_in_an_earlier_cell_is_found(kit):
    result = graded(kit, "async def double(number):\n    return await twice(number)\n", HELPER)
    assert result.verdict == "pass"


def test_without_the_earlier_cell_it_is_missing(kit, told):
    result = graded(kit, "async def double(number):\n    return await twice(number)\n", "")
    assert "NameError" in told(result)


def test_the_answers_own_lines_stay_right(kit):
    text = "\n\nasync def double(number):\n    await twice(number)\n    raise ValueError(number)\n"
    result = graded(kit, text, HELPER)
    assert [f.line for f in result.evidence[0].error.frames] == [5]


def test_lines_of_earlier_cells_are_numbered_after_the_answer_and_shown(kit, told):
    text = "async def double(number):\n    return await twice(number)"
    result = graded(kit, text, HELPER.replace("return 2 * number", "raise ValueError(number)"))
    frames = result.evidence[0].error.frames
    assert [(f.line, f.text) for f in frames] == [
        (2, "return await twice(number)"),
        (10, "raise ValueError(number)"),
    ]
    assert result.answer.submission.listing.split("\n")[9].strip() == "raise ValueError(number)"
    assert [result.answer.submission.is_before(f.line) for f in frames] == [False, True]


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_an_error_in_an_earlier_cell_is_reported_as_one(kit, told, end):
    text = "async def double(number):\n    return 2 * number" + end
    result = graded(kit, text, "import asyncio\nratio = 1 / 0\n")
    assert result.verdict == "fail"
    assert "An earlier cell raised ZeroDivisionError" in told(result)
    assert "`ratio = 1 / 0`" in told(result)


def test_an_error_in_the_answer_is_not_blamed_on_an_earlier_cell(kit, told):
    result = graded(kit, "half = 1 / zero\n", "zero = 0\n")
    assert "The file cannot be imported: ZeroDivisionError: division by zero (line 1)." in told(
        result
    )


def test_a_mistake_in_a_helper_is_found_as_in_a_file(kit, told):
    helper = "import asyncio\n\n\ndef begin(number):\n    asyncio.create_task(asyncio.sleep(9))\n"
    text = (
        "import asyncio\n\n\nasync def double(number):\n    begin(number)\n"
        "    await asyncio.sleep(0.05)\n    return 3 * number\n"
    )
    result = graded(kit, text, helper)
    (left,) = result.evidence[0].noticed.tasks_left
    assert (left.line, result.answer.submission.is_before(left.line)) == (13, True)
    assert "line 13, in an earlier cell: asyncio.create_task(asyncio.sleep(9))" in told(result)


PLAIN = {
    "magic": ("%matplotlib inline\nx = 1", "pass\nx = 1"),
    "command": ("!pip install aiohttp\nx = 1", "pass\nx = 1"),
    "long_command": ("!pip install \\\n  aiohttp\nx = 1", "pass\n  pass\nx = 1"),
    "in_a_function": ("def f():\n    !ls\n", "def f():\n    pass\n"),
    "assigned": ("files = !ls *.py\nx = 1", "pass\nx = 1"),
    "help": ("asyncio.gather?\nx = 1", "pass\nx = 1"),
    "cell_magic": ("%%time\nx = 1", "pass\nx = 1"),
    "other_language": ("%%bash\nls\n", "\n\n"),
    "within_brackets": ("x = (7\n% 4)", "x = (7\n% 4)"),
    "within_a_string": ("'''\n%time\n!x\n'''\n!ls", "'''\n%time\n!x\n'''\npass"),
    "an_apostrophe_in_a_string": ('"""\nit\'s """\n%time x', '"""\nit\'s """\npass'),
    "await": ("x = 1\nawait f()\ny = 2", "x = 1\npass\ny = 2"),
    "await_over_lines": ("await f(\n  1,\n)\ny = 2", "\n\npass\ny = 2"),
    "await_after_semicolon": ("é = 1; await f(); y = 2", "é = 1; pass; y = 2"),
    "what_it_gave": (
        "r = await f()\nprint(r)\ns = r[0]\ns.x\ny = 2",
        "pass\npass\npass\npass\ny = 2",
    ),
    "assigned_again": ("r = await f()\nr = 1\nprint(r)", "pass\nr = 1\nprint(r)"),
    "async_with": ("async with s() as x:\n    y\nz = 1", "\npass\nz = 1"),
    "async_comprehension": ("[x async for x in y()]\nz = 1", "pass\nz = 1"),
    "run": ("asyncio.run(main())\nx = 1", "pass\nx = 1"),
    "run_in_print": ("print(asyncio.run(main()))", "pass"),
    "loop_run": ("loop.run_until_complete(main())", "pass"),
    "main_guard": (
        "if __name__ == '__main__':\n    asyncio.run(main())\nx = 1",
        "\npass\nx = 1",
    ),
    "guard_with_await": ("if True:\n    await f()", "\npass"),
    "await_within_a_function": ("async def f():\n    await g()", "async def f():\n    await g()"),
    "nest_asyncio": ("import nest_asyncio\nnest_asyncio.apply()\nx = 1", "pass\npass\nx = 1"),
    "check": ("from grader.notebook import check\ncheck('double')\nx = 1", "pass\npass\nx = 1"),
    "own_check": ("def check(x):\n    return x\ncheck(1)", "def check(x):\n    return x\ncheck(1)"),
    "display_within": ("def f():\n    display(1)", "def f():\n    display(1)"),
    "colab": (
        "#@title My answer\nfrom google.colab import drive\ndrive.mount('/d')\nx = 1",
        "#@title My answer\npass\npass\nx = 1",
    ),
    "ipython": ("from IPython.display import HTML\nHTML('x')\ny = 2", "pass\npass\ny = 2"),
    "not_installed": ("import no_such_thing as n\nn.seed(1)\ny = 2", "pass\npass\ny = 2"),
    "not_installed_and_used": (
        "import no_such_thing as n\ndef f():\n    return n.x",
        "import no_such_thing as n\ndef f():\n    return n.x",
    ),
    "timed": ("%%timeit -n 1\nx = 1", "pass\nx = 1"),
    "captured": ("%%capture out\nimport asyncio", "pass\nimport asyncio"),
    "sql": ("%%sql\nselect 1\n", "\n\n"),
    "windows": ("x = 1\r\nawait f()\r\n", "x = 1\npass\n"),
    "no_python": ("async def f(:\n  await x", "async def f(:\n  await x"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_cell_as_plain_python_keeps_its_lines(name):
    cell, plain = PLAIN[name]
    assert python_of(cell) == plain


@pytest.mark.parametrize("name", PLAIN)
def test_every_line_keeps_its_number(name):
    cell, _ = PLAIN[name]
    assert len(python_of(cell).split("\n")) == len(cell.replace("\r\n", "\n").split("\n"))


EARLIER = [
    "import asyncio\nimport json as j\nprint('hello')\nraise SystemExit",
    "def twice(n):\n    return FACTOR * n\n\nFACTOR = 2  # of all",
    "def broken(:",
    "%time\nLOG = []\nLOG[0:] = [1]\ndata = await fetch()\nunused = 1 / 0",
    "@deco\nclass Kept:\n    x = LOG",
    "def deco(f):\n    return f",
]


def test_earlier_cells_contribute_their_definitions_and_nothing_else():
    assert definitions_of(EARLIER[:3]) == (
        "import asyncio\nimport json as j\ndef twice(n):\n    return FACTOR * n\nFACTOR = 2\n"
    )


def test_only_what_is_needed_is_kept_directly_or_through_others():
    assert definitions_of(EARLIER, needed_by="x = twice(1)") == (
        "def twice(n):\n    return FACTOR * n\nFACTOR = 2\n"
    )
    assert definitions_of(EARLIER, needed_by="def f():\n    return Kept()") == (
        "LOG = []\nLOG[0:] = [1]\n@deco\nclass Kept:\n    x = LOG\ndef deco(f):\n    return f\n"
    )


def test_a_star_import_is_kept_as_it_may_be_needed():
    assert definitions_of(["from math import *"], needed_by="x = 1") == "from math import *\n"


def test_nothing_is_needed_by_nothing():
    assert definitions_of(EARLIER, needed_by="x = 1") == ""


def test_a_long_chain_of_names_is_followed():
    cell = "a0 = 0\n" + "".join(f"a{i + 1} = a{i}\n" for i in range(5000))
    assert definitions_of([cell], needed_by="print(a5000)") == cell


EXPORTED = """#!/usr/bin/env python
# coding: utf-8

# In[1]:


from grader.notebook import check
get_ipython().run_line_magic('pip', 'install tqdm')
get_ipython().system('ls')


# # Twice

# In[2]:


get_ipython().run_cell_magic('time', '', 'import asyncio\\n\\n\\nasync def double(number):\\n    await asyncio.sleep(0.05)\\n    return 2 * number\\n')


# In[ ]:


await double(4)
check("double")
"""
PERCENT = """# ---
# jupyter: {}
# ---

# %% [markdown]
# # Twice

# %%
import asyncio


async def double(number):
    await asyncio.sleep(0.05)
    return 2 * number


# %%
# !pip install tqdm
print(await double(4))
"""


@pytest.mark.parametrize("text", [EXPORTED, PERCENT], ids=["nbconvert", "jupytext"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_notebook_that_was_saved_as_python_is_graded(kit, text, end):
    file = kit.answer("double", text.replace("\n", end).encode("utf-8-sig"))
    done = kit.run("check", "double", "--from", file, "--clock", "fast")
    assert "pass, 3 of 3 points" in done.stdout, done.stdout
    found = read_submissions(file.parent, ["double"])
    assert "await double(4)" not in found.answer("answers", "double").text
