"""Files that a workspace gets when asked for: a workflow of GitHub Actions, and a development container."""

import json
import re
from pathlib import Path, PurePosixPath

from grader.learn.workspace import version

REQUIREMENTS = "requirements-awaitlings.txt"
WORKFLOW = ".github/workflows/awaitlings.yml"
DEVCONTAINER = ".devcontainer/devcontainer.json"
IMAGE = "mcr.microsoft.com/devcontainers/python:3.13"


def repository_of(folder: Path) -> Path | None:
    """The root of the repository that a folder is in; None if it is in none."""
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def for_github(folder: Path) -> dict[str, bytes]:
    """The workflow that checks answers after each push, by path from the workspace `folder`.

    GitHub runs a workflow only from the root of a repository. So it goes there, and works in the folder.
    """
    text = Path(__file__).with_name("github_workflow.yml").read_text("utf-8")
    root = repository_of(folder)
    place = folder.resolve().relative_to(root).as_posix() if root else "."
    if place == ".":
        return {WORKFLOW: text.encode(), REQUIREMENTS: _requirements()}
    up = "/".join(".." for _ in PurePosixPath(place).parts)
    own = re.sub(r"[^\w-]+", "-", place)
    name = WORKFLOW.replace(".yml", f"-{own}.yml")
    return {f"{up}/{name}": _below(text, place, own).encode(), REQUIREMENTS: _requirements()}


def _below(text: str, place: str, own: str) -> str:
    """The workflow of a folder below the root, beside those of other folders."""
    where = f"    defaults:\n      run:\n        working-directory: {json.dumps(place)}\n"
    text = text.replace("name: awaitlings\n", f"name: awaitlings-{own}\n", 1)
    text = text.replace("    steps:\n", f"{where}    steps:\n", 1)
    return text.replace(
        f"cache-dependency-path: {REQUIREMENTS}",
        f"cache-dependency-path: {json.dumps(f'{place}/{REQUIREMENTS}')}",
    )


def for_a_devcontainer() -> dict[str, bytes]:
    """A container in which the workspace opens ready to go, in VS Code or Codespaces."""
    container = {
        "name": "Awaitlings",
        "image": IMAGE,
        "postCreateCommand": f"pip install --user -r {REQUIREMENTS}",
        "customizations": {
            "vscode": {
                "extensions": ["ms-python.python"],
                "settings": {
                    "python.defaultInterpreterPath": "/usr/local/bin/python",
                    "python.testing.pytestEnabled": True,
                    "python.testing.pytestArgs": ["exercises"],
                },
            }
        },
    }
    text = json.dumps(container, indent=4) + "\n"
    return {DEVCONTAINER: text.encode(), REQUIREMENTS: _requirements()}


def _requirements() -> bytes:
    lines = (
        "# What is installed on GitHub and in the development container. Where this version is on no package",
        "# index, add its wheel to the repository and name the wheel's path here instead, such as ./wheels/NAME.whl",
        f"awaitlings=={version()}",
    )
    return "\n".join([*lines, ""]).encode()
