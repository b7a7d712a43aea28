# mistake: blocking-call
# fails: test_gone_after_a_cancel, test_the_loop_is_free
from contextvars import ContextVar

current = ContextVar("current", default=None)


def call_id():
    return current.get()


async def handle(request_id, load, render):
    token = current.set(request_id)
    try:
        return render(await load())  # <- here
    finally:
        current.reset(token)
