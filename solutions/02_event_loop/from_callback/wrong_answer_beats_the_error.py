# mistake: none
# fails: test_first_callback_counts
import asyncio



async def ask(start) -> object:
    event = asyncio.Event()
    got = []; errors = []
    def ok(v):
        if not got and not event.is_set() or errors and not got: got.append(v); event.set()
    def bad(e):
        if not got: errors.append(e); event.set()
    stop = start(ok, bad)
    try:
        await event.wait()
    except asyncio.CancelledError:
        stop(); raise
    if got: return got[0]
    raise errors[0]
