"""`awaitlings completion`: prints the script for a shell's tab completion."""

import argparse

from grader.errors import PASSED

ABOUT = "Print the script for tab completion of commands, options and exercises in a shell."
EXAMPLES = """once, for the shell that you use:
  awaitlings completion bash > ~/.local/share/bash-completion/completions/awaitlings
  awaitlings completion zsh  > ~/.zfunc/_awaitlings    (with fpath+=~/.zfunc before compinit in .zshrc)
  awaitlings completion fish > ~/.config/fish/completions/awaitlings.fish

to try it in this terminal:
  eval "$(awaitlings completion bash)"

Run it again after an update of Awaitlings."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its argument. It completes all commands of the same parser."""
    command = commands.add_parser(
        "completion",
        help="complete names in bash, zsh or fish",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("shell", choices=["bash", "zsh", "fish"])
    command.set_defaults(run=completion, commands=commands)


def completion(options: argparse.Namespace) -> int:
    """`awaitlings completion`."""
    from grader.cli.completion_scripts import commands_of, script
    from grader.diagnosis.pages import pages

    print(script(options.shell, commands_of(options.commands), sorted(pages())), end="")
    return PASSED
