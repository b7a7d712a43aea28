# mistake: shielded-once
# fails: test_cancelled_twice, test_more_cancels, test_the_error_wins, test_at_the_same_moment, test_fails_at_the_same_moment, test_saves_share_nothing
import asyncio


async def save(record, check, commit) -> str:
    """Check the record, then commit it; a commit that has started is waited for in any case."""
    entry = await check(record)
    writing = asyncio.create_task(commit(entry))
    try:
        return await asyncio.shield(writing)
    except asyncio.CancelledError:
        await writing  # <- here
        raise
