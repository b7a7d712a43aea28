// Runs scenarios in Pyodide, in Node, and writes what came of them: what the student's web worker does on the
// page, without a browser. Arguments: the folder of the built site, and node_modules. A line of standard input
// is a JSON list of scenarios; the line that comes out has the end of each.

import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const STACK = 1; // megabytes, as a web worker has in Chromium; Node would give four
const LIMIT = 5; // seconds; on a page it is less, but here nobody waits, and the machine may be busy

if (isMainThread) await main(...process.argv.slice(2));
else await work(workerData);

async function main(site, modules) {
  let worker = await started({ site, modules });
  for await (const line of createInterface({ input: process.stdin })) {
    const ends = [];
    for (const { job, imports } of JSON.parse(line)) {
      const end = await one(worker, { job: JSON.stringify(job), imports: imports.join(" ") });
      if (end.lost || end.broken) {
        await worker.terminate();
        worker = await started({ site, modules });
      }
      ends.push({ frames: end.frames, output: end.output, late: end.late });
    }
    console.log(JSON.stringify(ends));
  }
  await worker.terminate();
}

function started(data) {
  const worker = new Worker(new URL(import.meta.url), { workerData: data, resourceLimits: { stackSizeMb: STACK } });
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", () => resolve(worker));
  });
}

function one(worker, job) {
  const end = { frames: [], output: "", late: false, lost: false, broken: false };
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ ...end, late: true, lost: true }), 1000 * (LIMIT + 3));
    worker.removeAllListeners("message");
    worker.on("message", ({ frame, at, printed, broken }) => {
      if (printed !== undefined) end.output += printed;
      else if (frame === undefined) {
        end.broken = broken; // by an overflow, say; it can run no other
        clearTimeout(timer);
        resolve(end);
      } else if (!end.late) {
        end.frames.push([frame, at]);
        end.late = JSON.parse(frame).frame === "overdue";
      }
    });
    worker.postMessage(job);
  });
}

async function work({ site, modules }) {
  const { loadPyodide } = await import(pathToFileURL(createRequire(join(modules, "index.js")).resolve("pyodide/pyodide.mjs")));
  const play = join(site, "_static/play");
  const py = await loadPyodide({ stdLibURL: join(play, "pyodide/python_stdlib.zip") });
  py.unpackArchive(new Uint8Array(readFileSync(join(play, "kit.zip"))), "zip", { extractDir: "/kit" });
  py.FS.writeFile("/kit/libraries.zip", new Uint8Array(readFileSync(join(play, "libraries.zip"))));
  py.runPython("import sys; sys.path[:0] = '/kit', '/kit/libraries.zip'");
  const { run } = py.pyimport("grader.worker.in_browser");
  const frame = (line) => parentPort.postMessage({ frame: line, at: performance.now() / 1000 });
  const printed = (text) => parentPort.postMessage({ printed: text });
  parentPort.on("message", ({ job, imports }) => {
    let broken = false;
    try {
      run(job, imports, LIMIT, frame, printed);
    } catch (error) {
      broken = "pyodide_fatal_error" in error;
      printed(String(error));
    }
    parentPort.postMessage({ broken });
  });
  parentPort.postMessage({});
}
