# remark: deprecated-api
import threading


async def main():
    return threading.currentThread().name  # <- here
