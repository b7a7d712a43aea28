# mistake: none
# fails: test_an_error_of_closing, test_closed_after_a_cancel, test_closed_after_an_error, test_closed_for_none, test_minutes, test_none_too_many
async def take(source, n):
    return [item async for item in source][:n]
