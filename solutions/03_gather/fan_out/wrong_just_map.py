# mistake: returned-coroutine
# fails: all


async def amap(function, items) -> list:
    return list(map(function, items))  # <- here
