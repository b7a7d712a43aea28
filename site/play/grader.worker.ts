// The grader's web worker: the catalog, the checks, the judge, the diagnosis and the report.

import type { FromGrader, ToGrader } from "./messages";
import { lastLine, python } from "./python";

const say = (message: FromGrader) => postMessage(message);

const py = await python(true);
const grader = py.pyimport("grader.judging.in_browser");

addEventListener("message", ({ data }: MessageEvent<ToGrader>) => {
  try {
    say({ kind: "result", id: data.id, value: grader[data.name](...data.args) });
  } catch (raised) {
    say({ kind: "failed", id: data.id, error: lastLine(raised) });
  }
});
say({ kind: "ready" });
