import asyncio


async def all_or_nothing(fetch, urls) -> list[str]:
    """Fetch all URLs at the same time; if one fails, cancel the others, then raise."""
    # The block ends only when every task in it has ended. If one fails, or we are cancelled, the
    # group cancels the rest, waits until their clean-up has run, and only then raises.
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    # We come here only if all went well, so every task has a result.
    return [task.result() for task in tasks]
