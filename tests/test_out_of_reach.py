"""What an answer is handed leads, by its attributes, to no pause, record or seed of the stand-in world."""

import ast
from collections import defaultdict

import pytest

from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.solutions import plain_folder
from grader.exercise.submission import Submission
from grader.gathering.gather import gather
from grader.worker.run import PARTS

EXERCISES = Catalog(exercises_folder()).exercises
OF_A_KIND = 2
"""Exercises that are searched of those that hand out the same parts of the world."""
SEARCH = """

def _keeps_nothing_back():
    import inspect, types, warnings

    dead_ends = (types.ModuleType, type, str, bytes, int, float, types.FrameType, types.CodeType)
    way = ("__self__", "__func__", "__wrapped__", "__closure__", "__dict__", "func", "args", "cell_contents")

    def children(thing):
        yield from ((f"[{k!r}]", v) for k, v in thing.items()) if isinstance(thing, dict) else ()
        if isinstance(thing, list | tuple | set | frozenset):
            yield from ((f"[{n}]", one) for n, one in enumerate(thing))
        for name in dict.fromkeys((*way, *(n for n in dir(thing) if not n.startswith("__")))):
            try:
                yield f".{name}", getattr(thing, name)
            except Exception:
                pass

    def search(what):
        todo, seen = [("", what)], {}
        while todo and len(seen) < 4000:
            path, thing = todo.pop(0)
            if id(thing) in seen or isinstance(thing, dead_ends):
                continue
            seen[id(thing)] = thing
            kind = type(thing)
            if kind.__module__.startswith("grader.worker.") and kind.__name__ in BACKSTAGE:
                print(f"REACHED {kind.__name__}: {path}")
            todo += [(path + step, one) for step, one in children(thing)]

    def wrapped(function):
        left = [LOOKS]

        def looked_at(*args, **kwargs):
            left[0] -= 1
            if left[0] >= 0:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    search((args, kwargs))
            return function(*args, **kwargs)

        async def looked_at_and_awaited(*args, **kwargs):
            return await looked_at(*args, **kwargs)

        return looked_at_and_awaited if inspect.iscoroutinefunction(function) else looked_at

    for name in ASKED:
        one = globals()[name]
        if isinstance(one, type):
            for method, function in list(vars(one).items()):
                if isinstance(function, types.FunctionType):
                    setattr(one, method, wrapped(function))
        else:
            globals()[name] = wrapped(one)

BACKSTAGE = {"Recorder", "RecordedCall", "Stage", "Run", "Network", "Functions", "MockHttp", "Listener", "Processes"}
LOOKS = 3  # of each function: later calls are handed the same kinds of things
_keeps_nothing_back()
"""


def reached(exercise, scenarios):
    """The ways that the answer finds backstage when it looks through all that it is handed."""
    text = (plain_folder(exercise) / "solution.py").read_text(encoding="utf-8")
    asked = [one["name"] for one in exercise.asks if one["kind"] != "constant"]
    answer = Answer(
        exercise, Submission("answer", exercise.stub, f"{text}\nASKED = {asked}\n{SEARCH}")
    )
    book = gather([(answer, one) for one in scenarios], Options(clock="fast"))
    said = [seen.output for seen in book[answer].values()]
    return [line for line in "".join(said).splitlines() if line.startswith("REACHED")]


def chosen():
    """Exercises and their scenarios, so that each combination of the world's parts is in some of them."""
    kinds = defaultdict(dict)
    for exercise in EXERCISES:
        functions = {getattr(one, "name", ""): one for one in ast.parse(exercise.check_source).body}
        for scenario in exercise.scenarios:
            parts = PARTS.keys() & {one.arg for one in functions[scenario].args.args}
            kinds[frozenset(parts)].setdefault(exercise, scenario)
    found = defaultdict(list)
    for of_a_kind in kinds.values():
        for exercise, scenario in list(of_a_kind.items())[:OF_A_KIND]:
            found[exercise].append(scenario)
    return [pytest.param(*pair, id=pair[0].slug) for pair in found.items()]


@pytest.mark.one_python
@pytest.mark.parametrize("exercise, scenarios", chosen())
def test_no_attribute_of_what_is_handed_leads_backstage(exercise, scenarios):
    assert reached(exercise, scenarios) == []
