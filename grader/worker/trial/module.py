"""The student's file as a test module of pytest, and a version of what it tests as a module to import."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
from _pytest.assertion.rewrite import rewrite_asserts


class Tests:
    """The student's file. Its `assert`s are rewritten as pytest does, and its lines are kept."""

    def __init__(self, path: str, source: str, before: str = "", files: object = ()) -> None:
        """`before`, from earlier cells of a notebook, runs first, in the same module.

        `files` are there to be imported since the student's file was loaded: they are no tests.
        """
        self.path = Path(path)
        self._sources = [one for one in (before, source) if one]
        self._codes: list[CodeType] = []

    def module(self, config: pytest.Config) -> ModuleType:
        """The file, run anew. Raises whatever it raises."""
        self._codes = self._codes or [self._compiled(one, config) for one in self._sources]
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        sys.modules[module.__name__] = module
        for code in self._codes:
            exec(code, module.__dict__)
        return module

    def _compiled(self, source: str, config: pytest.Config) -> CodeType:
        tree = ast.parse(source, str(self.path))
        rewrite_asserts(tree, source.encode(), str(self.path), config)
        return compile(tree, str(self.path), "exec", dont_inherit=True)


@dataclass(frozen=True)
class Version:
    """One version of what is tested: `MODULE/NAME.py`, where MODULE is what the tests import; its source.

    The module does not know which version it is: a test can tell only by what it does.
    """

    path: str
    source: str

    @property
    def stands_for(self) -> str:
        """The name of the module."""
        return self.path.partition("/")[0]

    @property
    def name(self) -> str:
        """Its own name, which begins with its kind."""
        return self.path.partition("/")[2].removesuffix(".py")

    def is_of(self, kinds: tuple[str, ...]) -> bool:
        """Whether it is of one of these kinds."""
        return self.name.startswith(kinds)

    @cached_property
    def _tree(self) -> ast.Module:
        return ast.parse(self.source, f"{self.stands_for}.py")

    @cached_property
    def sentence(self) -> str:
        """What a report says of it: the first paragraph of its docstring."""
        return " ".join((ast.get_docstring(self._tree) or self.name).split())

    @cached_property
    def module(self) -> ModuleType:
        """The module, run once."""
        tree = self._tree
        if ast.get_docstring(tree) is not None:
            tree = ast.Module(tree.body[1:], [])
        module = ModuleType(self.stands_for)
        code = compile(tree, f"{self.stands_for}.py", "exec", dont_inherit=True)
        exec(code, module.__dict__)
        return module

    @contextmanager
    def importable(self) -> Iterator[None]:
        """An import of the module finds this version in the block."""
        before = sys.modules.get(self.stands_for)
        sys.modules[self.stands_for] = self.module
        try:
            yield
        finally:
            if before is None:
                del sys.modules[self.stands_for]
            else:
                sys.modules[self.stands_for] = before

    def tested_by(self, tests: Tests, config: pytest.Config) -> ModuleType:
        """The student's module, which has imported this version."""
        with self.importable():
            return tests.module(config)


class VersionModule(pytest.Module):
    """The test module of one version."""

    place: int
    run: ModuleType

    def _getobj(self) -> Any:
        return self.run
