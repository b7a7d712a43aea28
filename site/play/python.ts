// Starts Python in a web worker, with the kit and its libraries. The page has loaded all of it, and sends it.

import { loadPyodide, type PyodideInterface } from "pyodide";
import type { Parts } from "./messages";

/** Nothing is asked of this address: where Pyodide would load the machine from, it gets that of the page. */
const NOWHERE = "data:,";

/** Python with the kit, and with the exercises if they are wanted. The page's first message has what it takes. */
export async function python(withExercises: boolean): Promise<PyodideInterface> {
  const { data } = await new Promise<MessageEvent<Parts>>((resolve) => {
    addEventListener("message", resolve, { once: true });
  });
  const { machine, script, standard, lock, libraries, kit, exercises } = data;
  WebAssembly.instantiateStreaming = async (_, imports) => {
    return { module: machine, instance: await WebAssembly.instantiate(machine, imports) };
  };
  const { default: createPyodideModule } = await import(script);
  const py = await loadPyodide({ indexURL: NOWHERE, stdLibURL: standard, lockFileContents: lock, createPyodideModule });
  py.unpackArchive(kit, "zip", { extractDir: "/kit" });
  if (withExercises) py.unpackArchive(exercises, "zip", { extractDir: "/kit" });
  py.FS.writeFile("/kit/libraries.zip", new Uint8Array(libraries));
  py.runPython("import sys; sys.dont_write_bytecode = True; sys.path[:0] = '/kit', '/kit/libraries.zip'");
  return py;
}

/** The last line of an error of Python's, which says what it was. */
export function lastLine(error: unknown): string {
  return String(error).trim().split("\n").at(-1) ?? "";
}

/** Whether Python itself has ended with this error, as it does when the stack of the browser overflows. */
export function isFatal(error: unknown): boolean {
  return error instanceof Error && "pyodide_fatal_error" in error;
}
