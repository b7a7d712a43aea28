# mistake: serial-await
# fails: test_a_thousand_calls_at_once


async def amap(function, items) -> list:
    async def results():
        for item in items:
            yield await function(item)

    return [result async for result in results()]  # <- here
