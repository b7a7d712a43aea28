// What Python needs, loaded once in the page for all of its web workers.

import type { Parts } from "./messages";

const HOME = new URL("./", import.meta.url);

async function load(name: string): Promise<Response> {
  const answer = await fetch(new URL(name, HOME)).catch(() => undefined);
  if (!answer?.ok) throw new Error(`Python did not start: ${name} could not be loaded.`);
  return answer;
}

const bytes = async (name: string) => (await load(name)).arrayBuffer();

/** What is in a compressed file: not every server compresses. */
function inflated({ body }: Response): Response {
  const stream = body!.pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream, { headers: { "content-type": "application/wasm" } });
}

/** An address at which each worker finds this file without loading it again. */
async function kept(name: string, type: string): Promise<string> {
  return URL.createObjectURL(new Blob([await bytes(name)], { type }));
}

/** Everything that a worker is sent when it starts. */
export async function parts(): Promise<Parts> {
  const [machine, script, standard, lock, libraries, kit, exercises] = await Promise.all([
    load("pyodide/pyodide.asm.wasm.deflated").then(inflated).then(WebAssembly.compileStreaming),
    kept("pyodide/pyodide.asm.mjs", "text/javascript"),
    kept("pyodide/python_stdlib.zip", "application/zip"),
    load("pyodide/pyodide-lock.json").then((answer) => answer.text()),
    bytes("libraries.zip"),
    bytes("kit.zip"),
    bytes("exercises.zip"),
  ]);
  return { machine, script, standard, lock, libraries, kit, exercises };
}
