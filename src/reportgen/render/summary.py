"""Which tables over all units there are, and whose projects stand in them: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from reportgen.compute.build import profile_facts
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
class Member:
    """A unit and year with projects; ``facts`` are missing when its files cannot be read."""

    report: Report
    profile: Profile
    facts: Facts | None
    has_errors: bool

    def hindrance(self, *, draft: bool) -> str:
        """Why its rows would be wrong or missing."""
        if self.facts is None or (self.has_errors and not draft):
            return "有错误"
        return "" if all(project.evaluated for project in self.facts.projects) else "还没有自评"


def table_names(profile: Profile) -> list[str]:
    """The tables over all units that a profile asks for."""
    return [name for name, plan in profile.documents.items() if text_of(plan.scope) == ALL_UNITS]


def table_faults(profile: Profile) -> Iterator[Issue]:
    """What is wrong with the tables over all units that a profile asks for."""
    for name in table_names(profile):
        plan = profile.documents[name]
        yield from unknown_file_name(plan, name)
        yield from _unknown_columns(profile, name, plan)


def plan_summaries(members: Sequence[Member], *, draft: bool) -> tuple[list[Summary], list[Issue]]:
    """Every table that at least two units have rows for, and why others are not made."""
    summaries: list[Summary] = []
    issues: list[Issue] = []
    for (name, year), group in _by_table(members).items():
        begun = [each for each in group if each.facts is None or any(one.evaluated for one in each.facts.projects)]
        if len(group) < 2 or len(begun) < 1:
            continue
        hindered = [f"{each.report.folder}（{why}）" for each in group if (why := each.hindrance(draft=draft))]
        if hindered:
            issues.append(faults.summary_left_out(Where("data"), f"{name}（{year}年度）", "、".join(hindered)))
            continue
        made, wrong = _summary(name, year, [each.facts for each in group if each.facts is not None])
        summaries += made
        issues += wrong
    return summaries, issues


def _by_table(members: Iterable[Member]) -> dict[tuple[str, int], list[Member]]:
    """The members of each table: units with projects whose profile has it."""
    groups: dict[tuple[str, int], list[Member]] = {}
    for member in members:
        for name in table_names(member.profile) if member.report.projects else ():
            groups.setdefault((name, member.report.year), []).append(member)
    return groups


def _summary(name: str, year: int, all_facts: list[Facts]) -> tuple[list[Summary], list[Issue]]:
    """One table; profiles that give it other columns or another file name contradict each other."""
    plans = [facts.profile.documents[name] for facts in all_facts]
    heads = [
        (file_name_of(plan, facts, None), tuple(plan.columns)) for plan, facts in zip(plans, all_facts, strict=True)
    ]
    for plan, head in zip(plans, heads, strict=True):
        if head != heads[0]:
            return [], [faults.tables_differ(plan.where, name, str(all_facts[0].profile.name))]
    rows = [
        _row(facts, project, plan) for facts, plan in zip(all_facts, plans, strict=True) for project in facts.projects
    ]
    return [Summary(name, year, heads[0][0], heads[0][1], tuple(rows))], []


def _unknown_columns(profile: Profile, document: str, plan: DocumentPlan) -> Iterable[Issue]:
    scope = root_scope(TABLE_ROW, caption_keys(profile_facts(profile)))
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
