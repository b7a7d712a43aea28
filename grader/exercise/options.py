"""How to grade: the seed, the clock, the number of workers, and the isolation level."""

import secrets
from dataclasses import dataclass, field

from grader.supervisor import AT_ONCE


@dataclass(frozen=True)
class Options:
    """How to grade. `seed` determines the inputs; `at_once` is the most workers at a time.

    `isolation` is a level from 0 to 3, or `auto`: `grade` then takes the highest that works.
    """

    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    at_once: int = AT_ONCE
    clock: str = "wall"
    isolation: str = "0"
