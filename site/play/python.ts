// Starts Python in a web worker, with the kit and its libraries. All of it is served beside this script.

import { loadPyodide, type PyodideInterface } from "pyodide";

const HOME = new URL("./", import.meta.url).href;

/** Python with these archives in a folder on its path. */
export async function python(...archives: string[]): Promise<PyodideInterface> {
  const files = archives.map((name) => fetch(HOME + name).then((answer) => answer.arrayBuffer()));
  const py = await loadPyodide({ indexURL: HOME + "pyodide/" });
  for (const file of files) py.unpackArchive(await file, "zip", { extractDir: "/kit" });
  py.runPython("import sys; sys.dont_write_bytecode = True; sys.path.insert(0, '/kit')");
  return py;
}

/** The last line of an error of Python's, which says what it was. */
export function lastLine(error: unknown): string {
  return String(error).trim().split("\n").at(-1) ?? "";
}
