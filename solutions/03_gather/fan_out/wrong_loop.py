# mistake: serial-await
# fails: test_a_thousand_calls_at_once


async def amap(function, items) -> list:
    results = []
    for item in items:
        results.append(await function(item))  # <- here
    return results
