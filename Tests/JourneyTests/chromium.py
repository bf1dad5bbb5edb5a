"""One headless Chromium, spoken to over the DevTools protocol, and the tabs open in it."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import websocket

#: How long the browser may take for one thing, in seconds.
PATIENCE = 60


class BrowserTrouble(Exception):
    """The browser did not do what it was told."""


class Chromium:
    """A running Chromium. Everyone in it has a profile of their own: starting it once is enough for many people.

    Source of the commands: https://chromedevtools.github.io/devtools-protocol/tot/
    """

    def __init__(self):
        self._folder = Path(tempfile.mkdtemp(prefix="tsumugi-chromium-"))
        self._process = subprocess.Popen(
            [os.environ.get("CHROMIUM", "/usr/bin/chromium"), *self._arguments(), "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            # The browser's own words, such as those beside a choice of files; on Linux `--lang` does not choose them.
            env=os.environ | {"LANGUAGE": "ja"})
        self._last = 0
        self._tabs: dict[str, Tab] = {}
        self.finished_downloads: dict[str, Path] = {}
        self._socket = websocket.create_connection(
            self._address(), timeout=PATIENCE, suppress_origin=True, skip_utf8_validation=True)

    def _arguments(self) -> list[str]:
        arguments = [
            "--headless=new", "--disable-gpu", "--lang=ja", "--accept-lang=ja", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--no-default-browser-check",
            "--disable-backgrounding-occluded-windows", "--disable-dev-shm-usage", "--password-store=basic",
            "--remote-debugging-port=0", f"--user-data-dir={self._folder}",
        ]
        if os.geteuid() == 0:
            # Chromium's sandbox refuses to start for root, as in a container.
            arguments.append("--no-sandbox")
        return arguments

    def _address(self) -> str:
        told = self._folder / "DevToolsActivePort"
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise BrowserTrouble(f"Chromium ended with status {self._process.returncode}")
            lines = told.read_text().split("\n") if told.exists() else []
            if len(lines) >= 2 and lines[1]:
                return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
            time.sleep(0.02)
        raise BrowserTrouble("Chromium does not open its DevTools port")

    def close(self) -> None:
        self._socket.close()
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def call(self, method: str, session: str | None = None, **parameters) -> dict:
        """Tells the browser, or one tab of it, to do something, and waits for the answer."""
        self._last += 1
        number = self._last
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._socket.send(json.dumps(message))
        while True:
            heard = self._hear()
            if heard.get("id") == number:
                if "error" in heard:
                    raise BrowserTrouble(f"{method}: {heard['error'].get('message')}")
                return heard["result"]

    def wait(self, holds, what: str, seconds: float = PATIENCE) -> None:
        """Listens until something holds."""
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                raise BrowserTrouble(f"waited in vain for {what}")
            self._socket.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                self._hear()
            except websocket.WebSocketTimeoutException:
                continue
            finally:
                self._socket.settimeout(PATIENCE)

    def _hear(self) -> dict:
        heard = json.loads(self._socket.recv())
        method, told = heard.get("method", ""), heard.get("params", {})
        if method == "Browser.downloadProgress" and told["state"] == "completed":
            self.finished_downloads[told["guid"]] = Path(told.get("filePath", ""))
        elif "sessionId" in heard and heard["sessionId"] in self._tabs:
            self._tabs[heard["sessionId"]].hear(method, told)
        return heard

    def answer_dialog(self, session: str) -> None:
        """Says yes to a dialog of the page, such as the one asked when a page with unsent words is left."""
        self._last += 1
        self._socket.send(json.dumps({
            "id": self._last, "sessionId": session, "method": "Page.handleJavaScriptDialog",
            "params": {"accept": True}}))

    def new_profile(self, downloads: Path) -> str:
        """A profile without cookies and history; what is downloaded in it goes to the folder."""
        profile = self.call("Target.createBrowserContext")["browserContextId"]
        self.call(
            "Browser.setDownloadBehavior", behavior="allowAndName", browserContextId=profile,
            downloadPath=str(downloads), eventsEnabled=True)
        return profile

    def forget_profile(self, profile: str) -> None:
        self.call("Target.disposeBrowserContext", browserContextId=profile)

    def new_tab(self, profile: str) -> "Tab":
        # A window of its own: a tab behind another one is not drawn and cannot be pressed.
        target = self.call(
            "Target.createTarget", url="about:blank", browserContextId=profile, newWindow=True)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, target, session)
        self._tabs[session] = tab
        for domain in ("Page", "Runtime", "Log", "Network"):
            tab.call(f"{domain}.enable")
        # A tab that is not in front still has the focus: several people work at once here.
        tab.call("Emulation.setFocusEmulationEnabled", enabled=True)
        return tab


class Tab:
    """One tab: its page, and what it told since it was last asked."""

    def __init__(self, chromium: Chromium, target: str, session: str):
        self.chromium = chromium
        self.target = target
        self._session = session
        #: How many documents have been loaded to the end.
        self.loads = 0
        #: The HTTP status of the document that is shown.
        self.status = 0
        self.complaints: list[str] = []

    def call(self, method: str, **parameters) -> dict:
        return self.chromium.call(method, self._session, **parameters)

    def hear(self, method: str, told: dict) -> None:
        if method == "Page.loadEventFired":
            self.loads += 1
        elif method == "Page.frameNavigated" and told.get("type") == "BackForwardCacheRestore":
            # The back button brought a page back as it was left: there is nothing to load.
            self.loads += 1
        elif method == "Network.responseReceived" and told["type"] == "Document" and told["frameId"] == self.target:
            self.status = told["response"]["status"]
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.complaints.append(f"{told['entry'].get('url', '')} {told['entry']['text']}".strip())
        elif method == "Runtime.exceptionThrown":
            details = told["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled" and told["type"] == "error":
            self.complaints.append(" ".join(str(part.get("value", "")) for part in told["args"]))
        elif method == "Page.javascriptDialogOpening":
            # Answered without waiting: the answer comes in between what is being waited for.
            self.chromium.answer_dialog(self._session)

    def evaluate(self, expression: str, waits: bool = False):
        """The value of an expression in the page."""
        return self._value(self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=waits))

    def refer(self, expression: str) -> str | None:
        """A handle of the object an expression gives; `None` when it gives none."""
        return self._handle(self.call("Runtime.evaluate", expression=expression))

    def run(self, handle: str, function: str, *arguments):
        """Calls a function with `this` being what the handle stands for."""
        return self._value(self.call(
            "Runtime.callFunctionOn", objectId=handle, functionDeclaration=function, returnByValue=True,
            arguments=[{"value": argument} for argument in arguments]))

    def run_for_handle(self, handle: str, function: str) -> str | None:
        return self._handle(self.call("Runtime.callFunctionOn", objectId=handle, functionDeclaration=function))

    @staticmethod
    def _value(answer: dict):
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserTrouble(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def _handle(self, answer: dict) -> str | None:
        self._value(answer)
        return answer["result"].get("objectId")
