// The exercise on a page: an editor in the place of the stub, with Check, Run and Reset.

import { basicSetup } from "codemirror";
import { indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { indentUnit } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { Grading } from "./grading";
import { archive, forgetText, hasPassed, keepPassed, keepText, takeIn, textOf } from "./saved";

interface Exercise {
  slug: string;
  chapter: string;
  start: string;
  needs: string;
}

const STATIC = new URL("../", import.meta.url);
const COMPLETED = "Escape, then Tab, leaves the editor.";

/** An element with this text and these attributes. */
function element(tag: string, text = "", attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function button(text: string, about: string, action: () => void): HTMLButtonElement {
  const made = element("button", text, { type: "button", title: about }) as HTMLButtonElement;
  made.addEventListener("click", action);
  return made;
}

class Desk {
  private readonly grading = new Grading();
  private readonly status = element("p", "Python is starting …", { role: "status" });
  private readonly output = element("pre", "", { class: "printed", "aria-label": "Printed", hidden: "" });
  private readonly report = element("div", "", { class: "report", "aria-live": "polite" });
  private readonly check = button("Check", "Ctrl-Enter", () => void this.checked());
  private readonly run = button("Run", "Shift-Enter", () => void this.ran());
  private readonly editor: EditorView;
  private busy = true;

  constructor(place: Element, private readonly exercise: Exercise, all: Exercise[]) {
    this.editor = this.edited(textOf(exercise.slug) ?? exercise.start);
    const buttons = element("p", "", { class: "buttons" });
    const reset = button("Reset", "Begin again with the stub", () => this.reset());
    buttons.append(this.check, this.run, reset, ...takeOut(all));
    place.replaceChildren(this.editor.dom, buttons, this.status, this.output, this.report);
    place.classList.add("desk");
    if (hasPassed(exercise.slug)) this.report.append(element("p", "✓ You have passed this exercise."));
    this.enable(false);
    void this.grading.ready().then(() => this.over(`Ready. ${COMPLETED}`), this.failed);
  }

  private edited(text: string): EditorView {
    const keys = [
      { key: "Mod-Enter", run: () => (void this.checked(), true) },
      { key: "Shift-Enter", run: () => (void this.ran(), true) },
      indentWithTab,
    ];
    const name = EditorView.contentAttributes.of({ "aria-label": "Your answer" });
    const keep = EditorView.updateListener.of((update) => {
      if (update.docChanged) keepText(this.exercise.slug, this.text);
    });
    const extensions = [Prec.highest(keymap.of(keys)), basicSetup, python(), indentUnit.of("    "), name, keep];
    return new EditorView({ doc: text, extensions });
  }

  private get text(): string {
    return this.editor.state.doc.toString();
  }

  private reset(): void {
    if (!confirm("Begin again with the stub? Your text is lost.")) return;
    const changes = { from: 0, to: this.editor.state.doc.length, insert: this.exercise.start };
    this.editor.dispatch({ changes });
    forgetText(this.exercise.slug);
  }

  private begin(what: string): boolean {
    if (this.busy) return false;
    this.enable(false);
    this.status.textContent = what;
    this.output.textContent = "";
    this.output.hidden = true;
    this.report.replaceChildren();
    return true;
  }

  private over(said: string): void {
    this.status.textContent = said;
    this.enable(true);
  }

  private failed = (error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error);
    this.over(why.replace(/^[\w.]+: /, ""));
    this.report.dispatchEvent(new CustomEvent("graded", { detail: { why }, bubbles: true }));
  };

  private enable(ready: boolean): void {
    this.busy = !ready;
    for (const one of [this.check, this.run]) one.disabled = !ready;
  }

  private printed = (text: string): void => {
    this.output.hidden = false;
    this.output.append(text);
  };

  private async checked(): Promise<void> {
    if (!this.begin("Checking …")) return;
    try {
      const report = await this.grading.check(this.exercise.slug, this.text, this.printed);
      const [result] = report.exercises;
      this.report.innerHTML = report.html;
      this.report.dispatchEvent(new CustomEvent("graded", { detail: report, bubbles: true }));
      this.report.dataset.verdict = result?.verdict ?? "";
      if (result?.verdict === "pass") keepPassed(this.exercise.slug);
      this.over(`${result?.points ?? 0} of ${result?.max_points ?? 0} points. This is practice: marks are given on a machine.`);
    } catch (error) {
      this.failed(error);
    }
  }

  private async ran(): Promise<void> {
    if (!this.begin("Running …")) return;
    try {
      const end = await this.grading.students.program(this.text, this.printed);
      this.over(end.late ? "It was still computing after several seconds, and was stopped." : "It ran to its end.");
    } catch (error) {
      this.failed(error);
    }
  }
}

/** Buttons that save all answers to a file, and take them in again. */
function takeOut(all: Exercise[]): HTMLElement[] {
  const chapters = new Map(all.map((one) => [one.slug, one.chapter]));
  const save = button("Save all", "All your answers as an archive", () => {
    const data = new Blob([archive(chapters) as BlobPart], { type: "application/zip" });
    const link = element("a", "", { download: "awaitlings-answers.zip", href: URL.createObjectURL(data) });
    link.click();
  });
  const file = element("input", "", { type: "file", accept: ".zip", hidden: "", "aria-label": "An archive" });
  file.addEventListener("change", async () => {
    const chosen = (file as HTMLInputElement).files?.[0];
    if (!chosen) return;
    const taken = takeIn(new Uint8Array(await chosen.arrayBuffer()), chapters);
    alert(taken ? `Answers taken in: ${taken}.` : "No answer to an exercise is in this archive.");
    if (taken) location.reload();
  });
  return [save, button("Load", "Answers from an archive", () => file.click()), file];
}

const NEEDS: Record<string, string> = {
  sockets: "network sockets",
  threads: "threads",
  processes: "processes",
};

const place = document.querySelector(".exercise");
if (place instanceof HTMLElement) {
  const all: Exercise[] = await (await fetch(new URL("exercises.json", STATIC))).json();
  const exercise = all.find((one) => one.slug === place.dataset.slug);
  if (exercise?.needs) {
    const why = `This exercise needs ${NEEDS[exercise.needs]}, which a browser does not have: do it on a machine, as below.`;
    place.append(element("p", why, { class: "needs" }));
  } else if (exercise) {
    new Desk(place, exercise, all);
  }
}
if ("serviceWorker" in navigator) {
  await navigator.serviceWorker.register(new URL("../offline.js", STATIC)).catch(() => undefined);
}
