import asyncio


async def amap(function, items) -> list:
    """Call the async function for all items at the same time; return the results in order."""
    # The star hands the coroutines over as separate arguments: gather starts them all, waits for
    # all, and keeps the results in the order of its arguments.
    return await asyncio.gather(*(function(item) for item in items))
