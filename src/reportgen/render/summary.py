"""Which tables over all units there are, and whose projects stand in them: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.compute.build import format_facts
from reportgen.compute.facts import Facts, ProjectFacts
from reportgen.compute.names import value_at
from reportgen.compute.tags import Value, tags_of
from reportgen.issues import Issue, Where
from reportgen.model.record import nearest
from reportgen.model.workspace import Report
from reportgen.profile.records import ALL_UNITS, DocumentPlan, Profile, text_of
from reportgen.render import faults
from reportgen.render.document import file_name_of, unknown_file_name
from reportgen.render.expressions import VALUE, caption_keys, root_scope, shape_of
from reportgen.render.scopes import TABLE_ROW
from reportgen.render.workbook import Summary


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit and year contributes to a table over all units."""

    document: str
    folder: str
    year: int
    profile: str
    where: Where
    """The place in the profile that asks for the table."""
    hindrance: str = ""
    """Why its rows would be wrong or missing."""
    begun: bool = True
    """May it have a row at all, or has no project been evaluated yet?"""
    file_name: str = ""
    captions: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()


def shares(report: Report, profile: Profile, facts: Facts | None, *, has_errors: bool, draft: bool) -> Iterator[Share]:
    """What a unit and year contributes to each table of its profile; there are no ``facts`` where files are bad."""
    # Of a unit whose files could not be read nobody knows whether it has projects.
    for name in table_names(profile) if report.projects or facts is None else ():
        plan = profile.documents[name]
        share = Share(name, report.folder, report.year, str(profile.name), plan.where)
        if facts is None:
            yield replace(share, hindrance="有错误")
            continue
        evaluated = [project.evaluated for project in facts.projects]
        share = replace(share, begun=any(evaluated))
        if has_errors and not draft:
            yield replace(share, hindrance="有错误")
        elif not all(evaluated):
            yield replace(share, hindrance="还没有自评")
        else:
            rows = tuple(_row(facts, project, plan) for project in facts.projects)
            yield replace(share, file_name=file_name_of(plan, facts, None), captions=tuple(plan.columns), rows=rows)


def table_names(profile: Profile) -> list[str]:
    """The tables over all units that a profile asks for."""
    return [name for name, plan in profile.documents.items() if text_of(plan.scope) == ALL_UNITS]


def table_faults(profile: Profile) -> Iterator[Issue]:
    """What is wrong with the tables over all units that a profile asks for."""
    for name in table_names(profile):
        plan = profile.documents[name]
        yield from unknown_file_name(plan, name)
        yield from _unknown_columns(profile, name, plan)


def plan_summaries(found: Iterable[Share], missing: Sequence[str] = ()) -> tuple[list[Summary], list[Issue]]:
    """Every table that at least two units have rows for, and why others are not made: ``missing`` units lack in all."""
    groups: dict[tuple[str, int], list[Share]] = {}
    for share in found:
        groups.setdefault((share.document, share.year), []).append(share)
    summaries: list[Summary] = []
    issues: list[Issue] = []
    for (name, year), group in groups.items():
        if len(group) + len(missing) < 2 or not any(share.begun for share in group):
            continue
        hindered = [f"{share.folder}（{share.hindrance}）" for share in group if share.hindrance]
        hindered += [f"{folder}（单位.yaml 有错误）" for folder in missing]
        if hindered:
            issues.append(faults.summary_left_out(Where("data"), f"{name}（{year}年度）", "、".join(hindered)))
            continue
        # Profiles that give a table other columns or another file name contradict each other.
        first = group[0]
        other = next(
            (each for each in group if (each.file_name, each.captions) != (first.file_name, first.captions)), None
        )
        if other is not None:
            issues.append(faults.tables_differ(other.where, name, first.profile))
            continue
        rows = tuple(row for share in group for row in share.rows)
        summaries.append(Summary(name, year, first.file_name, first.captions, rows))
    return summaries, issues


def _unknown_columns(profile: Profile, document: str, plan: DocumentPlan) -> Iterable[Issue]:
    scope = root_scope(TABLE_ROW, caption_keys(format_facts(profile)))
    for caption, leaf in plan.columns.items():
        path = text_of(leaf)
        expression = _expression(path)
        shape, problems = shape_of(expression, scope) if expression is not None else (None, [])
        if shape == VALUE and isinstance(expression, nodes.Getattr):
            continue
        known = problems[0].known if problems else tuple(name for name in scope if "." not in name)
        if shape is not None and shape.member is not None and not shape.is_list:
            known = tuple(tags_of(shape.member))
        near = nearest(problems[0].part, list(known)) if problems else ""
        yield faults.unknown_column(plan.columns[caption].where, document, caption, path, near, "、".join(known))


@cache
def _expression(path: str) -> nodes.Expr | None:
    try:
        tree = Environment(autoescape=True).parse("{{ " + path + " }}")
    except TemplateSyntaxError:
        return None
    outputs = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    return outputs[0] if len(outputs) == 1 else None


def _row(facts: Facts, project: ProjectFacts, plan: DocumentPlan) -> tuple[Value, ...]:
    roots = {"单位": facts.unit, "项目": project, "格式": facts.format}
    return tuple(value_at(text_of(leaf), roots) for leaf in plan.columns.values())
