"""For check files: what the stand-in world sends, worked out from the seed, and predictions."""

from grader.worker.world.functions import answer
from grader.worker.world.listener import greeting
from grader.worker.world.network import body
from grader.worker.world.prediction import as_predicted, run_beside
from grader.worker.world.server import endpoint

__all__ = ["answer", "as_predicted", "body", "endpoint", "greeting", "run_beside"]
