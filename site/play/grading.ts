// Grades an answer: the grader says what to run, the student's worker runs it, the grader reports.

import type { End, FromGrader, Report, Scenario, ToGrader } from "./messages";
import { parts } from "./parts";
import { Students } from "./students";

export class Grading {
  private readonly parts = parts();
  readonly students = new Students(this.parts);
  private readonly worker = new Worker(new URL("./grader.js", import.meta.url), { type: "module" });
  private readonly waiting = new Map<number, (answer: FromGrader) => void>();
  private readonly started: Promise<unknown>;
  private calls = 0;

  constructor() {
    this.started = new Promise((resolve, reject) => {
      this.parts.then((all) => this.worker.postMessage(all), reject);
      this.worker.onmessage = ({ data }: MessageEvent<FromGrader>) => {
        if (data.kind === "ready") resolve(undefined);
        else this.waiting.get(data.id)?.(data);
      };
    });
  }

  /** Settles when both workers are ready. */
  async ready(): Promise<void> {
    await Promise.all([this.started, this.students.ready()]);
  }

  /** Grade this answer; `show` gets what it prints, as it is printed. */
  async check(slug: string, text: string, show: (text: string) => void): Promise<Report> {
    const began = performance.now();
    const seed = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(16).padStart(8, "0");
    const plan: Scenario[] = JSON.parse(await this.call("plan", slug, text, seed));
    const runs: End[][] = plan.map(() => []);
    let again = plan.map((_, place) => place);
    for (;;) {
      const ends = await this.students.run(again.map((place) => plan[place]!), show);
      again.forEach((place, index) => runs[place]!.push(ends[index]!));
      const seconds = (performance.now() - began) / 1000;
      const said = await this.call("report", slug, text, seed, JSON.stringify(runs), seconds);
      const report: Report = JSON.parse(said);
      if (!report.again) return report;
      again = report.again;
    }
  }

  private async call(name: ToGrader["name"], ...args: (string | number)[]): Promise<string> {
    await this.started;
    const id = ++this.calls;
    const answer = await new Promise<FromGrader>((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ id, name, args } satisfies ToGrader);
    });
    this.waiting.delete(id);
    if (answer.kind === "result") return answer.value;
    throw new Error(answer.kind === "failed" ? answer.error : "The grader did not answer.");
  }
}
