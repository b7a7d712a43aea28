"""How to grade: the seed, the clock, the bound, and the level of isolation."""

import secrets
from dataclasses import dataclass, field

from grader.supervisor import AT_ONCE


@dataclass(frozen=True)
class Options:
    """How to grade. `seed` makes the inputs; `at_once` bounds the workers.

    `isolation` is a level from 0 to 3, or `auto`, which `grade` replaces by the best that works.
    """

    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    at_once: int = AT_ONCE
    clock: str = "wall"
    isolation: str = "0"
