"""Colours that stay apart in print: hues tell branches, lightness tells kinds, black words are readable on all."""

import colorsys

_GOLDEN_ANGLE = 0.381966  # of a full turn: neighbours in a list get hues far apart, however many there are
_STEPS = 24

MENTION, EVENT, STATE, COUNT, ATTRIBUTE = 0.86, 0.66, 0.50, 0.40, 0.74
"""Relative luminance of the colours of each kind, 0 (black) to 1: in grey they are five different greys."""


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it.

    Args:
        colour: "#rrggbb".
    """
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def colour(number: int, light: float) -> str:
    """Give the colour of the number-th branch as "#rrggbb".

    Args:
        number: from 0.
        light: relative luminance, 0 to 1.
    """
    hue = (number * _GOLDEN_ANGLE) % 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if luminance(_hex(hue, middle)) < light:
            low = middle
        else:
            high = middle
    return _hex(hue, high)


def _hex(hue: float, lightness: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue, lightness, 0.75)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
