# mistake: blocking-call
# fails: test_others_run_meanwhile, test_the_name_of_the_team
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def team_of(get_user, get_team, user_id) -> str:
    with ThreadPoolExecutor() as pool:
        user = pool.submit(asyncio.run, get_user(user_id)).result()
        return pool.submit(asyncio.run, get_team(user["team_id"])).result()
