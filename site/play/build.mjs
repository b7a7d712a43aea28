// Bundles the scripts of the page into the folder that is named, with Python for the browser beside them.

import { build } from "esbuild";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2]);

await build({
  entryPoints: { page: "page.ts", grader: "grader.worker.ts", student: "student.worker.ts" },
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  external: ["node:*"],
  loader: { ".css": "text" },
});
const pyodide = join(here, "../node_modules/pyodide");
mkdirSync(join(out, "pyodide"), { recursive: true });
for (const name of ["pyodide.asm.mjs", "python_stdlib.zip"]) {
  cpSync(join(pyodide, name), join(out, "pyodide", name));
}
const machine = readFileSync(join(pyodide, "pyodide.asm.wasm"));
writeFileSync(join(out, "pyodide", "pyodide.asm.wasm.deflated"), deflateSync(machine, { level: 9 })); // a third
const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json"), "utf8"));
writeFileSync(join(out, "pyodide", "pyodide-lock.json"), JSON.stringify({ info, packages: {} })); // none is served
