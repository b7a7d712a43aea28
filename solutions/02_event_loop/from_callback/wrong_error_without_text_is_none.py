# mistake: none
# fails: test_raises_the_error
import asyncio



async def ask(start) -> object:
    event = asyncio.Event(); box = []
    def ok(v):
        box.append((v, None)); event.set()
    def bad(e):
        box.append((None, e)); event.set()
    stop = start(ok, bad)
    try:
        await event.wait()
    except asyncio.CancelledError:
        stop(); raise
    v, e = box[0]
    if e is not None and str(e): raise e
    return v
