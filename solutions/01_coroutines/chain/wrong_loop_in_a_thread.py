# mistake: blocking-call
# fails: test_others_run_meanwhile
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def team_of(get_user, get_team, user_id) -> str:
    with ThreadPoolExecutor() as pool:
        user = pool.submit(asyncio.run, get_user(user_id)).result()
        return pool.submit(asyncio.run, get_team(user["team_id"])).result()
