"""JSON Schema of every kind of file, for completion and hints in an editor."""

from __future__ import annotations

from typing import Any

from reportgen.model.record import Record

PARENT = "继承"
"""The key by which a file leaves the rest to another one."""

LEFT_OUT = "不用"
"""What such a file writes under a key of the other one that it does not want."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str, record_type: type[Record]) -> dict[str, Any]:
    """The schema of one kind of file, its titles and descriptions in Chinese."""
    schema = record_type.model_json_schema(by_alias=True, mode="validation")
    definitions = {
        model.__name__: _tidy(definition, model)
        for model in _records(record_type, {})
        if (definition := schema.get("$defs", {}).get(model.__name__)) is not None
    }
    top = _tidy({key: value for key, value in schema.items() if key != "$defs"}, record_type)
    top["properties"]["文件"] = {**top["properties"]["文件"], "type": "string", "const": kind}
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


def _tidy(schema: dict[str, Any], record_type: type[Record]) -> dict[str, Any]:
    """Only known keys, the needed ones required, no title that repeats a Python name."""
    fields = record_type.fields()
    properties = {key: _without_titles(schema["properties"][key]) for key in fields}
    tidy = {
        "type": "object",
        "title": (record_type.__doc__ or "").strip(),
        "properties": properties,
        "required": [key for key, needed in fields.items() if needed],
        "additionalProperties": False,
    }
    if record_type.short_form is not None:
        return {"anyOf": [{"type": ["number", "string"]}, tidy]}
    return tidy


def _without_titles(value: Any) -> Any:
    if isinstance(value, dict):
        if "anyOf" in value and value["anyOf"][-1] == {"type": "null"}:
            # An optional key is one that may be left out, not one that may hold null.
            rest = {key: each for key, each in value.items() if key != "anyOf"}
            return _without_titles({**value["anyOf"][0], **rest})
        if "enum" in value:
            # 待填 and an empty value are gaps to be reported by check, not slips to be underlined.
            value = {**value, "enum": [*value["enum"], "待填", None]}
        dropped = ("title", "default")
        return {key: _without_titles(each) for key, each in value.items() if key not in dropped and key != "needed"}
    return [_without_titles(each) for each in value] if isinstance(value, list) else value


def _records(record_type: type[Record], found: dict[type[Record], None]) -> dict[type[Record], None]:
    """A record type and every one below it."""
    if record_type not in found:
        found[record_type] = None
        for field in record_type.model_fields.values():
            for member in members_of(field.annotation):
                _records(member, found)
    return found


def members_of(hint: Any) -> list[type[Record]]:
    """The record types inside a type annotation."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return [hint]
    return [member for inner in getattr(hint, "__args__", ()) for member in members_of(inner)]
