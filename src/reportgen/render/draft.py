"""A draft shows what is missing, highlighted, and says 草稿 in the header of every page."""

from __future__ import annotations

import re

from reportgen.render.environment import GAP_END, GAP_START

_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:(?!</w:r>).)*?" + GAP_START + r".*?</w:r>", re.DOTALL)
_RUN_PARTS = re.compile(r"(<w:r(?: [^>]*)?>)(<w:rPr>.*?</w:rPr>)?(.*)</w:r>", re.DOTALL)
_GAP = re.compile(f"{GAP_START}(.*?){GAP_END}")
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
# Elements that the schema puts after w:highlight in w:rPr.
_AFTER = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ /]|</w:rPr>"
)


def highlight_gaps(xml: str) -> str:
    """Give every 【待填：…】 a run of its own with the run's font and a yellow background."""
    return _RUN.sub(_split_run, xml) if GAP_START in xml else xml


def _split_run(match: re.Match[str]) -> str:
    parts = _RUN_PARTS.fullmatch(match[0])
    assert parts is not None
    start, properties, inside = parts[1], parts[2] or "", parts[3]
    marked = _marked(properties)
    between = f'</w:t></w:r>{start}{marked}<w:t>\\1</w:t></w:r>{start}{properties}<w:t xml:space="preserve">'
    return f"{start}{properties}{_GAP.sub(between, inside)}</w:r>"


def _marked(properties: str) -> str:
    if not properties:
        return f"<w:rPr>{_HIGHLIGHT}</w:rPr>"
    without = re.sub(r"<w:highlight [^>]*/>", "", properties)
    position = _AFTER.search(without)
    assert position is not None
    return without[: position.start()] + _HIGHLIGHT + without[position.start() :]
