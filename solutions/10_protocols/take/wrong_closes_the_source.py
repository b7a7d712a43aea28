# mistake: generator-not-closed
# fails: test_an_error_of_closing, test_closed_after_a_cancel, test_closed_after_an_error, test_closed_at_the_end, test_closes_nothing_else
async def take(source, n):
    items = []
    try:
        if n > 0:
            async for item in source:
                items.append(item)
                if len(items) == n:
                    break
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()  # <- here
    return items
