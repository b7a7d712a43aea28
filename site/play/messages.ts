// What the page and its two web workers say to each other.

/** What a worker is sent before anything else: what Python needs. */
export interface Parts {
  machine: WebAssembly.Module;
  /** Addresses of the page's own: the script of Pyodide, and the standard library. */
  script: string;
  standard: string;
  lock: string;
  /** Archives. */
  libraries: ArrayBuffer;
  kit: ArrayBuffer;
  exercises: ArrayBuffer;
}

/** One scenario to run, as `plan` in grader/judging/in_browser.py gives it. */
export interface Scenario {
  job: { scenario: string };
  imports: string[];
}

/** What came of a scenario, as `report` there takes it. Times are in seconds. */
export interface End {
  frames: [line: string, at: number][];
  output: string;
  late: boolean;
}

/** To the student's worker: run a scenario, or the file itself. Limits are in seconds. */
export type ToStudent =
  | { kind: "scenario"; job: string; imports: string; limit: number }
  | { kind: "program"; source: string; limit: number };

/** From the student's worker; after `ready`, each job ends with `done`. What is `broken` can do no other. */
export type FromStudent =
  | { kind: "ready"; turns: number }
  | { kind: "frame"; line: string; at: number }
  | { kind: "printed"; text: string }
  | { kind: "done"; error: string; broken: boolean };

/** To the grader's worker: call this function of grader/judging/in_browser.py. */
export interface ToGrader {
  id: number;
  name: "plan" | "report";
  args: (string | number)[];
}

/** From the grader's worker: that it is ready, or what a call gave. */
export type FromGrader =
  | { kind: "ready" }
  | { kind: "result"; id: number; value: string }
  | { kind: "failed"; id: number; error: string };

/** The parts of the report that the page itself reads. */
export interface Report {
  /** There is no report yet: these scenarios of the plan must run once more. */
  again?: number[];
  html: string;
  exercises: { slug: string; verdict: string; points: number; max_points: number }[];
}
