# mistake: group-cancels-the-rest
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_it, test_a_cancelled_item_is_a_failed_item, test_a_failing_item_costs_only_itself, test_no_worker_is_left, test_no_worker_is_lost, test_two_calls_share_nothing
import asyncio


async def process(items, work, n) -> list:

    places = asyncio.Semaphore(n)

    async def one(item):
        async with places:
            return await work(item)

    async with asyncio.TaskGroup() as group:  # <- here
        tasks = [group.create_task(one(item)) for item in items]
    return [task.result() for task in tasks]
