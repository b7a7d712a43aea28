"""Installs a wheel or an sdist into a new environment, and uses it from an empty folder as a learner does.

`python -m tests.release_smoke FILE` uses the Python that runs it, and needs nothing but the standard library
and a package registry. What is installed beside the kit is pinned by `requirements.lock`.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
GREET = Path("exercises/01_coroutines/greet.py")
RIGHT = KIT / "solutions/01_coroutines/greet/solution.py"
WRONG = "async def greet(name: str) -> None:\n    print(f'hello {name}')\n"


class Broken(Exception):
    """What was released does not do what it should."""


def main(arguments: list[str]) -> int:
    """Try these files; the exit status is 0 if all of them work."""
    try:
        for file in arguments:
            try_out(Path(file).absolute())
            print(f"{Path(file).name} works on Python {sys.version.split()[0]}.")
    except Broken as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def try_out(file: Path) -> None:
    """Install this file, and use it. Raises Broken."""
    with tempfile.TemporaryDirectory(prefix="awaitlings-release-") as place:
        environment = Path(place, "environment")
        run([sys.executable, "-m", "venv", environment], place)
        python = environment / "bin" / "python"
        pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
        run([*pip, "--no-deps", "-r", KIT / "requirements.lock"], place)
        run([*pip, "--no-deps", "--no-build-isolation", file], place)
        run([python, "-m", "pip", "check"], place)
        use(environment / "bin" / "awaitlings", python, Path(place, "empty"))


def use(program: Path, python: Path, folder: Path) -> None:
    """What a learner does on the first evening. Raises Broken."""
    folder.mkdir()
    version = re.search(r'^version = "(.*)"$', (KIT / "pyproject.toml").read_text("utf-8"), re.M)
    told = run([program, "--version"], folder)
    if version is None or told != f"Awaitlings {version[1]}\n":
        raise Broken(f"`awaitlings --version` said {told!r}")
    run([python, "-c", "import grader, grader.diagnosis, grader.classroom.gradescope"], folder)
    run([program, "init"], folder)
    run([program, "check", "greet", "--clock", "fast"], folder, status=1)  # a stub
    (folder / GREET).write_text(WRONG, encoding="utf-8")
    run([program, "check", "greet", "--clock", "fast", "--plain"], folder, status=1)
    (folder / GREET).write_bytes(RIGHT.read_bytes())
    run([program, "check", "greet", "--junit", "report.xml", "--html", "report.html"], folder)
    if not (folder / "solutions/01_coroutines/greet/solution.py").is_file():
        raise Broken("A pass did not unlock the solution.")
    for words in (["list"], ["hint", "greet"], ["explain", "serial-await"], ["completion", "bash"]):
        run([program, *words], folder)


def run(command: list[object], folder: Path | str, status: int = 0) -> str:
    """Run a command there; returns what it printed. Raises Broken if it ends otherwise."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PYTHON", "VIRTUAL_ENV"))}
    words = [str(word) for word in command]
    ran = subprocess.run(
        words, cwd=folder, env=kept, capture_output=True, text=True, check=False, timeout=600
    )
    if ran.returncode != status or "Traceback" in ran.stderr:
        said = (ran.stdout + ran.stderr)[-3000:]
        raise Broken(f"{' '.join(words)}: expected status {status}, got {ran.returncode}\n{said}")
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
