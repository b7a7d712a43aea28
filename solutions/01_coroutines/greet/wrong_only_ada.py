# mistake: none
# fails: test_says_hello_then_goodbye
import asyncio


async def greet(name) -> None:
    print("Hello, Ada!")  # <- here
    await asyncio.sleep(1)
    print("Goodbye, Ada!")
