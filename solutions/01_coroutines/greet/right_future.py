"""Without `sleep`: the loop is asked to finish a future in a second, which is what `sleep` does inside."""

import asyncio


async def greet(name) -> None:
    loop = asyncio.get_running_loop()
    settled = loop.create_future()
    print(f"Hello, {name}!")
    loop.call_later(1, settled.set_result, None)
    await settled
    print(f"Goodbye, {name}!")
