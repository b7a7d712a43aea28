"""Builds what would be released, looks into it, and tries it on each Python here. `make release-check` runs it.

Nothing is uploaded. `--pythons` names the interpreters, or `none`; without it all that are found are tried.
"""

import argparse
import glob
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

KIT = Path(__file__).resolve().parents[1]
PLACES = (
    *(f"python3.{minor}" for minor in range(11, 15)),
    *("python3", "/usr/bin/python3"),
    *(f"~/.pyenv/versions/3.{minor}*/bin/python" for minor in range(11, 15)),
)
"""Where interpreters are looked for: names, and patterns of paths."""
NEW_ENOUGH = "import sys, venv, ensurepip; print(sys.version.split()[0]); sys.exit(sys.version_info < (3, 11))"
SPOILERS = re.compile(r"(^|/)(wrong_|hidden_)[^/]*$|(^|/)solutions/|__pycache__|(^|/)\.venv")
NEVER = re.compile(r"(^|/)hidden_[^/]*\.py$|__pycache__|(^|/)\.venv|(^|/)\.awaitlings/|(^|/)dist/")
"""What no wheel has, and what no sdist has."""


def main() -> int:
    """Build, look, and try; the exit status is 0 if all is well."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="awaitlings-dist-") as folder:
        built = build(Path(folder))
        wrong = [*names_wrong(built, given.tag), *contents_wrong(built)]
        if wrong:
            print(*wrong, sep="\n", file=sys.stderr)
            return 1
        run(sys.executable, "-m", "twine", "check", "--strict", *built)
        run(Path(sys.executable).with_name("zizmor"), "--offline", "-q", *workflows())
        for version, python in found(given.pythons).items():
            print(f"Python {version}, {python}:", flush=True)
            run(python, "-m", "tests.release_smoke", *built)
        if given.keep:
            given.keep.mkdir(exist_ok=True)
            for file in built:
                shutil.copy(file, given.keep)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tag", help="the tag that is released, such as v1.0.0")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="copy what was built here")
    parser.add_argument("--pythons", nargs="*", metavar="PYTHON")
    return parser.parse_args()


def build(folder: Path) -> list[Path]:
    """The sdist, and the wheel that is made from it."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    (sdist,) = folder.glob("*.tar.gz")
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(sdist) as archive:
            archive.extractall(place, filter="data")
        (source,) = Path(place).iterdir()
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    return [sdist, *folder.glob("*.whl")]


def names_wrong(built: list[Path], tag: str | None) -> Iterator[str]:
    """Whether the version is the same everywhere."""
    project = tomllib.loads((KIT / "pyproject.toml").read_text("utf-8"))["project"]
    version = project["version"]
    if tag and tag != f"v{version}":
        yield f"The tag is {tag}, but pyproject.toml says {version}."
    if any(f"-{version}" not in file.name for file in built) or len(built) != 2:
        yield f"Expected an sdist and a wheel of {version}, got {[file.name for file in built]}."
    if f"\n## {version}, " not in (KIT / "CHANGELOG.md").read_text("utf-8"):
        yield f"CHANGELOG.md has no dated entry for {version}."


def contents_wrong(built: list[Path]) -> Iterator[str]:
    """What is in the archives and must not be, or the other way round."""
    sdist, wheel = built
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = archive.namelist()
    with tarfile.open(sdist) as archive:
        in_sdist = [name.partition("/")[2] for name in archive.getnames()]
    yield from (f"In the wheel: {name}" for name in in_wheel if SPOILERS.search(name))
    yield from (f"In the sdist: {name}" for name in in_sdist if NEVER.search(name))
    for name in ("grader/py.typed", "grader/classroom/gradescope_setup.sh", *_kits_files()):
        if name not in in_wheel:
            yield f"Not in the wheel: {name}"
    for name in ("pyproject.toml", "hatch_build.py", "LICENSE", "tests/release_smoke.py"):
        if name not in in_sdist:
            yield f"Not in the sdist: {name}"


def _kits_files() -> Iterator[str]:
    """Every stub and every check, as the wheel has them."""
    for file in sorted((KIT / "exercises").glob("[0-9][0-9]_*/*.py")):
        yield f"grader/_kit/{file.relative_to(KIT).as_posix()}"


def workflows() -> list[Path]:
    """The workflows of this repository, and the one that learners get."""
    return [*(KIT / ".github/workflows").glob("*.yml"), KIT / "grader/learn/github_workflow.yml"]


def found(asked: list[str] | None) -> dict[str, str]:
    """The interpreters to try, by version: those asked for, else all that are new enough."""
    if asked == ["none"]:
        return {}
    known = {}
    for place in asked or PLACES:
        for path in sorted(glob.glob(str(Path(place).expanduser()))) or [place]:
            if program := shutil.which(path):
                ran = subprocess.run(
                    [program, "-c", NEW_ENOUGH], capture_output=True, text=True, check=False
                )
                if ran.returncode == 0:
                    known.setdefault(ran.stdout.strip(), program)
    return known


def run(*command: object, cwd: Path = KIT) -> None:
    """Run a command; CalledProcessError if it fails."""
    subprocess.run([str(word) for word in command], cwd=cwd, check=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failed:
        sys.exit(f"It failed, for the reason above: {' '.join(failed.cmd)}")
