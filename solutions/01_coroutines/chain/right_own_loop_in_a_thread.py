"""Runs both calls in a loop of another thread and awaits the thread: others run meanwhile, at some cost."""

import asyncio


async def team_of(get_user, get_team, user_id) -> str:
    async def ask():
        return await get_team((await get_user(user_id))["team_id"])

    return await asyncio.to_thread(asyncio.run, ask())
