"""Say a scene in words exact enough that a careful person would agree on every shape: English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paint_of

if TYPE_CHECKING:
    from procgen.exact.shapes import Colour, Point, Scene, Shape
    from procgen.types import Size

CONVENTION = (
    "Rows count from the top and columns from the left; "
    "the centre of pixel (r, c) lies at row r + 0.5, column c + 0.5."
)
CHINESE_CONVENTION = "行从上往下数,列从左往右数;像素 (r, c) 的中心位于行 r+0.5、列 c+0.5。"

_POLYGONS = ("triangle", "square", "pentagon", "hexagon", "heptagon", "octagon")
_CHINESE_NUMBERS = "三四五六七八"
_KINDS = ("disc", "ellipse", "ring", "rectangle", "polygon", "star", "sector", "outline", "stroke", "block")
_CHINESE_KINDS = ("圆盘", "椭圆", "圆环", "矩形", "多边形", "星形", "扇形", "多边形", "折线", "矩形块")


def _n(value: float) -> str:
    return f"{value:.4g}"


def said(colour: Colour) -> str:
    """Name a colour with its code: ``teal (#14968c)``.

    Parameters
    ----------
    colour : (int, int, int)

    Returns
    -------
    words : str
    """
    paint = paint_of(colour)
    return paint.name if paint.name == paint.hexadecimal else f"{paint.name} ({paint.hexadecimal})"


def a_said(colour: Colour) -> str:
    """Name a colour with its code and the article before it: ``an orange (#f5821e)``.

    Parameters
    ----------
    colour : (int, int, int)

    Returns
    -------
    words : str
    """
    words = said(colour)
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def said_in_chinese(colour: Colour) -> str:
    """Name a colour with its code in Chinese.

    Parameters
    ----------
    colour : (int, int, int)

    Returns
    -------
    words : str
    """
    paint = paint_of(colour)
    return paint.name if paint.name == paint.hexadecimal else f"{paint.chinese}色({paint.hexadecimal})"


def counted(count: int, noun: str) -> str:
    """Say how many there are: ``1 row``, ``3 rows``.

    Parameters
    ----------
    count : int
    noun : str
        In the singular.

    Returns
    -------
    words : str
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


class _Units:
    """Lengths and places in pixels of a known size, or in per cent of a size to come."""

    def __init__(self, size: Size | None) -> None:
        self.size = size

    def length(self, value: float) -> str:
        return f"{_n(value * min(self.size))} px" if self.size else f"{_n(value * 100)} % of the shorter side"

    def place(self, point: Point) -> str:
        if self.size:
            return f"(row {_n(point[0] * self.size[0])}, column {_n(point[1] * self.size[1])})"
        down, right = _n(point[0] * 100), _n(point[1] * 100)
        return f"({down} % of the height from the top, {right} % of the width from the left)"

    def chinese_length(self, value: float) -> str:
        return f"{_n(value * min(self.size))} 像素" if self.size else f"短边的 {_n(value * 100)}%"

    def chinese_place(self, point: Point) -> str:
        if self.size:
            return f"(行 {_n(point[0] * self.size[0])},列 {_n(point[1] * self.size[1])})"
        return f"(距上边为高度的 {_n(point[0] * 100)}%,距左边为宽度的 {_n(point[1] * 100)}%)"


def _kind(shape: Shape) -> str:
    if shape.kind == "polygon" and 3 <= shape.corners <= 8:
        return f"regular {_POLYGONS[shape.corners - 3]}"
    if shape.kind == "star":
        return f"{shape.corners}-pointed star"
    return "filled polygon" if shape.kind == "outline" else shape.kind


def _turned(shape: Shape) -> str:
    upright = "one corner straight up" if shape.corners else "not turned"
    first = f"first {upright}, then " if shape.corners else "then "
    return f"{first}turned {_n(shape.turn)}° counter-clockwise about its centre" if shape.turn else upright


def _turned_in_chinese(shape: Shape) -> str:
    upright = ",一个角朝正上方" if shape.corners else ""
    return f"{upright},再绕中心逆时针旋转 {_n(shape.turn)}°" if shape.turn else upright


def _edges(shape: Shape, size: Size) -> tuple[int, int, int, int]:
    """Give first row, first column, last row and last column of a block."""
    (top, left), (bottom, right) = shape.points
    height, width = size
    return round(top * height), round(left * width), round(bottom * height) - 1, round(right * width) - 1


def describe(shape: Shape, size: Size | None) -> str:
    """Say one shape in English.

    Parameters
    ----------
    shape : Shape
    size : (int, int), optional
        Height and width, pixels; None to speak in per cent.

    Returns
    -------
    words : str
    """
    units = _Units(size)
    words = f"{a_said(shape.colour)} {_kind(shape)}"
    if shape.name:
        words = f"{shape.name}: {words}"
    if shape.kind == "block" and size:
        first, left, last, right_end = _edges(shape, size)
        return f"{words}: rows {first} to {last} and columns {left} to {right_end}, both included"
    if shape.points:
        places = ", ".join(map(units.place, shape.points))
        if shape.kind == "stroke":
            return f"{words} {units.length(shape.width)} wide with round ends through {places}"
        return f"{words} with {'opposite ' if shape.kind == 'block' else ''}corners {places}"
    words += f" centred at {units.place(shape.at)}"
    down, right = shape.size
    match shape.kind:
        case "disc":
            return f"{words}, radius {units.length(down)}"
        case "ring":
            return (
                f"{words}, outer radius {units.length(down)}, inner radius {units.length(down * shape.inner)}"
            )
        case "sector":
            start, end = shape.span
            return (
                f"{words}, radius {units.length(down)}, from {_n(start)}° to {_n(end)}° "
                "(counter-clockwise from straight right)"
            )
        case "polygon" | "star":
            inner = f", inner radius {units.length(down * shape.inner)}" if shape.kind == "star" else ""
            return f"{words}, radius to the corners {units.length(down)}{inner}, {_turned(shape)}"
        case _:
            return (
                f"{words}, {units.length(2 * right)} wide and {units.length(2 * down)} high, {_turned(shape)}"
            )


def describe_in_chinese(shape: Shape, size: Size | None) -> str:
    """Say one shape in Chinese.

    Parameters
    ----------
    shape : Shape
    size : (int, int), optional
        Height and width, pixels; None to speak in per cent.

    Returns
    -------
    words : str
    """
    units = _Units(size)
    kind = _CHINESE_KINDS[_KINDS.index(shape.kind)]
    if shape.kind == "polygon" and 3 <= shape.corners <= 8:
        kind = f"正{_CHINESE_NUMBERS[shape.corners - 3]}{'边' if shape.corners > 3 else '角'}形"
    elif shape.kind == "star":
        kind = f"{shape.corners}角星"
    words = f"{said_in_chinese(shape.colour)}{kind}"
    if shape.kind == "block" and size:
        first, left, last, right_end = _edges(shape, size)
        return f"{words}:第 {first} 至 {last} 行、第 {left} 至 {right_end} 列(均包含)"
    if shape.points:
        places = "、".join(map(units.chinese_place, shape.points))
        if shape.kind == "stroke":
            return f"{words},依次经过 {places},线宽{units.chinese_length(shape.width)},两端为圆头"
        return f"{words},{'对角' if shape.kind == 'block' else ''}顶点为 {places}"
    words += f",中心在{units.chinese_place(shape.at)}"
    down, right = shape.size
    turned = _turned_in_chinese(shape)
    match shape.kind:
        case "disc":
            return f"{words},半径{units.chinese_length(down)}"
        case "ring":
            return (
                f"{words},外半径{units.chinese_length(down)},内半径{units.chinese_length(down * shape.inner)}"
            )
        case "sector":
            start, end = shape.span
            return f"{words},半径{units.chinese_length(down)},从 {_n(start)}° 到 {_n(end)}°(自正右方逆时针)"
        case "polygon" | "star":
            inner = f",内半径{units.chinese_length(down * shape.inner)}" if shape.kind == "star" else ""
            return f"{words},外接圆半径{units.chinese_length(down)}{inner}{turned}"
        case _:
            return f"{words},宽{units.chinese_length(2 * right)},高{units.chinese_length(2 * down)}{turned}"


def prompts(scene: Scene, size: Size | None, title: str = "", chinese_title: str = "") -> dict[str, str]:
    """Word a scene as a wish, in three ways.

    Parameters
    ----------
    scene : Scene
    size : (int, int), optional
        Height and width, pixels; None for a picture of any size.
    title, chinese_title : str
        What the whole is, if it is something: ``a house``.

    Returns
    -------
    prompts : dict of str to str
        ``short`` (one sentence), ``detailed`` (a numbered list with the conventions), ``chinese``.
    """
    what = f"{title}: " if title else ""
    where = f"a {size[0]} x {size[1]} (height x width) RGB picture" if size else "an RGB picture"
    listed = scene.wish or "; ".join(describe(shape, size) for shape in scene.shapes)
    order = " Later shapes cover earlier ones." if len(scene.shapes) > 1 and not scene.wish else ""
    short = (
        f"Draw {where}, {what}{said(scene.background)} background; {listed.rstrip('.')}; "
        f"flat colours, no outlines, and nothing else.{order}"
    )
    numbered = "\n".join(f"{k}. {describe(shape, size)}" for k, shape in enumerate(scene.shapes, 1))
    background = f"The background is {said(scene.background)} everywhere.\n"
    detailed = (
        f"Draw {where}{f' of {title}' if title else ''}. {background}"
        "Paint these shapes, filled with one flat colour, in this order, each over those before it:\n"
        f"{numbered}\n{CONVENTION} Draw nothing else: no outlines, no shading, no text."
    )
    return {"short": short, "detailed": detailed, "chinese": _in_chinese(scene, size, chinese_title)}


def _in_chinese(scene: Scene, size: Size | None, title: str) -> str:
    where = f"高 {size[0]}、宽 {size[1]} 像素的 RGB 图像" if size else "一幅 RGB 图像"
    listed = "\n".join(f"{k}. {describe_in_chinese(shape, size)}" for k, shape in enumerate(scene.shapes, 1))
    background = f"背景为{said_in_chinese(scene.background)}"
    if scene.chinese_wish:
        return f"请画{where},{background}。{scene.chinese_wish}{CHINESE_CONVENTION}不要画其他任何东西。"
    return (
        f"请画{where}{f':{title}' if title else ''}。{background}。\n"
        f"按下列顺序绘制纯色填充的图形,后画的盖住先画的:\n{listed}\n{CHINESE_CONVENTION}不要画其他任何东西。"
    )
