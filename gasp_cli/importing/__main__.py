"""`python -m gasp_cli.importing SHARED [DATA]`: rebuild the record's files of `data/`."""

from __future__ import annotations

import sys
from pathlib import Path

from gasp_cli.errors import GaspError
from gasp_cli.importing.rebuild import build
from gasp_cli.store import built_in


def main(arguments: list[str]) -> int:
    """Rebuild and say what was not understood; the exit code is that of `gasp`."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    data = Path(arguments[1]) if len(arguments) > 1 else built_in()
    try:
        problems = build(Path(arguments[0]), data)
    except GaspError as error:
        print(f"gasp: {error.message}", error.hint, sep="\n", file=sys.stderr)  # untold: a tool
        return error.exit_code
    except OSError as error:
        message = f"gasp: cannot read {error.filename}: {error.strerror}"  # untold: a tool
        print(message, file=sys.stderr)
        return 4
    for problem in problems:
        print(f"gasp: {problem}", file=sys.stderr)  # untold: a tool
    return 3 if problems else 0


sys.exit(main(sys.argv[1:]))
