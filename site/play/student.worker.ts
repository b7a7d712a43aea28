// The student's web worker: only the student's code and `grader.worker` run in it. The page ends it.

import type { FromStudent, ToStudent } from "./messages";
import { isFatal, lastLine, python } from "./python";

const say = (message: FromStudent) => postMessage(message);

const py = await python(false);
const worker = py.pyimport("grader.worker.in_browser");
const frame = (line: string) => say({ kind: "frame", line, at: performance.now() / 1000 });
const printed = (text: string) => say({ kind: "printed", text });

addEventListener("message", ({ data }: MessageEvent<ToStudent>) => {
  let error = "";
  let broken = false;
  try {
    if (data.kind === "scenario") worker.run(data.job, data.imports, data.limit, frame, printed);
    else worker.run_program(data.source, data.limit, printed);
  } catch (raised) {
    error = lastLine(raised);
    broken = isFatal(raised);
  }
  say({ kind: "done", error, broken });
});
say({ kind: "ready", turns: py.pyimport("grader.worker.overdue_lines").TURNS });
