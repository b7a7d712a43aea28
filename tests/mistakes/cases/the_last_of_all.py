# mistake: none
# asked: gives(["pick apple", "pick pear"])
async def main(pick):
    for fruit in ("apple", "pear"):
        picked = [await pick(fruit), "a leaf"]
    return picked
