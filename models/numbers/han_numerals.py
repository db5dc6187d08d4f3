"""Numbers written in Chinese characters."""

from __future__ import annotations

HAN_DIGITS = {c: float(n) for n, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0.0, "两": 2.0, "兩": 2.0}  # fmt: skip
HAN_PLACES = {"十": 10.0, "百": 100.0, "千": 1000.0}
HAN_GROUPS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12}


def parse_han(text: str) -> float:
    """The value of Han numerals: 三百万 is 3,000,000, 二〇二三 is 2023."""
    if all(c in HAN_DIGITS for c in text):
        return float("".join(str(int(HAN_DIGITS[c])) for c in text))
    total = group = digit = 0.0
    for character in text:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
        elif character in HAN_PLACES:
            group, digit = group + (digit or 1.0) * HAN_PLACES[character], 0.0
        else:
            total = (total + group + digit) * HAN_GROUPS[character]
            group = digit = 0.0
    return total + group + digit
