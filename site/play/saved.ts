// What the browser keeps: the text of each answer, and what has passed. All of it can be taken out and in.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const TEXT = "awaitlings/text/";
const PASSED = "awaitlings/passed/";

export const textOf = (slug: string) => localStorage.getItem(TEXT + slug);
export const keepText = (slug: string, text: string) => localStorage.setItem(TEXT + slug, text);
export const forgetText = (slug: string) => localStorage.removeItem(TEXT + slug);
export const hasPassed = (slug: string) => localStorage.getItem(PASSED + slug) !== null;
export const keepPassed = (slug: string) => localStorage.setItem(PASSED + slug, "yes");

/** All answers as an archive that `awaitlings check --from` and a teacher's `grade --from` take. */
export function archive(chapters: Map<string, string>): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [slug, chapter] of chapters) {
    const text = textOf(slug);
    if (text !== null) files[`exercises/${chapter}/${slug}.py`] = strToU8(text);
  }
  return zipSync(files);
}

/** Take the answers out of such an archive, or of a student's folder; gives how many there were. */
export function takeIn(data: Uint8Array, chapters: Map<string, string>): number {
  let taken = 0;
  for (const [path, bytes] of Object.entries(unzipSync(data))) {
    const slug = path.match(/([a-z0-9_]+)\.py$/)?.[1] ?? "";
    if (!chapters.has(slug)) continue;
    keepText(slug, strFromU8(bytes));
    taken += 1;
  }
  return taken;
}
