# mistake: timeout-leaves-tasks
# fails: test_a_cancel_ends_everything
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error
            if asyncio.current_task().cancelling():
                return

    workers = [asyncio.create_task(work()) for _ in range(limit)]
    try:
        await asyncio.wait(workers)
    except asyncio.CancelledError:
        for worker in workers:
            worker.cancel()
        await asyncio.wait(workers, timeout=10)  # <- here
        raise
    return [answers[number] for number in sorted(answers)]
