"""Seals the solutions, so that nobody sees one by accident in a search or an editor's completion.

This is not encryption: one line of Python opens it, and so does `awaitlings reveal`.
"""

import base64
import json
import zlib
from collections.abc import Mapping

SEALED = "solutions.sealed"
"""The file's name in an installed kit."""
SEALED_VERSIONS = "versions.sealed"
"""The same for what a learner's tests are run against; a student's archive has it too."""
LABEL = "# The solutions, sealed so that nobody sees one by accident: `awaitlings reveal SLUG` opens it."
WIDTH = 100

Answers = Mapping[str, Mapping[str, str]]
"""By `NN_chapter/slug`, the names and the sources of the answers."""


def seal(answers: Answers) -> str:
    """The text of a sealed file."""
    packed = zlib.compress(json.dumps(answers).encode(), 9)
    body = base64.b85encode(packed).decode("ascii")
    lines = [body[start : start + WIDTH] for start in range(0, len(body), WIDTH)]
    return "\n".join([LABEL, *lines, ""])


def unseal(text: str) -> Answers:
    """The answers in a sealed file. ValueError if it is not a sealed file."""
    _, _, body = text.partition("\n")
    try:
        answers: Answers = json.loads(zlib.decompress(base64.b85decode(body.replace("\n", ""))))
    except zlib.error as error:
        raise ValueError(str(error)) from None
    return answers
