"""The student's file: import it, check that it holds what was asked for, and call into it."""

import ast
import difflib
import functools
import inspect
import linecache
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from grader.worker.awaiting import Awaiting, NotAsAsked
from grader.worker.calls import Recorder
from grader.worker.compiled import code_of
from grader.worker.further_files import FurtherFiles
from grader.worker.labels import scalars_only
from grader.worker.listing import first_line_before, first_lines, listing
from grader.worker.probes import Probes
from grader.worker.probes.steps import Steps


def load(
    name: str,
    path: str,
    source: str,
    before: str = "",
    files: Sequence[tuple[str, str]] = (),
    *,
    code: str = "",
) -> ModuleType:
    """Run the student's source as a module called `name`. Tracebacks show its lines.

    `before`, from earlier cells of a notebook, is run first, in the same module; `files`, pairs of a
    module and its text, are there to be imported. Their lines count on after those of `source`, as
    `listing` has them. `code` is the source as it was `packed`. Raises whatever the student's code
    raises, SyntaxError included.
    """
    shown = listing(source, before, files)
    linecache.cache[path] = (len(shown), None, [line + "\n" for line in shown.split("\n")], path)
    module = ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    if files:
        FurtherFiles(path, files, first_lines(source, before, files)).install()
    if before:
        earlier = ast.parse(before, path)
        ast.increment_lineno(earlier, first_line_before(source) - 1)
        exec(compile(earlier, path, "exec", dont_inherit=True), module.__dict__)
    exec(code_of(source, path, code), module.__dict__)
    return module


def put_up(versions: Mapping[str, str]) -> None:
    """Let the student's tests import what they test: until it is their turn, any of its versions."""
    for path, source in versions.items():
        name = path.partition("/")[0]
        if name not in sys.modules:
            load(name, f"{name}.py", source)


def check_asked(module: ModuleType, asks: list[dict[str, Any]]) -> None:
    """Check names, kinds and the number of parameters against what the exercise asks for.

    Whether a function is async shows only when it is called (`awaiting.py`).
    """
    for asked in asks:
        thing = find(module, asked["name"])
        if asked["kind"] == "class":
            _check_class(thing, asked)
        elif asked["kind"] != "constant" and not callable(thing):
            raise NotAsAsked(
                f"`{asked['name']}` is not a function: write it with `{asked['text']}`."
            )
        elif asked["kind"] != "constant":  # what a constant holds is for the checks to judge
            _check_function(thing, asked, asked["parameters"])


def find(module: ModuleType, name: str) -> Any:
    """The attribute `name` of the student's module, or NotAsAsked with the nearest names."""
    if name in vars(module):
        return vars(module)[name]
    own = [other for other, thing in vars(module).items() if callable(thing) or other.isupper()]
    folded = [other for other in own if _fold(other) == _fold(name)]
    near = folded or difflib.get_close_matches(name, own, n=1, cutoff=0.6)
    hint = f" There is `{near[0]}`: is that the one? Rename it to `{name}`." if near else ""
    raise NotAsAsked(f"The file has no `{name}`.{hint or ' Write it, with exactly this name.'}")


def _fold(name: str) -> str:
    return name.replace("_", "").lower()


def _check_class(thing: Any, asked: dict[str, Any]) -> None:
    if not inspect.isclass(thing):
        raise NotAsAsked(f"`{asked['name']}` is not a class: write it with `{asked['text']}`.")
    for method in asked["methods"]:
        function = getattr(thing, method["name"], None)
        if function is None:
            raise NotAsAsked(f"The class `{asked['name']}` has no method `{method['name']}`.")
        _check_function(function, method, method["parameters"])


def _check_function(function: Any, asked: dict[str, Any], parameters: list[str]) -> None:
    is_async = inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)
    if asked.get("manager") and is_async:
        raise NotAsAsked(
            f"`{asked['name']}` makes nothing that works with `async with`: "
            "write `@asynccontextmanager` above its `async def`, and one `yield` in it."
        )
    if inspect.isasyncgenfunction(function) and not asked.get("generator"):
        raise NotAsAsked(
            f"`{asked['name']}` has a `yield` in it, which makes it a generator: use `return` for the result."
        )
    if asked["kind"] == "def" and is_async:
        raise NotAsAsked(
            f"`{asked['name']}` should be an ordinary function: `def`, not `async def`."
        )
    try:
        signature = inspect.signature(function, follow_wrapped=False)
    except ValueError:  # a callable that hides its signature
        return
    if asked["name"].startswith("test_"):  # pytest fills in what it takes
        return
    try:
        signature.bind(*parameters)
    except TypeError:
        name, takes = asked["name"], ", ".join(signature.parameters)
        raise NotAsAsked(
            f"expected `{name}({', '.join(parameters)})`, got `{name}({takes})`: take these parameters."
        ) from None


class Student:
    """The student's module as a scenario sees it: calls of its functions are recorded."""

    def __init__(
        self,
        module: ModuleType,
        asks: list[dict[str, Any]],
        recorder: Recorder,
        probes: Probes[Steps],
        awaiting: Awaiting,
    ) -> None:
        """`asks` says which functions should be async; `awaiting` watches them."""
        self._module = module
        self._recorder = recorder
        self._probes = probes
        self._awaiting = awaiting
        self._async = {one["name"]: one for one in asks if one["kind"] == "async def"}
        for asked in asks:
            self._watch(module, asked)

    def _watch(self, owner: object, asked: dict[str, Any]) -> None:
        """Watch a function that should be async where everybody finds it, the student's code too."""
        if asked["kind"] == "class":
            for method in asked["methods"]:
                self._watch(getattr(owner, asked["name"]), method)
        elif asked["kind"] == "async def":
            function = inspect.getattr_static(owner, asked["name"])
            if inspect.isfunction(function):
                setattr(owner, asked["name"], self._awaiting.watched(function, asked))

    @property
    def __file__(self) -> str:
        """The path of the student's file."""
        return self._module.__file__ or ""

    def __getattr__(self, name: str) -> Any:
        thing, asked = find(self._module, name), self._async.get(name)
        if asked is not None and not inspect.isfunction(thing):
            thing = self._awaiting.watched(thing, asked)
        if inspect.isasyncgenfunction(thing) or (asked is not None and asked.get("generator")):
            return thing
        if asked is not None or inspect.iscoroutinefunction(thing):
            return self._recorded_coroutine(name, thing)
        return self._recorded_function(name, thing) if inspect.isfunction(thing) else thing

    def _recorded_coroutine(self, name: str, function: Any) -> Any:
        @functools.wraps(function)
        async def called(*args: Any, **kwargs: Any) -> Any:
            with self._recorder.call(name, *scalars_only(*args[:1])), self._probes.student_call():
                return await function(*args, **kwargs)

        return called

    def _recorded_function(self, name: str, function: Any) -> Any:
        @functools.wraps(function)
        def called(*args: Any, **kwargs: Any) -> Any:
            with self._recorder.call(name, *scalars_only(*args[:1])):
                return function(*args, **kwargs)

        return called
