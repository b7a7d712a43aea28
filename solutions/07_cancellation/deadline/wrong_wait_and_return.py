# mistake: timeout-leaves-tasks
# fails: ?
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    if not urls:
        return {}
    tasks = {asyncio.create_task(fetch(url)): url for url in urls}
    done, _ = await asyncio.wait(tasks, timeout=seconds)  # <- here
    return {tasks[task]: task.result() for task in done}
