"""The further files of an answer: imported from their texts in the job, since nothing is read from disk."""

import ast
import sys
from collections.abc import Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from pathlib import PurePath
from types import CodeType, ModuleType


class FurtherFiles(Loader):
    """Finds and loads such modules, for `sys.meta_path`.

    Each is compiled as if it stood in the answer's own file, from some line on: so all that is seen of
    the student's code has one path, and lines of one listing.
    """

    def __init__(self, path: str, files: Sequence[tuple[str, str]], lines: Sequence[int]) -> None:
        self._path = path
        self._texts = dict(files)
        self._lines = dict(zip(self._texts, lines, strict=True))

    def install(self) -> None:
        """Let imports find these modules, instead of those of an earlier answer."""
        sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, FurtherFiles)]
        sys.meta_path.insert(0, self)
        for name in self._texts:
            sys.modules.pop(name, None)

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The module, if it is one of these."""
        if name not in self._texts:
            return None
        return ModuleSpec(name, self, origin=self._file(name))

    def create_module(self, spec: ModuleSpec) -> None:
        """A module as Python makes it."""

    def exec_module(self, module: ModuleType) -> None:
        """Run it. Raises whatever it raises, SyntaxError included."""
        name = module.__name__
        module.__file__ = self._file(name)
        exec(self._compiled(self._texts[name], self._lines[name] - 1), module.__dict__)

    def _compiled(self, text: str, above: int) -> CodeType:
        try:
            tree = ast.parse(text, self._path)
        except SyntaxError as error:
            line = error.lineno or 1
            own = text.split("\n")[line - 1 : line]
            error.text = "".join(own)  # Python may have read one from the answer's own file
            error.lineno = line + above
            raise
        ast.increment_lineno(tree, above)
        return compile(tree, self._path, "exec", dont_inherit=True)

    def _file(self, name: str) -> str:
        return str(PurePath(self._path).with_name(f"{name}.py"))
