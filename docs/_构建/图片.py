"""Write the pictures of docs/: documents of the shipped data and of the guides as LibreOffice lays them out.

Run ``python docs/_构建/图片.py`` (those of the guides alone: ``… 指南``) where reportgen, LibreOffice, poppler-utils
and pillow are installed.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from reportgen.examine import Selection
from reportgen.pipeline import build

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

# The repository's root must be on the path first.
from tests.guides import Replay  # noqa: E402
from tests.rendering import to_pdfs, to_pngs  # noqa: E402

FOLDER = ROOT / "docs" / "images"
DPI = 90
GREYS, COLOURS = 16, 64
MARGIN = 14
WHITE, EDGE = 255, 170
PAGE_HEIGHT = 560
ABOVE_PAGE_NUMBER = 0.9
"""The part of a page that is shown; below it stands its number."""


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the document it shows, and which of its pages, one below the other."""

    name: str
    document: str
    pages: tuple[int, ...] = (1,)
    guide: str = ""
    """The page of docs/ whose commands make the document; without one it is of the shipped data."""
    in_colour: bool = False
    side_by_side: bool = False
    """Whole pages, smaller, beside each other."""


_XINGAN = "兴安盟商务口岸局/2023"
_EERGUNA = "额尔古纳市外事办/2021"
_ACCOUNTS = "额尔古纳市外事办/2023/额尔古纳市人民政府外事办公室2023年度决算公开说明.docx"
_REPORT = "额尔古纳市外事办/2023/项目支出绩效评价报告.docx"
_WUWEI = "武威市外贸服务中心/2021"
_CHENGDE = "承德市商务局/2021"

PICTURES = (
    Picture("表样/项目支出绩效自评表-内蒙古-2023", f"{_XINGAN}/项目支出绩效自评表（口岸经费）.docx", (1, 2)),
    Picture(
        "表样/项目支出绩效自评表-内蒙古-2021",
        f"{_EERGUNA}/项目支出绩效自评表（室韦口岸客货联检厅附属建设项目）.docx",
        (1, 2),
    ),
    Picture("表样/项目支出绩效自评表-甘肃-2021", f"{_WUWEI}/项目支出绩效自评表（服务外向型经济工作经费）.docx", (1, 2)),
    Picture("表样/项目支出绩效自评表汇编", f"{_XINGAN}/项目支出绩效自评表汇编.docx", (1, 2, 3)),
    Picture("表样/项目清单", f"{_EERGUNA}/项目清单.docx"),
    Picture("表样/部门整体预算绩效目标表", f"{_EERGUNA}/部门整体预算绩效目标表.docx", (1, 3)),
    Picture("表样/项目预算绩效目标表", f"{_EERGUNA}/项目预算绩效目标表（口岸运转费）.docx"),
    Picture("表样/项目预算绩效目标表（合并）", f"{_EERGUNA}/项目预算绩效目标表.docx", (1, 2)),
    Picture("表样/部门（单位）整体支出绩效目标自评表", f"{_WUWEI}/部门（单位）整体支出绩效目标自评表.docx", (1, 2)),
    Picture("表样/绩效目标册-目录", f"{_CHENGDE}/绩效目标册.docx"),
    Picture("表样/绩效目标册-整体", f"{_CHENGDE}/绩效目标册.docx", (2,)),
    Picture("表样/专项资金绩效目标表", f"{_CHENGDE}/专项资金绩效目标表（2021年度商务活动及外贸发展专项资金）.docx"),
    Picture("表样/预算项目绩效目标表", f"{_CHENGDE}/预算项目绩效目标表（2021年冻肉储备补贴）.docx"),
    Picture("表样/决算公开说明-封面和目录", _ACCOUNTS, (1, 2)),
    Picture("表样/决算公开说明-总体和收入", _ACCOUNTS, (5, 7)),
    Picture("表样/决算公开说明-一般公共预算", _ACCOUNTS, (9,)),
    Picture("表样/决算公开说明-自评表", _ACCOUNTS, (18,)),
    Picture("表样/决算公开说明-公开表", _ACCOUNTS, (33, 37, 41)),
    Picture("表样/项目支出绩效评价报告", _REPORT, (1, 3)),
    Picture("表样/项目自评汇总表", "全部单位/2021/项目自评汇总表（2021年度）.xlsx"),
    Picture("指南/示例自评表", "演示单位/2023/项目支出绩效自评表（业务培训经费）.docx", (1,), "十分钟上手.md"),
    Picture(
        "指南/决算公开说明",
        "清河县文化馆/2024/清河县文化馆2024年度决算公开说明.docx",
        (1, 6, 20),
        "从空文件夹到全套文件.md",
        side_by_side=True,
    ),
    Picture(
        "指南/绩效目标表",
        "清河县文化馆/2024/项目预算绩效目标表（场馆免费开放经费）.docx",
        guide="从空文件夹到全套文件.md",
    ),
    Picture(
        "指南/自评表",
        "清河县文化馆/2024/项目支出绩效自评表（场馆免费开放经费）.docx",
        (1, 2),
        "从空文件夹到全套文件.md",
    ),
    Picture(
        "指南/修订稿",
        "演示单位/2023/项目支出绩效自评表（业务培训经费）（修订）.docx",
        (2,),
        "更正.md",
        in_colour=True,
    ),
)


def write_pictures(folder: Path = FOLDER, wanted: str = "") -> None:
    """Every picture whose name begins so, anew."""
    pictures = [picture for picture in PICTURES if picture.name.startswith(wanted)]
    with tempfile.TemporaryDirectory(prefix="pictures-") as temporary:
        for guide in dict.fromkeys(picture.guide for picture in pictures):
            made = [picture for picture in pictures if picture.guide == guide]
            pages = _pages(Path(temporary) / guide, guide, made)
            for picture in made:
                _write(_laid_out(picture, pages[picture.document]), folder / f"{picture.name}.png")


def _pages(folder: Path, guide: str, pictures: list[Picture]) -> dict[str, list[Path]]:
    """A picture of each page of each document that is shown."""
    out = _made_by(guide, folder) if guide else _made_of_the_data(folder / "out")
    names = list(dict.fromkeys(picture.document for picture in pictures))
    pdfs = to_pdfs([out / name for name in names], folder / "pdf")
    return {name: to_pngs(pdf, DPI) for name, pdf in zip(names, pdfs, strict=True)}


def _made_of_the_data(out: Path) -> Path:
    """The documents of the shipped data."""
    if build(ROOT, out, Selection()).has_errors:
        raise RuntimeError("the shipped data has errors; run reportgen check")
    return out


def _made_by(guide: str, folder: Path) -> Path:
    """The documents that the commands of a guide leave."""
    (folder / "replay").mkdir(parents=True)
    replay = Replay(folder / "replay", frozenset())
    replay.page((ROOT / "docs" / guide).read_text(encoding="utf-8"))
    if replay.faults or replay.here is None:
        raise RuntimeError(f"docs/{guide} is not true; run tests/test_guides.py")
    return replay.here / "out"


def _laid_out(picture: Picture, pages: list[Path]) -> Image.Image:
    """The pages of a picture, all in one."""
    shown = [_read(pages[number - 1], "RGB" if picture.in_colour else "L") for number in picture.pages]
    return _beside(shown) if picture.side_by_side else _stacked([_trimmed(page) for page in shown])


def _read(page: Path, mode: str) -> Image.Image:
    with Image.open(page) as opened:
        return opened.convert(mode)


def _trimmed(page: Image.Image) -> Image.Image:
    """What stands on a page, without its number and its blank edges."""
    above = page.crop((0, 0, page.width, int(page.height * ABOVE_PAGE_NUMBER)))
    return ImageOps.expand(above.crop(ImageOps.invert(above).getbbox()), MARGIN, _white(above))


def _white(picture: Image.Image) -> int | tuple[int, int, int]:
    return WHITE if picture.mode == "L" else (WHITE, WHITE, WHITE)


def _stacked(parts: list[Image.Image]) -> Image.Image:
    """Pages one below the other."""
    size = max(part.width for part in parts), sum(part.height for part in parts)
    sheet = Image.new(parts[0].mode, size, _white(parts[0]))
    top = 0
    for part in parts:
        sheet.paste(part, ((sheet.width - part.width) // 2, top))
        top += part.height
    return sheet


def _beside(pages: list[Image.Image]) -> Image.Image:
    """Pages of one height beside each other, each with an edge."""
    small = [ImageOps.contain(page, (PAGE_HEIGHT * 2, PAGE_HEIGHT)) for page in pages]
    framed = [ImageOps.expand(ImageOps.expand(page, 1, EDGE), MARGIN // 2, WHITE) for page in small]
    sheet = Image.new("L", (sum(page.width for page in framed), max(page.height for page in framed)), WHITE)
    left = 0
    for page in framed:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet


def _write(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(GREYS if picture.mode == "L" else COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    write_pictures(wanted=sys.argv[1] if len(sys.argv) > 1 else "")
