"""An object with an async `__call__`: a call of it can be awaited as well."""

import asyncio
from dataclasses import dataclass


@dataclass(frozen=True)
class Greeter:
    """Greets with a pause."""

    seconds: float

    async def __call__(self, name) -> None:
        print(f"Hello, {name}!")
        await asyncio.sleep(self.seconds)
        print(f"Goodbye, {name}!")


greet = Greeter(1)
