"""Completion scripts for shells, made from the parser, which has the commands and options.

The shell itself looks up the exercises, in the nearest folder that has some: to start Python for each
press of Tab would take too long.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

SLUGS = (
    'd=$PWD; while [ -n "$d" ]; do ls "$d"/exercises/[0-9][0-9]_*/test_*.py 2>/dev/null && break; '
    'd=${d%/*}; done | while read -r f; do [ -e "${f%/*}/test_${f##*/}" ] || echo "$f"; done | '
    'sed -n "s|.*/exercises/\\([^/]*\\)/test_\\(.*\\)\\.py|\\1\\n\\2|p" | sort -u'
)
"""A POSIX shell command: prints the chapters and exercises here, one per line. What has checks is no check."""


@dataclass(frozen=True)
class Command:
    """One command for completion; `takes` is SLUG, MISTAKE, or something else.

    `values` has the possible values of each option that takes one; none if it is a file or any text.
    """

    about: str
    options: Sequence[str]
    takes: str = ""
    choices: Sequence[str] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def commands_of(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> dict[str, Command]:
    """The commands of a parser, by name."""
    about = {action.dest: action.help or "" for action in commands._choices_actions}
    return {name: _command(sub, about[name]) for name, sub in commands.choices.items()}


def _command(parser: argparse.ArgumentParser, about: str) -> Command:
    options = [o for a in parser._actions for o in a.option_strings if o.startswith("--")]
    plain = [a for a in parser._actions if not a.option_strings]
    choices = [str(choice) for a in plain for choice in a.choices or ()]
    takes = str(plain[0].metavar or "") if plain else ""
    values = {
        o: [*map(str, a.choices or ())] for a in _with_values(parser) for o in a.option_strings
    }
    return Command(about, options, takes, choices, values)


def _with_values(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The options that take a value, also those of subcommands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for step in action.choices.values():
                yield from _with_values(step)
        elif action.option_strings and action.nargs != 0:
            yield action


def script(shell: str, commands: Mapping[str, Command], mistakes: Sequence[str]) -> str:
    """The script for bash, zsh or fish."""
    if shell == "fish":
        return _fish(commands, mistakes)
    cases = "\n".join(_case(name, command, mistakes) for name, command in commands.items())
    names = " ".join(commands)
    return (BASH if shell == "bash" else ZSH).format(cases=cases, names=names, slugs=SLUGS)


def _case(name: str, command: Command, mistakes: Sequence[str]) -> str:
    """What to offer after one command, or after one of its options; nothing means files."""
    words = " ".join([*command.options, *command.choices])
    if command.takes == "MISTAKE":
        words += f" {' '.join(mistakes)}"
    slugs = " $(_awaitlings_slugs)" if command.takes == "SLUG" else ""
    after = [f'{option}) offered="{" ".join(v)}" ;;' for option, v in command.values.items()]
    after.append(f'*) offered="{words}{slugs}" ;;')
    return f'    {name}) case "$previous" in {" ".join(after)} esac ;;'


BASH = """# Completion of awaitlings for bash
_awaitlings_slugs() {{ ( {slugs} ) }}
_awaitlings() {{
  local offered="" current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}"
  if [ "$current" = "=" ]; then current=""  # --clock=fast is three words to bash
  elif [ "$previous" = "=" ]; then previous="${{COMP_WORDS[COMP_CWORD-2]}}"; fi
  if [ "$COMP_CWORD" -eq 1 ]; then offered="{names} --help"; else
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac; fi
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
}}
complete -o bashdefault -o default -F _awaitlings awaitlings
"""

ZSH = """#compdef awaitlings
# Completion of awaitlings for zsh
_awaitlings_slugs() {{ ( {slugs} ) }}
_awaitlings() {{
  local offered="" previous="$words[CURRENT-1]"
  if (( CURRENT == 2 )); then offered="{names} --help"; else
  case "$words[2]" in
{cases}
  esac; fi
  compadd -- ${{=offered}} || _files
}}
if [ "$funcstack[1]" = "_awaitlings" ]; then _awaitlings "$@"; else compdef _awaitlings awaitlings; fi
"""


def _fish(commands: Mapping[str, Command], mistakes: Sequence[str]) -> str:
    lines = [
        "# Completion of awaitlings for fish",
        f"function __awaitlings_slugs; sh -c '{SLUGS}'; end",
    ]
    for name, command in commands.items():
        lines.append(
            f"complete -c awaitlings -n __fish_use_subcommand -a {name} -d {_quoted(command.about)}"
        )
        seen = f'complete -c awaitlings -n "__fish_seen_subcommand_from {name}"'
        lines += [f"{seen} {_fish_option(o, command.values)}" for o in _long(command)]
        words = [*command.choices, *(mistakes if command.takes == "MISTAKE" else ())]
        if words:
            lines.append(f"{seen} -f -a {_quoted(' '.join(words))}")
        if command.takes == "SLUG":
            lines.append(f'{seen} -f -a "(__awaitlings_slugs)"')
    return "\n".join([*lines, ""])


def _long(command: Command) -> list[str]:
    """A command's options, and those of its subcommands."""
    others = [option for option in command.values if option.startswith("--")]
    return [*dict.fromkeys([*command.options, *others])]


def _fish_option(option: str, values: Mapping[str, Sequence[str]]) -> str:
    words = f"-l {option.removeprefix('--')}"
    if option not in values:
        return words
    return f"{words} -x -a {_quoted(' '.join(values[option]))}" if values[option] else f"{words} -r"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
