"""An editor's own YAML server completes and explains the data files by their schemas, in Chinese."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import IO, Any

import pytest

from reportgen.cli.schema import write_schemas
from tests.conftest import tool_missing

SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
TEXT = """\
# yaml-language-server: $schema=../../../.schema/项目.json
文件: 项目
年度: 2024
项目名称: 口岸经费
指标:
  数量指标:
    - 名称: 接待次数
      方向: 待
资
"""


class Editor:
    """What an editor says to the server, and hears from it, over its standard streams."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to: IO[bytes] = process.stdin
        self._from: IO[bytes] = process.stdout
        self._asked = 0

    def ask(self, method: str, **params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while (message := self._heard()).get("id") != self._asked or "method" in message:
            if "method" in message and "id" in message:  # the server asks for settings: there are none
                items = message.get("params", {}).get("items", [])
                self._send({"id": message["id"], "result": [None] * len(items)})
        assert "error" not in message, message
        return message["result"]

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._to.flush()

    def _heard(self) -> dict[str, Any]:
        length = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has closed its stream"
        heard: dict[str, Any] = json.loads(self._from.read(length))
        return heard


@pytest.mark.slow
def test_a_project_file_is_completed_and_explained(tmp_path: Path) -> None:
    if SERVER is None:
        tool_missing(
            "没有安装 yaml-language-server（npm；环境变量 YAML_LANGUAGE_SERVER），不能测试编辑器里的补全和说明"
        )
    assert SERVER is not None
    write_schemas(tmp_path)
    path = tmp_path / "data/某局/2024/项目/1.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    document = {"uri": path.as_uri()}
    with subprocess.Popen([SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            editor = Editor(process)
            editor.ask("initialize", processId=None, rootUri=tmp_path.as_uri(), capabilities={})
            editor.tell("initialized")
            settings = {"yaml": {"completion": True, "hover": True, "validate": True}}
            editor.tell("workspace/didChangeConfiguration", settings=settings)
            editor.tell(
                "textDocument/didOpen", textDocument={**document, "languageId": "yaml", "version": 1, "text": TEXT}
            )

            def at(method: str, line: int, character: int) -> Any:
                return editor.ask(method, textDocument=document, position={"line": line, "character": character})

            hover = at("textDocument/hover", 3, 1)["contents"]["value"]
            keys = [each["label"] for each in at("textDocument/completion", 8, 1)["items"]]
            words = [each["label"] for each in at("textDocument/completion", 7, 11)["items"]]
        finally:
            process.kill()
    assert "项目全称" in hover
    assert {"资金", "资金用途"} <= set(keys)
    assert {"大于等于", "小于等于", "等于", "区间", "定性"} <= set(words)
