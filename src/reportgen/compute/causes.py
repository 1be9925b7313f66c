"""Why an amount changed: typed reasons, some of them names of a shared one, as the text of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.compute.rows import assembled
from reportgen.compute.tags import Value
from reportgen.issues import Where
from reportgen.model.accounts import CHANGES
from reportgen.model.values import Gap, Text
from reportgen.money import chinese_numeral

_OF_REASONS = "的原因"
_ENDS = "。；;，, "


def reason_text(reasons: Sequence[Text | Gap], causes: Mapping[str, Text | Gap], key: str, where: Where) -> Value:
    """One reason as it is; several as 一是…；二是…. None at all is a gap."""
    texts: list[str] = []
    places: list[Where] = []
    for reason in reasons:
        meant = reason if isinstance(reason, Gap) else causes.get(reason.text, reason)
        if isinstance(meant, Gap):
            return meant
        places += (reason.where, meant.where)
        text = meant.text.strip().rstrip(_ENDS)
        if text not in texts:
            texts.append(text)
    if not texts:
        return Gap(f"{key}{_OF_REASONS}", where, typed=False)
    if len(texts) == 1:
        return assembled(texts[0], places)
    numbered = (f"{chinese_numeral(number)}是{text}" for number, text in enumerate(texts, start=1))
    return assembled("；".join(numbered), places)


def how_to_give(label: str) -> str:
    """What to write where a reason is missing; nothing for a gap that is no reason."""
    name = label.removesuffix(_OF_REASONS)
    if name == label:
        return ""
    return f"在“原因”下写“{name}: [原因]”" if name in CHANGES else "在这一行写“原因: [原因]”"
