# mistake: thread-left-running
# fails: all
import threading


async def greet(name) -> None:
    print(f"Hello, {name}!")
    threading.Timer(1, print, [f"Goodbye, {name}!"]).start()
