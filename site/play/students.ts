// Runs the student's code: one web worker at a time, with another one warm in reserve.

import type { End, FromStudent, Parts, Scenario, ToStudent } from "./messages";

/** Seconds of real time for a turn of a scenario's loop, which waits for nothing. Its worker counts them. */
const LIMIT = 2;
/** The least and the most once an answer has been late: nobody should wait that long for each of its scenarios. */
const LIMITS_AGAIN = [0.05, 0.5] as const;
/** Between the two it is so many times what the import of the answer took, which tells how slow the page is. */
const IMPORTS = 15;
/** Seconds beyond a limit in which a worker can still say where it is, also in a busy browser. */
const LAST_WORDS = 2;
/** The same for the second try: whoever is silent may be slow, and not hang. */
const PATIENCE = 10;
/** Characters that a scenario may print. */
const MOST_PRINTED = 256 * 1024;

type Show = (text: string) => void;

/** The seconds that the import took, if it ended. */
function importing({ frames }: End): number {
  const [hello, begin] = frames;
  return hello && begin && JSON.parse(begin[0]).frame === "begin" ? begin[1] - hello[1] : Infinity;
}

/** The limit after a late scenario, by the quickest import. One that never ended will not end in any time. */
function limitAgain(imported: number): number {
  const [least, most] = LIMITS_AGAIN;
  return imported === Infinity ? least : Math.min(most, Math.max(least, IMPORTS * imported));
}

export class Students {
  private current: Promise<Worker>;
  private spare: Promise<Worker> | undefined;
  /** So many times as long as one turn may all turns take. */
  private turns = 1;

  constructor(private readonly parts: Promise<Parts>) {
    this.current = this.start();
  }

  /** Settles when a worker is ready. */
  ready(): Promise<unknown> {
    return this.current;
  }

  /** Run these scenarios one after another, in a fresh worker if there is one. */
  async run(scenarios: Scenario[], show: Show): Promise<End[]> {
    const ends: End[] = [];
    let silent = false;
    let imported = Infinity;
    for (const { job, imports } of scenarios) {
      const limit = ends.some((end) => end.late) ? limitAgain(imported) : LIMIT;
      const message = { job: JSON.stringify(job), imports: imports.join(" "), limit };
      const asked: ToStudent = { kind: "scenario", ...message };
      if (silent) {
        ends.push({ frames: [], output: "", late: true }); // it would be silent again
        continue;
      }
      let [end, lost] = await this.one(asked, show, LAST_WORDS);
      if (lost && end.late) {
        [end, lost] = await this.one(asked, show, PATIENCE);
        silent = lost;
      }
      ends.push(end);
      imported = Math.min(imported, importing(end));
    }
    this.spare ??= this.start(); // only now: it takes much computing
    return ends;
  }

  /** Run the file itself, as a program. */
  async program(source: string, show: Show): Promise<End> {
    return (await this.one({ kind: "program", source, limit: 2 * LIMIT }, show, LAST_WORDS))[0];
  }

  private start(): Promise<Worker> {
    const worker = new Worker(new URL("./student.js", import.meta.url), { type: "module" });
    return new Promise((resolve, reject) => {
      this.parts.then((all) => worker.postMessage(all), reject);
      worker.onmessage = ({ data }: MessageEvent<FromStudent>) => {
        if (data.kind === "ready") this.turns = data.turns;
        resolve(worker);
      };
      worker.onerror = ({ message }) => reject(new Error(`Python did not start: ${message}`));
    });
  }

  /** What came of one job, and whether its worker did not end it by itself: then it is ended, and replaced. */
  private async one(job: ToStudent, show: Show, patience: number): Promise<[End, boolean]> {
    const worker = await this.current;
    const end: End = { frames: [], output: "", late: false };
    const how = await new Promise<"done" | "broken" | "lost">((resolve) => {
      const giveUp = () => resolve("lost");
      let timer = setTimeout(giveUp, 1000 * (this.turns * job.limit + patience));
      worker.onmessage = ({ data }: MessageEvent<FromStudent>) => {
        if (data.kind === "done") {
          clearTimeout(timer);
          resolve(data.broken ? "broken" : "done");
        } else if (data.kind === "printed") {
          end.output += data.text;
          show(data.text);
          if (end.output.length > MOST_PRINTED) giveUp();
        } else if (data.kind === "frame" && !end.late) {
          end.frames.push([data.line, data.at]);
          end.late = JSON.parse(data.line).frame === "overdue";
          clearTimeout(timer);
          timer = setTimeout(giveUp, 1000 * (this.turns * job.limit + patience));
        }
      };
      worker.postMessage(job);
    });
    if (how !== "done") this.replace(worker);
    if (how === "lost") end.late ||= end.output.length <= MOST_PRINTED;
    return [end, how === "lost"];
  }

  private replace(worker: Worker): void {
    worker.terminate();
    this.current = this.spare ?? this.start();
    this.spare = undefined;
  }
}
