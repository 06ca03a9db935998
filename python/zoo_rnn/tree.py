"""The YAML that the zoo writes: block maps and lists of plain or quoted scalars.

A configuration is written by the zoo itself, so a reader of this subset does, and PyYAML need not be there.
"""

import json
import re

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$")


def read(path):
    """The tree in a file: dicts, lists, strings, numbers and truth values."""
    with open(path, encoding="utf-8") as file:
        lines = []
        for number, line in enumerate(file, 1):
            text = line.rstrip("\n")
            if text.strip() and not text.lstrip().startswith("#"):
                lines.append((len(text) - len(text.lstrip()), text.strip(), number))
    tree, rest = _block(lines, 0, path)
    if rest != len(lines):
        raise ValueError(f"{path}, line {lines[rest][2]}: not the YAML that the zoo writes")
    return tree


def _block(lines, at, path):
    if at == len(lines):
        return {}, at
    indent = lines[at][0]
    if lines[at][1].startswith("- ") or lines[at][1] == "-":
        return _list(lines, at, indent, path)
    tree = {}
    while at < len(lines) and lines[at][0] == indent and not lines[at][1].startswith("- "):
        key, value = _pair(lines[at], path)
        at += 1
        if value == "":
            inner = at < len(lines) and (
                lines[at][0] > indent or lines[at][0] == indent and lines[at][1].startswith("-")
            )
            tree[key], at = _block(lines, at, path) if inner else (None, at)
        else:
            tree[key] = _scalar(value)
    return tree, at


def _list(lines, at, indent, path):
    items = []
    while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("-"):
        text = lines[at][1][1:].strip()
        if re.match(r"""[\w."'-]+:( |$)""", text):
            shift = len(lines[at][1]) - len(text)
            lines[at] = (indent + shift, text, lines[at][2])
            item, at = _block(lines, at, path)
        elif text:
            item, at = _scalar(text), at + 1
        else:
            item, at = _block(lines, at + 1, path)
        items.append(item)
    return items, at


def _pair(line, path):
    match = re.match(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:\s][^:]*?):(?:\s+(.*))?$""", line[1])
    if not match:
        raise ValueError(f"{path}, line {line[2]}: not the YAML that the zoo writes")
    return str(_scalar(match.group(1), key=True)), (match.group(2) or "").strip()


def _scalar(text, key=False):
    if text.startswith('"'):
        return json.loads(text)
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    if key:
        return text
    if text.startswith("["):
        inner = text[1:-1].strip()
        return [_scalar(part.strip()) for part in inner.split(",")] if inner else []
    if text == "{}":
        return {}
    if text in ("true", "false"):
        return text == "true"
    if text in ("null", "~"):
        return None
    if re.match(r"[-+]?\d+$", text):
        return int(text)
    return float(text) if _NUMBER.match(text) else text
