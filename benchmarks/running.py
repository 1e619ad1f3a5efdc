"""The real workbench in a process of its own, and how Chromium is started to drive it: for measuring and for tests."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60.0
"""So many seconds may the app take to start."""


class App:
    """A running workbench that can be killed and started again on the same port; it serves the project in ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.start()

    @property
    def url(self) -> str:
        """Return the address of the review page."""
        return f"http://127.0.0.1:{self.port}/review"

    def start(self) -> None:
        """Start the app and return when it answers; raise ``RuntimeError`` with what it printed if it ends instead."""
        command = [sys.executable, "-m", "streamlit", "run", "workbench.py", "--server.headless", "true"]
        command += ["--server.address", "127.0.0.1", "--server.port", str(self.port)]
        environment = os.environ | {"WORKBENCH_ROOT": str(self.root)}
        with (self.root / "app.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while not self._healthy():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.root / "app.log").read_text("utf-8"))
            time.sleep(0.1)

    def kill(self) -> None:
        """End the app as a crash would."""
        self.process.kill()
        self.process.wait()

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=1) as answer:
                return bool(answer.read() == b"ok")
        except (urllib.error.URLError, OSError):
            return False
