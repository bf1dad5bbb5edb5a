"""Measures zen-engine through its Python binding; prints one line of JSON.

rules_zen.py SUBJECT ANSWERS: `floor` means the same call with nothing to decide.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import zen

import rules_tables as tables

#: Rows given in one call, where the node itself goes through them.
BATCH = 1024


def main(subject: str, answers: Path) -> None:
    rows = tables.people()
    engine = zen.ZenEngine()
    before = resident()
    began = time.perf_counter()
    nodes = graph(subject)
    decision = engine.create_decision(json.dumps(tables.zen_graph(nodes)))
    empty = engine.create_decision(json.dumps(tables.zen_graph([])))
    if not subject.startswith("table"):
        rows = [{key: row[key] for key in ("income", "age")} for row in rows]
    decision.evaluate(rows[0])
    result = {"compileMilliseconds": (time.perf_counter() - began) * 1000, "modelBytes": resident() - before}
    call, nothing = decision.evaluate, empty.evaluate
    if subject == "expression":
        call, nothing = zen.compile_expression(tables.LITERAL[2]).evaluate, zen.compile_expression("1").evaluate
    answers.write_text("\n".join(said(call(row)) for row in rows), encoding="utf-8")
    result |= {"perCall": rate(call, rows), "floor": rate(nothing, rows)}
    if len(nodes) == 1 and subject != "expression":
        result |= in_batches(engine, nodes[0], empty, rows)
    print(json.dumps(result | {"residentBytes": resident()}))


def graph(subject: str) -> list[dict]:
    kind, _, size = subject.partition("-")
    if kind == "table":
        return [tables.zen_table(tables.fees(int(size)))]
    if kind in ("literal", "expression"):
        return [tables.zen_expressions("literal", [(tables.LITERAL[0], tables.LITERAL[2])])]
    steps = [(name, text) for name, _, text in tables.chain()]
    if size == "nodes":
        return [tables.zen_expressions(name, [(name, text)]) for name, text in steps]
    # In one node the values before are members of `$`.
    names = [name for name, _ in steps]

    def inside(text: str) -> str:
        return " ".join(f"$.{word}" if word in names else word for word in text.split(" "))
    return [tables.zen_expressions("all", [(name, inside(text)) for name, text in steps])]


def in_batches(engine, node: dict, empty, rows: list[dict]) -> dict:
    """The node goes through a list by itself, so that the binding is passed once for many rows."""
    content = node["content"] | {"executionMode": "loop", "inputField": "rows", "outputPath": "answers"}
    decision = engine.create_decision(json.dumps(tables.zen_graph([node | {"content": content}])))
    parts = [{"rows": rows[start:start + BATCH]} for start in range(0, len(rows), BATCH)]
    one = [said(decision.evaluate({"rows": [row]})["result"]["answers"][0]) for row in rows[:20]]
    many = [said(answer) for answer in decision.evaluate(parts[0])["result"]["answers"][:20]]
    if one != many:
        raise SystemExit("a list of rows has other answers than its rows")
    return {"inBatches": rate(decision.evaluate, parts) * BATCH, "batchFloor": rate(empty.evaluate, parts) * BATCH}


def rate(call, arguments: list, times: int = 5) -> float:
    """Calls per second of the processor, all threads together: the median of runs of about a quarter of a second."""
    def run(chosen: list, turns: int = 1) -> float:
        began = time.process_time()
        for _ in range(turns):
            for argument in chosen:
                call(argument)
        return time.process_time() - began
    few = arguments[:max(1, len(arguments) // 16)]
    one = run(few) / len(few)
    # Where all of them take long, some of them tell the same.
    chosen = arguments[:max(len(few), int(0.25 / one))]
    turns = max(1, int(0.25 / one / len(chosen)))
    return statistics.median(turns * len(chosen) / run(chosen, turns) for _ in range(times))


def said(answer) -> str:
    """As the other side writes it; of a node that adds to its inputs only what it has added last."""
    if isinstance(answer, dict) and "result" in answer:
        answer = answer["result"]
    for name in (tables.LITERAL[0], tables.chain()[-1][0]):
        if isinstance(answer, dict) and name in answer:
            answer = answer[name]
    if isinstance(answer, dict):
        return "|".join(f"{name}={answer[name]}" for name in sorted(answer))
    return "" if answer is None else str(answer)


def resident() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
