# remark: none
import time


async def main():
    time.sleep(0.02)
