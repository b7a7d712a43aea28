"""The commands, one module each; a module adds its command with `add_to(commands)`."""
