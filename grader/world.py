"""What the stand-in world sends, for checks that work out what to expect from the seed."""

from grader.worker.world.functions import answer
from grader.worker.world.network import body
from grader.worker.world.server import endpoint

__all__ = ["answer", "body", "endpoint"]
