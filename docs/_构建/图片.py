"""Write the pictures of docs/表样/: documents of the shipped data as LibreOffice lays them out.

Run ``python docs/_构建/图片.py`` where reportgen, LibreOffice, poppler-utils and pillow are installed.
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

from tests.rendering import to_pdfs, to_pngs  # noqa: E402  (the repository's root must be on the path first)

FOLDER = ROOT / "docs" / "images" / "表样"
DPI = 90
GREYS = 16
MARGIN = 14
WHITE = 255
ABOVE_PAGE_NUMBER = 0.9
"""The part of a page that is shown; below it stands its number."""


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the document it shows, and which of its pages, one below the other."""

    name: str
    document: str
    pages: tuple[int, ...] = (1,)


_XINGAN = "兴安盟商务口岸局/2023"
_EERGUNA = "额尔古纳市外事办/2021"
_ACCOUNTS = "额尔古纳市外事办/2023/额尔古纳市人民政府外事办公室2023年度决算公开说明.docx"
_REPORT = "额尔古纳市外事办/2023/项目支出绩效评价报告.docx"
_WUWEI = "武威市外贸服务中心/2021"
_CHENGDE = "承德市商务局/2021"

PICTURES = (
    Picture("项目支出绩效自评表-内蒙古-2023", f"{_XINGAN}/项目支出绩效自评表（口岸经费）.docx", (1, 2)),
    Picture(
        "项目支出绩效自评表-内蒙古-2021",
        f"{_EERGUNA}/项目支出绩效自评表（室韦口岸客货联检厅附属建设项目）.docx",
        (1, 2),
    ),
    Picture("项目支出绩效自评表-甘肃-2021", f"{_WUWEI}/项目支出绩效自评表（服务外向型经济工作经费）.docx", (1, 2)),
    Picture("项目支出绩效自评表汇编", f"{_XINGAN}/项目支出绩效自评表汇编.docx", (1, 2, 3)),
    Picture("项目清单", f"{_EERGUNA}/项目清单.docx"),
    Picture("部门整体预算绩效目标表", f"{_EERGUNA}/部门整体预算绩效目标表.docx", (1, 3)),
    Picture("项目预算绩效目标表", f"{_EERGUNA}/项目预算绩效目标表（口岸运转费）.docx"),
    Picture("项目预算绩效目标表（合并）", f"{_EERGUNA}/项目预算绩效目标表.docx", (1, 2)),
    Picture("部门（单位）整体支出绩效目标自评表", f"{_WUWEI}/部门（单位）整体支出绩效目标自评表.docx", (1, 2)),
    Picture("绩效目标册-目录", f"{_CHENGDE}/绩效目标册.docx"),
    Picture("绩效目标册-整体", f"{_CHENGDE}/绩效目标册.docx", (2,)),
    Picture("专项资金绩效目标表", f"{_CHENGDE}/专项资金绩效目标表（2021年度商务活动及外贸发展专项资金）.docx"),
    Picture("预算项目绩效目标表", f"{_CHENGDE}/预算项目绩效目标表（2021年冻肉储备补贴）.docx"),
    Picture("决算公开说明-封面和目录", _ACCOUNTS, (1, 2)),
    Picture("决算公开说明-总体和收入", _ACCOUNTS, (5, 7)),
    Picture("决算公开说明-一般公共预算", _ACCOUNTS, (9,)),
    Picture("决算公开说明-自评表", _ACCOUNTS, (18,)),
    Picture("决算公开说明-公开表", _ACCOUNTS, (33, 37, 41)),
    Picture("项目支出绩效评价报告", _REPORT, (1, 3)),
    Picture("项目自评汇总表", "全部单位/2021/项目自评汇总表（2021年度）.xlsx"),
)


def write_pictures(folder: Path = FOLDER) -> None:
    """Every picture anew."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as temporary:
        pages = _pages(Path(temporary))
        for picture in PICTURES:
            shown = [_trimmed(pages[picture.document][number - 1]) for number in picture.pages]
            _write(_stacked(shown), folder / f"{picture.name}.png")


def _pages(folder: Path) -> dict[str, list[Path]]:
    """A picture of each page of each document that is shown."""
    outcome = build(ROOT, folder / "out", Selection())
    if outcome.has_errors:
        raise RuntimeError("the shipped data has errors; run reportgen check")
    names = list(dict.fromkeys(picture.document for picture in PICTURES))
    pdfs = to_pdfs([folder / "out" / name for name in names], folder / "pdf")
    return {name: to_pngs(pdf, DPI) for name, pdf in zip(names, pdfs, strict=True)}


def _trimmed(page: Path) -> Image.Image:
    """What stands on a page, without its number and its blank edges."""
    with Image.open(page) as opened:
        grey = opened.convert("L")
    above = grey.crop((0, 0, grey.width, int(grey.height * ABOVE_PAGE_NUMBER)))
    return ImageOps.expand(above.crop(ImageOps.invert(above).getbbox()), MARGIN, WHITE)


def _stacked(parts: list[Image.Image]) -> Image.Image:
    """Pages one below the other."""
    sheet = Image.new("L", (max(part.width for part in parts), sum(part.height for part in parts)), WHITE)
    top = 0
    for part in parts:
        sheet.paste(part, ((sheet.width - part.width) // 2, top))
        top += part.height
    return sheet


def _write(picture: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(GREYS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    write_pictures()
