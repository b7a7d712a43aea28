"""What is called first is awaited last."""


async def main(knead, bake):
    kneading = knead("rye dough")
    baked = await bake("rye loaf")
    return [await kneading, baked]
