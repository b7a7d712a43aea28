"""The CSS of a report on a page or in a notebook, light and dark.

A report has the colors of its page: on our own page those that the user prefers, in Jupyter those of
its theme. Elsewhere it is light, even if the user prefers dark, because nbgrader's pages are light.

Jupyter and nbgrader style their content too. Lengths are in pixels because their font sizes vary, and
the class name is repeated to win over their rules.
"""

LIGHT = """--paper: #fff; --ink: #1f2328; --soft: #59636e; --edge: #d1d9e0; --tint: #f6f8fa;
  --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; --link: #0969da; --warn-tint: #fff8e1;
  --grid: #d1d9e0; --flight: #0969da; --waiting: #8c959f; --held: #bc4c00; --cancelled: #8250df;"""
DARK = """--paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --edge: #30363d; --tint: #161b22;
  --good: #3fb950; --bad: #f85149; --warn: #d29922; --link: #4493f8; --warn-tint: #1f1a0d;
  --grid: #30363d; --flight: #4493f8; --waiting: #6e7681; --held: #db6d28; --cancelled: #ab7df8;"""


def _colors(where: str, colors: str) -> str:
    """The colors of a report and of the pictures in it."""
    report = f"{where} .awaitlings-report".strip()
    return f"{report}, {report} .awaitlings {{ {colors} }}"


FRAGMENT = (
    f"""
{_colors("", LIGHT)}
{_colors('[data-jp-theme-light="false"]', DARK)}
"""
    + """
.awaitlings-report.awaitlings-report { box-sizing: border-box; max-width: 832px; margin: 0 0 24px; padding: 18px 22px;
  color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; text-align: left; }
.awaitlings-report.awaitlings-report h2 { margin: 0; font-weight: 600; font-size: 20px; line-height: 1.3; color: inherit; }
.awaitlings-report.awaitlings-report h3 { margin: 0; font-weight: 600; font-size: 16px; line-height: 1.4; color: inherit; }
.awaitlings-report.awaitlings-report h4 { margin: 16px 0 3px; font-weight: 600; font-size: 15px; color: inherit; }
.awaitlings-report.awaitlings-report p { margin: 5px 0; }
.awaitlings-report.awaitlings-report a { color: var(--link); }
.awaitlings-report.awaitlings-report code, .awaitlings-report.awaitlings-report pre { font: 13px/1.5 ui-monospace, monospace; color: inherit;
  background: none; border: 0; padding: 0; unicode-bidi: isolate; }
.awaitlings-report.awaitlings-report pre { margin: 8px 0; padding: 8px 13px; white-space: pre-wrap;
  overflow-wrap: anywhere; background: var(--tint); border-radius: 6px; }
.awaitlings-report.awaitlings-report .soft, .awaitlings-report.awaitlings-report figcaption, .awaitlings-report.awaitlings-report footer { color: var(--soft); }
.awaitlings-report.awaitlings-report .good { color: var(--good); }
.awaitlings-report.awaitlings-report .bad { color: var(--bad); }
.awaitlings-report.awaitlings-report .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.awaitlings-report.awaitlings-report .checks { list-style: none; margin: 14px 0; padding: 0; border-top: 1px solid var(--edge); }
.awaitlings-report.awaitlings-report .checks > li { display: grid; grid-template-columns: 22px 1fr auto; gap: 0 6px;
  margin: 0; padding: 7px 0; border-bottom: 1px solid var(--edge); }
.awaitlings-report.awaitlings-report .points { color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; }
.awaitlings-report.awaitlings-report .seen { margin: 2px 0 0; color: var(--warn); unicode-bidi: isolate; white-space: pre-wrap; }
.awaitlings-report.awaitlings-report .mistake { margin: 16px 0; padding: 11px 16px; background: var(--warn-tint);
  border-left: 3px solid var(--warn); border-radius: 0 6px 6px 0; }
.awaitlings-report.awaitlings-report .remark { margin: 16px 0; padding: 11px 16px; background: var(--tint);
  border-left: 3px solid var(--link); border-radius: 0 6px 6px 0; }
.awaitlings-report.awaitlings-report .mistake pre, .awaitlings-report.awaitlings-report .remark pre { background: var(--paper); }
.awaitlings-report.awaitlings-report summary { display: list-item; cursor: pointer; color: var(--link); }
.awaitlings-report.awaitlings-report details[open] > summary { margin-bottom: 6px; }
.awaitlings-report.awaitlings-report figure { margin: 16px 0; overflow-x: auto; }
.awaitlings-report.awaitlings-report svg { display: block; width: 100%; min-width: 544px; max-width: 752px; height: auto; }
.awaitlings-report.awaitlings-report :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.awaitlings-report.awaitlings-report footer { margin-top: 13px; font-size: 14px; }
"""
)

PAGE = (
    """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem; font: 15px/1.5 system-ui, sans-serif;
  color: #1f2328; background: #f6f8fa; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #010409; }
"""
    + f"""{_colors("main", DARK)} }}
"""
)
