"""The stylesheet of ratings, made of the Rating rows.

The Content-Security-Policy forbids inline styles, so a rating's colour travels as a
class, `rating-<scale>-<slug>`. Each sets two variables: `--rating`, under white text,
and `--rating-line`, for lines and bars on the page's own ground.
"""

from claims.models import Rating

DARK_GROUND = (0x11, 0x15, 0x1C)
ENOUGH_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
Colour = tuple[int, ...]


def stylesheet() -> str:
    """One rule for each rating of every scale, lighter lines for dark mode."""
    ratings = Rating.objects.select_related("scale").order_by("scale", "position")
    light, dark = [], []
    for rating in ratings:
        name = f".rating-{rating.scale.number}-{rating.slug}"
        colour = rating.colour
        light.append(f"{name}{{--rating:{colour};--rating-line:{colour}}}")
        dark.append(f"{name}{{--rating-line:{on_dark(colour)}}}")
    night = "@media (prefers-color-scheme:dark){\n" + "\n".join(dark) + "\n}"
    return "\n".join([*light, night, ""])


def on_dark(colour: str) -> str:
    """The colour mixed with white until it can be read on the dark ground."""
    parts = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    for percent in range(0, 101, 5):
        mixed = tuple(part + (255 - part) * percent // 100 for part in parts)
        if contrast(mixed, DARK_GROUND) >= ENOUGH_CONTRAST:
            break
    return "#" + "".join(f"{part:02x}" for part in mixed)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = []
    for part in colour:
        share = part / 255
        low = share <= 0.04045
        linear.append(share / 12.92 if low else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
