"""Permissions as people have them: root, who may read and write everything, runs a program without these powers."""

import os
import subprocess
import sys

_POWERS = "-dac_override,-dac_read_search"


def run_unprivileged(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs Python code in a process that permissions of files hold for."""
    drop = ["setpriv", f"--bounding-set={_POWERS}", f"--inh-caps={_POWERS}"] if os.geteuid() == 0 else []
    return subprocess.run([*drop, sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
