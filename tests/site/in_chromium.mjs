// Checks answers on the pages of a built site, in headless Chromium. Reads a JSON object from standard
// input: the folder of the `site`, the `chromium` to use, and `answers`, each with `page` and `text`. Writes
// what came of each, and whatever the browser complained of.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";

const asked = JSON.parse(await text(process.stdin));
const { chromium } = createRequire(join(asked.modules, "index.js"))("playwright-core");

const KINDS = {
  ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml",
};
let transferred = 0;
let requested = [];
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://here").pathname));
  try {
    const body = await readFile(join(asked.site, path));
    transferred += body.length;
    if (path !== "/offline.js") requested.push(path); // the browser looks at it again when it likes
    response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const home = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: asked.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext();
const complaints = [];
process.on("uncaughtException", (error) => {
  console.error(error, complaints);
  process.exit(1);
});
const others = [];
const seconds = async (work) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

async function open(page, address) {
  page.on("console", (said) => ["error", "warning"].includes(said.type()) && complaints.push(said.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url()); // of a blob it is that of the page
    if (`${origin}/` !== home && protocol !== "data:") others.push(request.url());
  });
  await page.goto(home + address);
}

async function ready(page) {
  await page.locator(".desk button", { hasText: "Check" }).and(page.locator(":enabled")).waitFor({ timeout: asked.patience * 1000 });
}

async function write(page, answer) {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(answer);
}

const graded = (page) => page.evaluate((patience) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`${location}: no report came`)), 1000 * patience);
  document.querySelector(".exercise").addEventListener("graded", ({ detail }) => resolve(detail), { once: true });
  [...document.querySelectorAll(".desk button")].find((one) => one.textContent === "Check").click();
}), asked.patience);

const results = [];
let loaded = 0; // bytes of the first page, until it was ready
let twice = []; // what it asked for more than once
for (const { page: address, texts } of asked.answers) {
  const page = await context.newPage();
  page.setDefaultTimeout(asked.patience * 1000);
  const started = await seconds(async () => { await open(page, address); await ready(page); });
  if (!loaded) {
    loaded = transferred;
    twice = requested.filter((path, place) => requested.indexOf(path) < place);
  }
  for (const answer of texts) {
    if (answer !== null) await write(page, answer);
    await page.waitForTimeout(1000 * (asked.rest ?? 0));
    let report;
    const took = await seconds(async () => { report = await graded(page); });
    await ready(page);
    results.push({ address, started, took, report: report.exercises?.[0] ?? report });
    if (asked.pictures) await page.screenshot({ path: join(asked.pictures, `${results.length}.png`), fullPage: true });
  }
  await page.close();
}

const page = await context.newPage();
const first = asked.answers[0];
await open(page, first.page);
await ready(page);
await write(page, "# kept");
await page.evaluate(() => navigator.serviceWorker.ready);
await page.reload();
await ready(page);
await context.setOffline(true);
server.close();
server.closeAllConnections();
await page.reload();
await ready(page);
const kept = await page.locator(".cm-content").innerText();
const offline = (await graded(page)).exercises[0].verdict;
await browser.close();
console.log(JSON.stringify({ results, complaints, others, kept, offline, loaded, twice }));
