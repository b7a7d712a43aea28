import asyncio


async def amap(function, items) -> list:
    """Call the async function for all items at the same time; the results come in their order."""
    # The star hands the coroutines over as separate arguments: gather starts them all, waits for
    # all, and keeps the results in the order of its arguments.
    return await asyncio.gather(*(function(item) for item in items))
