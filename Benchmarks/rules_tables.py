"""The same rules for both engines: written once here, given out as DMN and as a graph of zen-engine."""

import random
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"
KINDS = ("single", "couple", "family", "senior", "student")
INPUTS = {"category": "string", "income": "number", "age": "number"}


@dataclass
class Column:
    name: str
    kind: str
    #: Of a column of inputs: what is asked of it; the name itself where nothing is said.
    expression: str = ""


@dataclass
class Table:
    """Rules in the order in which they are tried; the first one that fits counts. An empty cell asks nothing."""

    inputs: list[Column]
    outputs: list[Column]
    #: Cells of inputs, then of outputs, in FEEL.
    rules: list[list[str]]
    #: First and last day of each rule, as ISO dates or empty; none at all where all rules always count.
    periods: list[tuple[str, str]] = field(default_factory=list)
    policy: str = "FIRST"


@dataclass
class Decision:
    name: str
    kind: str
    needs: list[str]
    #: A table, or an expression in FEEL.
    logic: "Table | str"


def fees(count: int) -> Table:
    """`count` rules: a fee by category, income and, for every second rule, age."""
    bands = count // len(KINDS)
    width = 5_000_000 // bands
    rules = []
    for number in range(count):
        band = number // len(KINDS)
        low = band * width
        income = f">= {low}" if band == bands - 1 else f"[{low}..{low + width})"
        age = ">= 18" if number % 2 == 0 else ""
        rules.append([f'"{KINDS[number % len(KINDS)]}"', income, age, str(number * 10), f'"rule {number}"'])
    return Table(
        [Column(name, kind) for name, kind in INPUTS.items()],
        [Column("fee", "number"), Column("reason", "string")], rules)


def chain() -> list[tuple[str, str, str]]:
    """Twelve decisions, each standing on others: name, FEEL, zen's language."""
    found = [("d0", "income * 0.08", "income * 0.08")]
    for number in range(1, 12):
        plain = f"d{number - 1} + {number}"
        if number <= 2:
            found.append((f"d{number}", plain, plain))
            continue
        reduced = f"d{number - 1} * 0.9 + d{number - 3}"
        found.append((
            f"d{number}", f"if age >= 65 then {reduced} else {plain}", f"age >= 65 ? {reduced} : {plain}"))
    return found


#: A literal expression: name, FEEL, zen's language.
LITERAL = (
    "charge", "if age >= 65 and income < 2000000 then income * 0.05 else income * 0.1 + 300",
    "age >= 65 and income < 2000000 ? income * 0.05 : income * 0.1 + 300")


def people(count: int = 4096, seed: int = 20260401) -> list[dict]:
    """Rows for the tables; some of them fit no rule."""
    chance = random.Random(seed)
    return [
        {"category": chance.choice(KINDS), "income": chance.randrange(6_000_000), "age": chance.randrange(10, 90)}
        for _ in range(count)]


def dmn(inputs: dict[str, str], decisions: list[Decision]) -> str:
    """A model whose decisions need each other by name."""
    parts = [
        f'<inputData id="_{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/></inputData>'
        for name, kind in inputs.items()]
    for decision in decisions:
        needs = "".join(
            "<informationRequirement>"
            f'<required{"Input" if name in inputs else "Decision"} href="#_{name}"/></informationRequirement>'
            for name in decision.needs)
        logic = _dmn_table(decision.logic) if isinstance(decision.logic, Table) else _literal(decision.logic)
        # A table with several outputs gives a context, whose type has no name here.
        kind = f' typeRef="{decision.kind}"' if decision.kind else ""
        parts.append(
            f'<decision id="_{decision.name}" name="{decision.name}"><variable name="{decision.name}"{kind}/>'
            f"{needs}{logic}</decision>")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="{NAMESPACE}" name="rules" namespace="urn:rules" '
        'id="rules">\n' + "\n".join(parts) + "\n</definitions>\n")


def _literal(text: str) -> str:
    return f"<literalExpression><text>{escape(text)}</text></literalExpression>"


def _dmn_table(table: Table) -> str:
    parts = [f'<decisionTable hitPolicy="{table.policy}">']
    parts += [
        f'<input><inputExpression typeRef="{column.kind}"><text>{escape(column.expression or column.name)}</text>'
        "</inputExpression></input>"
        for column in table.inputs]
    names = [f' name="{column.name}"' if len(table.outputs) > 1 else "" for column in table.outputs]
    parts += [f'<output{name} typeRef="{column.kind}"/>' for name, column in zip(names, table.outputs)]
    if table.periods:
        parts.append('<annotation name="施行日"/><annotation name="適用終了日"/>')
    for number, rule in enumerate(table.rules):
        cells = [f"<inputEntry><text>{escape(text or '-')}</text></inputEntry>" for text in rule[:len(table.inputs)]]
        cells += [f"<outputEntry><text>{escape(text)}</text></outputEntry>" for text in rule[len(table.inputs):]]
        if table.periods:
            cells += [f"<annotationEntry><text>{day}</text></annotationEntry>" for day in table.periods[number]]
        parts.append("<rule>" + "".join(cells) + "</rule>")
    return "\n".join(parts) + "</decisionTable>"


def zen_table(table: Table, **attributes) -> dict:
    """The node of a table; `attributes` as zen-engine names them."""
    columns = table.inputs + table.outputs
    return {
        "id": "table", "name": "table", "type": "decisionTableNode", "position": {"x": 0, "y": 0},
        "content": {
            "hitPolicy": "first",
            "inputs": [{"id": one.name, "name": one.name, "field": one.expression or one.name} for one in table.inputs],
            "outputs": [{"id": one.name, "name": one.name, "field": one.name} for one in table.outputs],
            # Its texts have either kind of quotes; the intervals are written alike.
            "rules": [
                {"_id": str(number)} | {column.name: cell for column, cell in zip(columns, rule)}
                for number, rule in enumerate(table.rules)],
        } | attributes,
    }


def zen_expressions(identifier: str, expressions: list[tuple[str, str]]) -> dict:
    """A node that adds the values of expressions to what it was given."""
    return {
        "id": identifier, "name": identifier, "type": "expressionNode", "position": {"x": 0, "y": 0},
        "content": {
            "passThrough": True,
            "expressions": [{"id": name, "key": name, "value": text} for name, text in expressions]},
    }


def zen_graph(nodes: list[dict]) -> dict:
    """Nodes one after the other, between what comes in and what goes out."""
    ends = [{"id": name, "name": name, "type": f"{name}Node", "position": {"x": 0, "y": 0}, "content": {}}
            for name in ("input", "output")]
    every = [ends[0], *nodes, ends[1]]
    edges = [{"id": f"{one['id']}-{two['id']}", "sourceId": one["id"], "targetId": two["id"], "type": "edge"}
             for one, two in zip(every, every[1:])]
    return {"nodes": every, "edges": edges}
