# remark: none
import re


async def main():
    return re.findall("\d", "1 2 3")
