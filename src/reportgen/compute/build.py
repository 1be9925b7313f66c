"""A report and its profile become Facts."""

from __future__ import annotations

from decimal import Decimal

from reportgen.compute.accounts import compute_accounts
from reportgen.compute.accounts_facts import AccountsFacts, CourtesyFacts
from reportgen.compute.facts import Facts, ProfileFacts, UnitFacts
from reportgen.compute.last_year import LastYear, last_year_of, typed_last_year
from reportgen.compute.outlays import compute_assets, compute_courtesies, compute_purchases
from reportgen.compute.overview import compute_overview
from reportgen.compute.performance import compute_performance
from reportgen.compute.project import compute_project
from reportgen.compute.tags import Words
from reportgen.compute.whole import compute_whole
from reportgen.figures import Figure, FigureStyles, Kind, KindStyle
from reportgen.model.values import Gap, Text, left_out
from reportgen.model.workspace import Report
from reportgen.money import NumberStyle, Unit, Zeros
from reportgen.profile.records import NumberFormat, Profile, int_of, is_yes

AccountsBefore = tuple[AccountsFacts, CourtesyFacts | None]
"""Last year's accounts as they were computed."""


def compute(
    report: Report, profile: Profile, before: Report | None = None, computed: AccountsBefore | None = None
) -> Facts:
    """Everything that documents print and checks compare, for one unit and year.

    ``before`` is last year's report; ``computed`` are its accounts, from whoever has computed them already.
    """
    unit = report.unit
    styles = figure_styles(profile)
    projects = tuple(compute_project(project, unit, profile) for project in report.projects)
    overview = compute_overview(report.overview, before.overview if before else None)
    reported = str(overview.record.report_project or "") if overview else ""
    performance = compute_performance(projects, profile, report.where, reported)
    whole, accounts = report.whole, report.accounts
    last = _last_year(report, before, profile, computed)
    return Facts(
        unit=UnitFacts(
            name=unit.name,
            year=Figure(Decimal(report.year), "个数", "年度", "年度文件夹的名字", where=report.where),
            nature=unit.nature or left_out("性质", unit.where),
            level=unit.level or left_out("预算级次", unit.where),
            contact=unit.contact or left_out("联系人", unit.where),
            telephone=unit.telephone or left_out("联系电话", unit.where),
        ),
        projects=projects,
        performance=performance,
        whole=compute_whole(whole, unit, projects, performance, profile) if whole else None,
        accounts=compute_accounts(accounts, report.year, profile, last) if accounts else None,
        courtesies=compute_courtesies(accounts, profile, last) if accounts else None,
        purchases=compute_purchases(accounts.purchases) if accounts else None,
        assets=compute_assets(accounts.assets) if accounts else None,
        overview=overview,
        format=format_facts(profile),
        report=report,
        profile=profile,
        styles=styles,
    )


def _last_year(report: Report, before: Report | None, profile: Profile, computed: AccountsBefore | None) -> LastYear:
    """Last year's accounts; what was typed counts only where they say nothing."""
    typed = typed_last_year(report.accounts.last_year) if report.accounts else LastYear()
    if before is None or before.accounts is None:
        return typed
    if computed is not None:
        return last_year_of(*computed).or_else(typed)
    accounts = compute_accounts(before.accounts, before.year, profile, typed_last_year(before.accounts.last_year))
    return last_year_of(accounts, compute_courtesies(before.accounts, profile, LastYear())).or_else(typed)


def format_facts(profile: Profile) -> ProfileFacts:
    """The words of a profile under their names."""
    return ProfileFacts(
        name=profile.name,
        money_unit=Text(_money_unit(profile)),
        total_caption=profile.total_caption,
        fund_columns=_words(profile.fund_columns),
        indicator_columns=_words(profile.indicator_columns),
        words=_words(profile.words),
    )


def _words(captions: dict[str, Text | Gap]) -> Words:
    return Words({key: value for key, value in captions.items() if isinstance(value, Text)})


_SUFFIXES: dict[Kind, str] = {"百分比": "%", "得分": "分", "单项得分": "分", "分值": "分", "个数": ""}


def figure_styles(profile: Profile) -> FigureStyles:
    """The profile's printing of each kind of figure."""
    numbers, unit = profile.numbers, _money_unit(profile)
    formats: dict[Kind, NumberFormat] = {
        "金额": numbers.money,
        "百分比": numbers.percent,
        "得分": numbers.score,
        "单项得分": numbers.item_score,
        "分值": numbers.points,
        "个数": numbers.count,
    }
    kinds = {kind: _style(each, _SUFFIXES.get(kind, unit)) for kind, each in formats.items()}
    return FigureStyles(unit, kinds)


def _money_unit(profile: Profile) -> Unit:
    return "元" if str(profile.numbers.money.unit) == "元" else "万元"


_ZEROS: dict[str, Zeros] = {"保留": "保留", "去掉": "去掉", "整数去掉": "整数去掉"}


def _style(number: NumberFormat, suffix: str) -> KindStyle:
    decimals = int_of(number.decimals)
    zeros = _ZEROS[str(number.zeros)]
    return KindStyle(
        cell=NumberStyle(decimals, zeros, is_yes(number.cell_thousands)),
        sentence=NumberStyle(decimals, zeros, is_yes(number.text_thousands)),
        suffix=suffix,
        suffix_in_cells=is_yes(number.cell_suffix),
        zero=number.zero.text if isinstance(number.zero, Text) else None,
    )
