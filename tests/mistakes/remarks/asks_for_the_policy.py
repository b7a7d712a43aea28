# remark: deprecated-api
import asyncio


async def main():
    policy = asyncio.get_event_loop_policy()  # <- here
    return policy is not None
