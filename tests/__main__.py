"""`python -m tests`: everything that CI checks, in one command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-q", "-n", "auto"),
)


def main() -> int:
    """Run all steps, the later ones also after a failure; 1 if any failed."""
    failed = []
    for step in STEPS:
        print("$", *step, flush=True)
        if subprocess.run([sys.executable, "-m", *step], cwd=ROOT, check=False).returncode:
            failed.append(" ".join(step))
    if failed:
        print("failed:", ", ".join(failed))
    return 1 if failed else 0


sys.exit(main())
