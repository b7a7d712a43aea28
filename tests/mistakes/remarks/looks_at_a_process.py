# remark: none
import asyncio
import subprocess


async def main():
    process = subprocess.Popen(["sleep", "0.5"])
    while process.poll() is None:
        await asyncio.sleep(0.02)
    return process.returncode
