"""How to grade: the seed, the clock, the number of workers, and the isolation level."""

import secrets
from dataclasses import dataclass, field

from grader.supervisor import AT_ONCE, Level


@dataclass(frozen=True)
class Options:
    """How to grade. `seed` determines the inputs; `at_once` is the most workers at a time."""

    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    at_once: int = AT_ONCE
    clock: str = "wall"
    isolation: Level = Level.PROCESS
