"""How strongly a worker is isolated."""

from enum import IntEnum


class Level(IntEnum):
    """One level of isolation; as text its number, which is how users and reports name it."""

    PROCESS = 0
    LANDLOCK = 1
    BUBBLEWRAP = 2
    CONTAINER = 3
