// Bundles the scripts of the page into the folder that is named, with Python for the browser beside them.

import { build } from "esbuild";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

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
const runtime = ["pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
mkdirSync(join(out, "pyodide"), { recursive: true });
for (const name of runtime) {
  cpSync(join(here, "../node_modules/pyodide", name), join(out, "pyodide", name));
}
