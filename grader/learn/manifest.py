"""What the kit wrote into a workspace. It tells which files the learner has edited since."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from grader.learn.progress import FOLDER

NAME = f"{FOLDER}/manifest.json"
SCHEMA = 1


@dataclass
class Manifest:
    """The kit's version, and the hashes of files as the kit wrote them, by path."""

    version: str = ""
    hashes: dict[str, str] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """The content of the manifest file."""
        data = {"schema": SCHEMA, "version": self.version, "files": self.hashes}
        return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


def read(workspace: Path) -> Manifest:
    """The manifest of a workspace. If it is broken, an empty one: then every file counts as edited."""
    try:
        data = json.loads((workspace / NAME).read_bytes())
        return Manifest(str(data["version"]), {str(k): str(v) for k, v in data["files"].items()})
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Manifest()


def hash_of(data: bytes) -> str:
    """The hash of a file's content, as in a manifest."""
    return hashlib.sha256(data).hexdigest()
