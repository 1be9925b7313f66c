"""JSON Schema of every kind of file, for completion and hints in an editor."""

from __future__ import annotations

from typing import Any

from reportgen.model.record import Record
from reportgen.model.shapes import ListOf, Shape, TableOf

PARENT = "继承"
"""The key by which a file leaves the rest to another one."""

LEFT_OUT = "不用"
"""What such a file writes under a key of the other one that it does not want."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str, record_type: type[Record]) -> dict[str, Any]:
    """The schema of one kind of file, its titles and descriptions in Chinese."""
    _, *below = records_below(record_type, {})
    definitions = {each.__name__: _object(each) for each in below}
    top = _object(record_type)
    top["properties"]["文件"] |= {"type": "string", "const": kind}
    if PARENT in top["properties"]:
        _need_less_of_heirs(top, definitions)
    return {"$schema": DIALECT, **top, "title": kind, "$defs": definitions}


def _need_less_of_heirs(top: dict[str, Any], definitions: dict[str, Any]) -> None:
    """What a format does not say it inherits; only members of lists, which are replaced whole, are complete."""
    whole = set(_item_references([top, definitions]))
    for name, definition in definitions.items():
        if f"#/$defs/{name}" not in whole:
            definition.pop("required", None)
    _may_leave_out([top, definitions])
    needed = top["required"]
    top["required"] = [key for key in needed if key in ("文件", "名称")]
    top["if"] = {"not": {"required": [PARENT]}}
    top["then"] = {"required": needed}


def _may_leave_out(node: Any) -> None:
    """Under a free key of a table an heir may write 不用."""
    for each in node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else ():
        _may_leave_out(each)
    if isinstance(node, dict):
        inside = node.get("additionalProperties")
        if isinstance(inside, dict) and "string" not in inside.get("type", ()):
            node["additionalProperties"] = {"anyOf": [inside, {"const": LEFT_OUT}]}


def _item_references(node: Any) -> list[str]:
    """The definitions that members of lists refer to."""
    if isinstance(node, list):
        return [found for each in node for found in _item_references(each)]
    if not isinstance(node, dict):
        return []
    items = node.get("items")
    own = [items["$ref"]] if isinstance(items, dict) and "$ref" in items else []
    return own + [found for each in node.values() for found in _item_references(each)]


def _object(record_type: type[Record]) -> dict[str, Any]:
    """A record: only known keys, the needed ones required."""
    shapes = record_type.shapes()
    schema = {
        "type": "object",
        "title": title_of(record_type),
        "properties": {
            key.key: {"description": key.meaning, **_schema(shapes[key.key])} for key in record_type.keys.values()
        },
        "required": [key for key, needed in record_type.fields().items() if needed],
        "additionalProperties": False,
    }
    return schema if record_type.short_form is None else {"anyOf": [{"type": ["number", "string"]}, schema]}


def title_of(record_type: type[Record]) -> str:
    """What a record is called."""
    return (record_type.__doc__ or record_type.__name__).strip()


def _schema(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, ListOf):
        return {"type": "array", "items": _schema(shape.member)}
    if isinstance(shape, TableOf):
        return {"type": "object", "additionalProperties": _schema(shape.member)}
    if isinstance(shape, type):
        return {"$ref": f"#/$defs/{shape.__name__}"}
    return shape.schema()


def records_below(record_type: type[Record], found: dict[type[Record], None]) -> dict[type[Record], None]:
    """A record type and every one below it."""
    if record_type not in found:
        found[record_type] = None
        for member in members_of(record_type):
            records_below(member, found)
    return found


def members_of(record_type: type[Record], *keys: str) -> list[type[Record]]:
    """The record types directly below one: under all its keys, or under some."""
    return [each for key, shape in record_type.shapes().items() if not keys or key in keys for each in _inside(shape)]


def _inside(shape: Shape) -> list[type[Record]]:
    if isinstance(shape, ListOf | TableOf):
        return _inside(shape.member)
    return [shape] if isinstance(shape, type) else []
