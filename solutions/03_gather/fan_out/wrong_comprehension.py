# mistake: serial-await
# fails: test_a_thousand_calls_at_once


async def amap(function, items) -> list:
    return [await function(item) for item in items]  # <- here
