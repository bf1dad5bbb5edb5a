"""Writes docs/performance.md from the newest results of each measurement."""

import json

from product import ROOT

RESULTS = ROOT / "Benchmarks" / "results"
PAGE = ROOT / "docs" / "performance.md"


def newest() -> dict[str, list[tuple[dict, dict]]]:
    """By measurement: its results, each with the machine of its run. Of what was measured several times (the same
    subject, as many cases) the newest run counts."""
    found: dict[str, dict[tuple, list[tuple[dict, dict]]]] = {}
    for path in sorted(RESULTS.glob("*.json")):
        run = json.loads(path.read_text(encoding="utf-8"))
        machine = run["machine"] | {"file": path.name}
        of_run: dict[tuple, list[tuple[dict, dict]]] = {}
        for one in run["results"]:
            of_run.setdefault((one["name"], one.get("subject", ""), one.get("cases", 0)), []).append((machine, one))
        for key, results in of_run.items():
            found.setdefault(key[0], {})[key] = results
    return {
        name: [result for key in sorted(subjects, key=lambda key: (key[2], key[1])) for result in subjects[key]]
        for name, subjects in found.items()}


def write() -> int:
    runs = newest()
    if not runs:
        print("there are no results yet: bin/bench measures them")
        return 1
    parts = [INTRODUCTION]
    for name, title, words, table in SECTIONS:
        if name in runs:
            machines = {machine["file"]: machine for machine, _ in runs[name]}
            sources = "\n\n".join(source(machines[file]) for file in sorted(machines))
            parts.append(f"## {title}\n\n{words}\n\n{table([one for _, one in runs[name]])}\n\n{sources}\n")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(f"written: {PAGE}")
    return 0


def source(machine: dict) -> str:
    memory = round(machine["memoryBytes"] / 1e9)
    return (
        f"Commit `{machine['commit']}`{'' if machine['isClean'] else ' with changes'}, {machine['at'][:10]}: "
        f"{machine['processor']}, {machine['cores']} cores, {memory} GB, {machine['system']}, "
        f"{machine['postgres']}; one wait for this disk took {machine['fsyncMilliseconds']} ms. "
        f"{machine.get('note', '')}{' ' if machine.get('note') else ''}"
        f"[Data](../Benchmarks/results/{machine['file']})")


def rows(head: list[str], lines: list[list[str]]) -> str:
    marks = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, marks, *lines])


def submissions(results: list[dict]) -> str:
    return rows(
        ["", "Clients", "Submissions/s", "p50 ms", "p95 ms", "p99 ms", "Errors"],
        [[one["subject"], str(one["clients"]), f"{one['perSecond']:,.0f}", f"{one['p50Milliseconds']:.1f}",
          f"{one['p95Milliseconds']:.1f}", f"{one['p99Milliseconds']:.1f}", str(sum(one["failures"].values()))]
         for one in results])


def sustained(results: list[dict]) -> str:
    return rows(
        ["", "Minutes", "Requests", "Submissions", "Submissions/s while submitting", "Errors", "Slowest ms",
         "Memory MB"],
        [[one["subject"], str(one["minutes"]), f"{one['requests']:,}", f"{one['submissions']:,}",
          f"{one['submissionsPerSecond']:,.0f}", str(one["errors"]), f"{one['slowestMilliseconds']:.0f}",
          str(one["residentMegabytes"])] for one in results])


def inbox(results: list[dict]) -> str:
    return rows(
        ["", "Cases", "List", "p50 ms", "p95 ms"],
        [[one["subject"], f"{one['cases']:,}", one["page"], f"{one['p50Milliseconds']:.1f}",
          f"{one['p95Milliseconds']:.1f}"]
         for one in results])


def page(results: list[dict]) -> str:
    return rows(
        ["Page", "Bytes", "Pages/s", "Bare route/s", "Share"],
        [["procedure", f"{one['bytes']:,}", f"{one['perSecond']:,.0f}", f"{one['barePerSecond']:,.0f}",
          f"{one['share']:.2f}"]
         for one in results])


def start(results: list[dict]) -> str:
    return rows(
        ["Build", "Ready after ms (median)", "at most ms", "First page after that, ms", "Idle MB", "of it its own",
         "MB after the first pages", "of it its own", "Binary MB"],
        [[str(one.get(key, "")) for key in (
            "binary", "p50Milliseconds", "maxMilliseconds", "firstPageMilliseconds", "idleMegabytes", "idleOwnMegabytes",
            "readMegabytes", "readOwnMegabytes", "binaryMegabytes")] for one in results])


def rules(results: list[dict]) -> str:
    titles = {
        "expression": "an expression by itself", "literal": "a decision of one expression", "table-10": "table of 10 rules", "table-1000": "table of 1,000 rules",
        "chain": "12 decisions in a row"}
    table = rows(
        ["", "Evaluations/s", "by name, anew each time", "zen-engine/s", "times zen-engine", "ready in ms",
         "model MB"],
        [[titles[one["subject"]], f"{one['perSecond']:,.0f}",
          f"{one['perSecondByName']:,.0f}" if "perSecondByName" in one else "", f"{one['zenPerSecond']:,.0f}", f"{one['share']:.1f}", f"{one['compileMilliseconds']:.1f}",
          f"{one['modelBytes'] / 1e6:.1f}"] for one in results])
    by_name = {one["subject"]: one for one in results}
    more = by_name["table-10"]["perSecond"] / by_name["table-1000"]["perSecond"]
    measured = rows(
        ["zen-engine as measured, per second", "call by call", "calls with nothing to decide", "in batches",
         "batches with nothing to decide"],
        [[name] + [f"{found[key]:,.0f}" if key in found else "" for key in (
            "perCall", "floor", "inBatches", "batchFloor")] for one in results for name, found in one["zen"].items()])
    return f"{table}\n\n1,000 rules take {more:.2f} times as long as 10.\n\n{measured}"


def rules_kit(results: list[dict]) -> str:
    return rows(
        ["Models", "kB of XML", "ms", "MB when ready"],
        [[str(one["models"]), f"{one['bytes'] / 1e3:,.0f}", f"{one['seconds'] * 1000:.0f}",
          f"{one['modelBytes'] / 1e6:.1f}"] for one in results])


def rules_sweep(results: list[dict]) -> str:
    return rows(
        ["Rules of", "One thread, ms", "Two threads, ms", "Row by row, ms", "OpenFisca, ms", "its formula alone, ms",
         "times OpenFisca", "times the formula alone"],
        [[one["date"], f"{one['secondsOnOneThread'] * 1000:.1f}", f"{one['secondsOnTwoThreads'] * 1000:.1f}",
          f"{one['secondsRowByRow'] * 1000:.0f}", f"{one['openfisca']['seconds'] * 1000:.0f}",
          f"{one['openfisca']['secondsOfFormulaAlone'] * 1000:.0f}", f"{one['share']:.1f}",
          f"{one['openfisca']['secondsOfFormulaAlone'] / one['seconds']:.1f}"] for one in results])


def forms(results: list[dict]) -> str:
    return rows(
        ["Questions", "Conditions and rules", "Made ready, ms", "Read as a whole, ms", "One stroke, µs", "p95 µs",
         "at most µs", "Questions read anew", "at most", "MB"],
        [[f"{one['questions']:,}", str(one["conditions"]), f"{one['readyMilliseconds']:.1f}",
          f"{one['readMilliseconds']:.1f}", f"{one['strokeMicroseconds']:.1f}", f"{one['strokeMicrosecondsP95']:.1f}",
          f"{one['strokeMicrosecondsMax']:,.0f}", str(one["strokeReadings"]), f"{one['strokeReadingsMax']:,}",
          f"{one['formBytes'] / 1e6:.1f}"] for one in results]) + PEERS


def search(results: list[dict]) -> str:
    return rows(
        ["Procedures", "Made ready, s", "A search, ms", "p95 ms", "at most ms", "Words proposed, p95 ms", "MB"],
        [[f"{one['procedures']:,}", f"{one['readySeconds']:.2f}", f"{one['searchMilliseconds']:.2f}",
          f"{one['searchMillisecondsP95']:.2f}", f"{one['searchMillisecondsMax']:.1f}",
          f"{one['suggestMillisecondsP95']:.2f}", f"{one['indexBytes'] / 1e6:.0f}"] for one in results])


def plan(results: list[dict]) -> str:
    return rows(
        ["Steps of the guide", "Steps of the plan", "p50 ms", "p95 ms"],
        [[str(one["steps"]), str(one["items"]), f"{one['planMilliseconds']:.2f}", f"{one['planMillisecondsP95']:.2f}"]
         for one in results])


def large(results: list[dict]) -> str:
    return rows(
        ["Questions", "Pages", "Request", "p50 ms", "p95 ms"],
        [[f"{one['questions']:,}", str(one["pages"]), words, f"{one[f'{part}P50Milliseconds']:.1f}",
          f"{one[f'{part}P95Milliseconds']:.1f}"] for one in results for part, words in LARGE_PARTS.items()])


def builder(results: list[dict]) -> str:
    return rows(
        ["Questions", "Request", "first ms", "p50 ms", "p95 ms"],
        [[f"{one['questions']:,}", words, *(f"{one[f'{part}{kind}Milliseconds']:.0f}" for kind in ("First", "P50", "P95"))]
         for one in sorted(results, key=lambda one: one["questions"]) for part, words in BUILDER_PARTS.items()])


def paper(results: list[dict]) -> str:
    return rows(
        ["Form", "Pages", "kB", "p50 ms", "p95 ms"],
        [[one["procedure"], str(one["pages"]), f"{one['bytes'] / 1000:.0f}", f"{one['p50Milliseconds']:.0f}",
          f"{one['p95Milliseconds']:.0f}"] for one in results])


def published(results: list[dict]) -> str:
    return rows(
        ["Procedure", "Published", "kB of text each", "MB before", "MB with them", "kB each", "Ready after s",
         "first list after s"],
        [[one["procedure"], f"{one['procedures']:,}", f"{one['textBytes'] / 1e3:.0f}",
          f"{one['residentBytesBefore'] / 1e6:.0f}", f"{one['residentBytesAfter'] / 1e6:.0f}",
          f"{one['bytesEach'] / 1e3:.0f}", f"{one['readySeconds']:.2f}", f"{one['listSeconds']:.2f}"] for one in results])


def registry(results: list[dict]) -> str:
    return rows(
        ["Engine", "People", "MB of CSV", "First import, s", "MB at most", "The same file again, s", "MB at most"],
        [[one["subject"], f"{one['people']:,}", f"{one['bytes'] / 1e6:.0f}", f"{one['firstSeconds']:.1f}",
          f"{one['firstPeakBytes'] / 1e6:.0f}", f"{one['againSeconds']:.1f}", f"{one['againPeakBytes'] / 1e6:.0f}"]
         for one in results])


#: The requests of a large form, in the order an applicant makes them.
LARGE_PARTS = {
    "change": "a change while a page is filled in", "page": "a page sent, the next one shown", "review": "the review",
    "submission": "the submission, until the receipt is shown",
}

#: What somebody does who makes a form.
BUILDER_PARTS = {
    "open": "the draft opened", "question": "a question opened", "save": "an edit saved",
    "findings": "everything that is wrong with it",
}

#: As users of other form systems reported them; not measured here, and on other machines.
PEERS = """

| As reported elsewhere | |
| --- | --- |
| [orbeon-forms #3442](https://github.com/orbeon/orbeon-forms/issues/3442) | 1,979 controls: 3.6 to 27 s for an edit, 24 s to run |
| [orbeon-forms #4132](https://github.com/orbeon/orbeon-forms/issues/4132) | 90 s to load a form in the builder |
| [open-forms #5084](https://github.com/open-formulieren/open-forms/issues/5084) | 95 components: tens of seconds to minutes to save |
| [lforms #76](https://github.com/LHNCBC/lforms/issues/76) | 15 minutes for an added item |
| [formio/react #169](https://github.com/formio/react/issues/169) | 5.8 GB of memory in the browser |

These are whole products with their pages, and ours is the engine alone: they say where others hurt, not how much faster this
is."""

INTRODUCTION = """# Performance

Written by `bin/bench report` from `Benchmarks/results/`; how each number comes about stands in
[Benchmarks/README.md](../Benchmarks/README.md). The load client runs on the same machine and counts towards its cores.
"""

SECTIONS = [
    ("submissions", "Durable submissions",
     "Goals on two cores at 64 clients: 2,000/s on SQLite, 1,000/s on PostgreSQL. `baseline-django` is the same "
     "application with Django, django-formtools and gunicorn on PostgreSQL.", submissions),
    ("sustained", "For minutes on end",
     "Whole applications, from the first page to the receipt. Goal: no errors in ten "
     "minutes.", sustained),
    ("inbox", "The officers' list", "Four clients. Goal: p95 below 50 ms with a million cases.", inbox),
    ("page", "A page against a bare route",
     "The bare Hummingbird route sends the same bytes ready-made, in the same run. Goal: 0.6 of it.", page),
    ("start", "Start and memory", "Goals: ready in 100 ms, 80 MB when idle. What is not its own is the program and the dictionary, mapped from the disk. The first page reads every procedure.", start),
    ("rules", "Rules",
     "One core. The same rules over the same rows beside zen-engine (Rust), which has to give the same answers. It is "
     "called from Python; what the same call costs with nothing to decide is taken off, and of its ways the fastest "
     "counts. Goals: zen-engine's speed; 1,000 rules take at most 3 times as long as 10.", rules),
    ("rules-kit", "All models of the DMN compatibility kit", "Read, checked and compiled one after the other.",
     rules_kit),
    ("rules-sweep", "One benefit for a million people",
     "児童手当 by age, order of the child, income and dependants, by the rules before and since 令和6年10月, beside "
     "openfisca-core with numpy. Everybody has to have the same amount from both. Goal: 10 times OpenFisca.",
     rules_sweep),
    ("forms", "Forms",
     "One core. Fifty sections of twenty questions, all filled in. A stroke is one change of one field through `LiveForm`; "
     "the longest is the answer on which every other section hangs. Goal: a stroke reads only what depends on it.", forms),
    ("search", "Search",
     "100 everyday phrases, twenty times each, in the example city's procedures varied to 5,000. Goal: p95 below 50 ms.",
     search),
    ("plan", "A plan for an event of life",
     "A guide with a condition and a deadline on each step; the answers are read and the plan made.", plan),
    ("large", "A large form through the product",
     "One applicant, one request after the other, until the last byte; every question is answered. The page reads and seals "
     "the whole draft, the submission the whole application.", large),
    ("builder", "A large form in the browser builder",
     "One officer, one request after the other, on SQLite. An edit is measured until it is kept and the answer leads on; "
     "the full check runs beside. Goals at 1,000 questions: opened in 1 s, saved in 200 ms.", builder),
    ("paper", "Paper",
     "The printable form with somebody's answers in it, from the request to the last byte of the PDF: read, sealed into "
     "its codes, laid out and drawn anew each time, one after the other.", paper),
    ("published", "A thousand published procedures",
     "One more procedure, published a thousand times under other ids; all of them read and ready.", published),
    ("registry", "The registry of residents",
     "An extract of invented people, imported into an empty registry, then once more. Each import is one transaction.",
     registry),
]
