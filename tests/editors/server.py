"""A TOML language server, driven over its standard input and output."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 60  # seconds that an answer may take on a busy machine


class Server:
    """A language server that has one file open, in which it finds faults; queue.Empty if it is silent."""

    def __init__(self, command: list[str], file: Path) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._received: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._receive, daemon=True)
        self._reader.start()
        self._uri = file.as_uri()
        self._asked = 0
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
                "diagnostic": {},
            }
        }
        folder = file.parent.as_uri()
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder,
                "workspaceFolders": [{"uri": folder, "name": "rules"}],
                "capabilities": capabilities,
            },
        )
        self._tell("initialized", {})
        text = file.read_text(encoding="utf-8")
        document = {"uri": self._uri, "languageId": "toml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        # Requests are answered side by side: the file is read when its diagnostics are there.
        while not self.diagnostics():
            time.sleep(0.1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._reader.join()
        self._process.communicate()

    def completions(self, line: int, column: int) -> list[str]:
        """What is offered at a place, which counts from 0."""
        answer = self.ask("textDocument/completion", self._at(line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return [str(item["label"]) for item in items]

    def hover(self, line: int, column: int) -> str:
        """What is shown over a place."""
        answer = self.ask("textDocument/hover", self._at(line, column))
        return json.dumps(answer, ensure_ascii=False)

    def diagnostics(self) -> list[dict[str, Any]]:
        """What the server marks in the file."""
        answer = self.ask("textDocument/diagnostic", {"textDocument": {"uri": self._uri}})
        return list(answer["items"])

    def ask(self, method: str, params: object) -> Any:  # noqa: ANN401 - the protocol is typed by who reads it
        """The result of a request."""
        self._asked += 1
        self._send({"jsonrpc": "2.0", "id": self._asked, "method": method, "params": params})
        while True:
            message = self._received.get(timeout=_PATIENCE)
            if message.get("id") == self._asked and "method" not in message:
                if "error" in message:
                    raise RuntimeError(str(message["error"]))
                return message.get("result")
            if "method" in message and "id" in message:
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def _at(self, line: int, column: int) -> dict[str, object]:
        return {"textDocument": {"uri": self._uri}, "position": {"line": line, "character": column}}

    def _tell(self, method: str, params: object) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: object) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                self._received.put(json.loads(stream.read(length)))
