// Compiles the modules in the archives of the folder that is named, with the Python that will run them.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadPyodide } from "pyodide";

const out = resolve(process.argv[2]);
const bytes = (name) => new Uint8Array(readFileSync(join(out, name)));
const py = await loadPyodide();
for (const name of ["kit.zip", "exercises.zip"]) py.unpackArchive(bytes(name), "zip", { extractDir: "/kit" });
py.FS.writeFile("/kit/libraries.zip", bytes("libraries.zip"));
py.runPython("import sys; sys.path[:0] = '/kit', '/kit/libraries.zip'");
py.runPython(readFileSync(new URL("compiled.py", import.meta.url), "utf8"));
const [imported, standardLibrary, compiled] = ["imported", "standard_library", "compiled"].map((name) => py.globals.get(name));
const wanted = imported();
const archives = [
  // an archive, where it is on a page, and a package in it of which tracebacks show lines
  ["pyodide/python_stdlib.zip", standardLibrary(), "asyncio"],
  ["libraries.zip", "/kit/libraries.zip", ""],
  ["kit.zip", "/kit", ""],
];
for (const [name, home, readable] of archives) {
  const made = compiled(py.toPy(bytes(name)), home, readable, wanted);
  writeFileSync(join(out, name), made.toJs());
}
