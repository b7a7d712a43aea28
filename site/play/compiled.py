"""Runs in Pyodide while the site is built: puts in the place of sources what this Python compiles them to.

So a page starts without compiling anything, which took most of its time. Only the Python that runs there can make
these files. They are not checked against a source. They are larger than sources, so what a page does not import to
start and to grade stays as it is.
"""

import io
import json
import py_compile
import sys
import zipfile
from importlib import import_module
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

SELDOM = ("markdown_it", "grader.worker.trial.session", "_pytest.junitxml", "_pytest.unittest")
"""What some reports and some scenarios import besides."""


def imported() -> set[str]:
    """The files of all modules that grading takes: an answer is graded of which nothing came."""
    from grader.judging import in_browser
    from grader.supervisor.job import SLOW_IMPORTS

    for name in ("grader.worker.in_browser", *SLOW_IMPORTS, *SELDOM):
        import_module(name)
    answer = "greet", "def greet(): pass\n", "0"
    nothing = [{"frames": [], "output": "", "late": True}]
    runs = [nothing for _ in json.loads(in_browser.plan(*answer))]
    in_browser.report(*answer, json.dumps(runs), 0.0)
    return {getattr(module, "__file__", None) or "" for module in sys.modules.values()}


def standard_library() -> str:
    """Where the standard library is, a zip."""
    return next(path for path in sys.path if path.startswith("/lib/") and path.endswith(".zip"))


def compiled(archive: bytes, home: str, readable: str, wanted: set[str]) -> bytes:
    """The archive with the modules of these files compiled. `home` is where it will be, for tracebacks.

    What lies in the folder `readable` keeps its sources as well: tracebacks show lines of them.
    """
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in sorted(old.namelist()):
            data, path = old.read(name), f"{home}/{name}"
            is_wanted = name.endswith(".py") and {path, f"{path}c"} & wanted
            if is_wanted:
                code = _compiled(data, path)
                new.writestr(zipfile.ZipInfo(f"{name}c"), code, zipfile.ZIP_DEFLATED)
            if not is_wanted or PurePosixPath(name).parts[0] == readable:
                new.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return into.getvalue()


def _compiled(source: bytes, path: str) -> bytes:
    with TemporaryDirectory() as folder:
        module, target = Path(folder, "module.py"), Path(folder, "module.pyc")
        module.write_bytes(source)
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
        py_compile.compile(module, target, path, doraise=True, invalidation_mode=unchecked)
        return target.read_bytes()
