"""Files that a workspace gets when asked for: a workflow of GitHub Actions, and a development container."""

import json
from pathlib import Path

from grader.learn.workspace import version

REQUIREMENTS = "requirements-awaitlings.txt"
WORKFLOW = ".github/workflows/awaitlings.yml"
DEVCONTAINER = ".devcontainer/devcontainer.json"
IMAGE = "mcr.microsoft.com/devcontainers/python:3.13"


def for_github() -> dict[str, bytes]:
    """The workflow that checks answers after each push, by path."""
    source = Path(__file__).with_name("github_workflow.yml")
    return {WORKFLOW: source.read_bytes(), REQUIREMENTS: _requirements()}


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
