"""What the kit has written into a workspace: by it, a file that a learner has edited is known."""

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
        """The text of the manifest's file."""
        data = {"schema": SCHEMA, "version": self.version, "files": self.hashes}
        return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode()


def read(workspace: Path) -> Manifest:
    """The manifest of a workspace; an empty one, to which every file is edited, if it is broken."""
    try:
        data = json.loads((workspace / NAME).read_bytes())
        return Manifest(str(data["version"]), {str(k): str(v) for k, v in data["files"].items()})
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Manifest()


def hash_of(data: bytes) -> str:
    """The hash that a manifest has of a file."""
    return hashlib.sha256(data).hexdigest()
