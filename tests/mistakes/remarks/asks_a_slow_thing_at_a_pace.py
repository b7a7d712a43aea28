# remark: none
import asyncio


async def main(fetch):
    answers = []
    while len(answers) < 12:
        answers.append(await fetch(1))
        await asyncio.sleep(0.1)
    return answers
