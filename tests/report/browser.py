"""Headless Chromium, driven over its debugging pipe; nothing but the browser is needed."""

import json
import os
import shutil
import subprocess
from itertools import count
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CODES = {"Tab": 9, "Enter": 13}
"""Keys that do something of their own in the browser."""


class Page:
    """One page of a browser; `asked` collects every address that it requested."""

    def __init__(self, path: Path) -> None:
        self.asked: list[str] = []
        self._numbers = count(1)
        self._start(path.parent)
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self._call(f"{domain}.enable")
        self._call("Page.navigate", url=path.as_uri())
        self._until("Page.loadEventFired")

    def _start(self, folder: Path) -> None:
        theirs, self._out = os.pipe()
        self._in, answers = os.pipe()

        def lay() -> None:
            os.dup2(theirs, 3)
            os.dup2(answers, 4)

        for number in (theirs, answers):
            os.set_inheritable(number, True)
        self._browser = subprocess.Popen(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profile'}"],
            preexec_fn=lay, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        os.close(answers)
        self._buffer = b""
        self._session: str | None = None

    def close(self) -> None:
        self._browser.kill()
        self._browser.wait()
        os.close(self._out)
        os.close(self._in)

    def _call(self, method, **parameters):
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _until(self, event):
        while self._receive().get("method") != event:
            pass

    def _receive(self):
        while b"\0" not in self._buffer:
            more = os.read(self._in, 65536)
            assert more, "the browser has gone"
            self._buffer += more
        line, self._buffer = self._buffer.split(b"\0", 1)
        message = json.loads(line)
        if message.get("method") == "Network.requestWillBeSent":
            self.asked.append(message["params"]["request"]["url"])
        return message

    def say(self, script):
        """The value of an expression in the page."""
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key):
        code = CODES.get(key, 0)
        text = {} if code else {"text": key}
        for kind in ("keyDown", "keyUp"):
            self._call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text
            )

    def show_as(self, media="", scheme="light", width=1280, height=900):
        """As on a screen or on paper, light or dark, so many pixels wide."""
        scheme = {"name": "prefers-color-scheme", "value": scheme}
        self._call("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                   deviceScaleFactor=1, mobile=False)  # fmt: skip
