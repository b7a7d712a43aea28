# mistake: serial-await
# fails: test_gives_the_greetings, test_all_open_at_once, test_stays, test_in_time, test_closes_all
import asyncio


async def hold(host, port, n, seconds) -> list[str]:
    greetings = []
    for _ in range(n):
        reader, writer = await asyncio.open_connection(host, port)  # <- here
        greetings.append((await reader.readline()).decode().strip())
        await asyncio.sleep(seconds)
        writer.close()
        await writer.wait_closed()
    return greetings
