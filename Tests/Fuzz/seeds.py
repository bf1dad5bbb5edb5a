"""Writes what the fuzzers begin with: seeds.py FOLDER makes FOLDER/{expression,model,table,sheet,folder}."""

import itertools
import sys
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"

EXPRESSIONS = """\
1 + 2 * 3 - 4 / 5 ** 6
-a * (a - 0.10) >= 1e3 and not(x-y) or null
if a > 2 then "多い" else b c + "x"
for i in 1..3, j in [i, 2] return i * j + count(partial)
some x in l satisfies x = "a"
every x in [1, 2, 3] satisfies x in (0..5] and x between 1 and 3
{年齢: 70, "a b": [1, {c: null}], f: function(x: number, y) x + y, r: f(1, 2)}.r
l[item != null][1]
世帯.子[1] = null
世帯.年齢 in (>= 65, [18..20), not(5))
[{n: 1}, {n: 2}][n > 1].n
@"2026-02-28" + @"P1Y2M" - @"P1DT2H"
@"2026-02-28T23:59:59@Asia/Tokyo".offset
d.year * 100 + t.hour
date and time("2026-11-21T10:00:00+09:00") - t
date("2024-02-29") + duration("P1Y")
time("23:59:59Z").second
years and months duration(date("1990-04-01"), d)
1 instance of number and [1] instance of list<number> and {a: 1} instance of context<a: number>
sort([3, 1, 2], function(x, y) x < y)
string join(["a", "b"], ",")
matches("a1b2", "^[a-z0-9]+$", "i") and replace("abc", "(b)(c)", "$2$1") = "acb"
split("a;b;;", ";")
substring("東京都千代田区", 2, 3) + upper case("x")
number("1.234,5", ".", ",")
decimal(1/3, 2) + round half up(2.5, 0) + floor(-1.1) + modulo(-5, 3) + sqrt(2) + exp(1) + log(2)
sum([1, 2]) + mean([1, 2]) + median([1, 3, 2]) + stddev([1, 2]) + count(mode([1, 1]))
list contains(l, "a") or contains("abc", "b") or starts with("abc", "a")
get value({a: 1}, "a") + get entries({a: 1})[1].value
context put({a: 1}, "b", 2).b + context merge([{a: 1}, {b: 2}]).a
before([1..5], 6) and overlaps([1..5], [3..8]) and includes([1..5], 3) and coincides(1, 1)
range("[1..5)").start
insert before(append([1], 2), 1, 0)
union([1], [1, 2]) = distinct values(concatenate([1], [1, 2]))
list replace([1, 2], 1, 9)
substring(string: "abc", start position: 2)
function(a) external {java: {class: "java.lang.Math", method signature: "abs(double)"}}
is(@"23:00:00", time("23:00:00")) or day of week(d) = "Saturday" or week of year(d) > 3
< 5
>= @"2026-04-01"
"A", "B"
not("A", "B")
[1..10], > 100
-
? > 3 and ? < 7
"\\u7d21\\n\\"" + /* 注 */ 'a' // 終""".splitlines()

BOXED = {
    "literal": "<literalExpression><text>{0}</text></literalExpression>",
    "context": "<context><contextEntry><variable name='x'/><literalExpression><text>{0}</text></literalExpression>"
               "</contextEntry><contextEntry><literalExpression><text>x</text></literalExpression></contextEntry>"
               "</context>",
    "list": "<list><literalExpression><text>{0}</text></literalExpression></list>",
    "relation": "<relation><column name='c'/><row><literalExpression><text>{0}</text></literalExpression></row>"
                "</relation>",
    "conditional": "<conditional><if><literalExpression><text>a &gt; 1</text></literalExpression></if><then>"
                   "<literalExpression><text>{0}</text></literalExpression></then><else><literalExpression>"
                   "<text>0</text></literalExpression></else></conditional>",
    "filter": "<filter><in><literalExpression><text>l</text></literalExpression></in><match><literalExpression>"
              "<text>item = {0}</text></literalExpression></match></filter>",
    "for": "<for iteratorVariable='i'><in><literalExpression><text>1..3</text></literalExpression></in><return>"
           "<literalExpression><text>{0}</text></literalExpression></return></for>",
    "some": "<some iteratorVariable='i'><in><literalExpression><text>l</text></literalExpression></in><satisfies>"
            "<literalExpression><text>{0}</text></literalExpression></satisfies></some>",
    "function": "<functionDefinition><formalParameter name='q' typeRef='number'/><literalExpression><text>{0}</text>"
                "</literalExpression></functionDefinition>",
    "invocation": "<invocation><literalExpression><text>計算</text></literalExpression><binding><parameter name='q'/>"
                  "<literalExpression><text>{0}</text></literalExpression></binding></invocation>",
}

POLICIES = ["UNIQUE", "FIRST", "ANY", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT"]
CELLS = ["-", "&lt; 5", "[1..10]", "&gt;= 65", "\"A\",\"B\"", "not(\"A\")", "3"]


def table(policy: str, aggregation: str = "") -> str:
    rules = "".join(
        f"<rule><inputEntry><text>{number}</text></inputEntry><inputEntry><text>{text}</text></inputEntry>"
        f"<outputEntry><text>{position}</text></outputEntry><annotationEntry><text>2024-10-0{position + 1}</text>"
        f"</annotationEntry><annotationEntry><text></text></annotationEntry></rule>"
        for position, (number, text) in enumerate(zip(CELLS, reversed(CELLS))))
    return (
        f"<decisionTable hitPolicy='{policy}'{aggregation}><input><inputExpression typeRef='number'><text>a</text>"
        "</inputExpression></input><input><inputExpression typeRef='string'><text>b c</text></inputExpression>"
        "<inputValues><text>\"A\",\"B\",\"x-y\"</text></inputValues></input><output typeRef='number'><outputValues>"
        "<text>0,1,2,3,4,5,6</text></outputValues><defaultOutputEntry><text>9</text></defaultOutputEntry></output>"
        f"<annotation name='施行日'/><annotation name='適用終了日'/>{rules}</decisionTable>")


def model(logic: str) -> str:
    inputs = "".join(
        f"<inputData id='i{place}' name={quoteattr(name)}><variable name={quoteattr(name)}{kind}/></inputData>"
        for place, (name, kind) in enumerate([("a", " typeRef='number'"), ("b c", " typeRef='種別'"), ("l", "")]))
    needs = "".join(f"<informationRequirement><requiredInput href='#i{place}'/></informationRequirement>"
                    for place in range(3))
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><definitions xmlns='{NAMESPACE}' name='m' namespace='urn:m' id='m'>"
        "<itemDefinition name='種別'><typeRef>string</typeRef><allowedValues><text>\"A\",\"B\",\"x-y\"</text>"
        "</allowedValues></itemDefinition><itemDefinition name='世帯' isCollection='true'><itemComponent name='年齢'>"
        f"<typeRef>number</typeRef></itemComponent></itemDefinition>{inputs}"
        "<businessKnowledgeModel id='k' name='計算'><variable name='計算'/><encapsulatedLogic><formalParameter name='q'/>"
        "<literalExpression><text>q + 1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>"
        f"<decision id='d' name='判定'><variable name='判定'/>{needs}<knowledgeRequirement><requiredKnowledge href='#k'/>"
        f"</knowledgeRequirement>{logic}</decision><decision id='e' name='結果'><variable name='結果'/>"
        "<informationRequirement><requiredDecision href='#d'/></informationRequirement><literalExpression>"
        "<text>判定</text></literalExpression></decision><decisionService id='s' name='窓口'><outputDecision href='#e'/>"
        "<encapsulatedDecision href='#d'/><inputData href='#i0'/></decisionService></definitions>")


def models() -> list[str]:
    found = [model(table(policy)) for policy in POLICIES]
    found += [model(table("COLLECT", f" aggregation='{kind}'")) for kind in ("SUM", "COUNT", "MIN", "MAX")]
    found += [model(shape.format(escape(text))) for shape, text in zip(itertools.cycle(BOXED.values()), EXPRESSIONS)]
    return found


def tables() -> list[str]:
    texts = ["< 5|\"A\"|-", "[5..10)|not(\"A\")|>= date(\"2026-04-01\")", "10,20,> 30|\"B\",\"C\"|-",
             "-|-|< @\"2026-04-01\"", "not(3)|\"\"|[@\"2026-01-01\"..@\"2026-12-31\"]", "5|-|@\"2026-04-01\"", "(0..3],(2..9)|\"東京都\"|-",
             ">= -1.50|\"A\"|-", "null|null|null", "? > 3|? = \"A\"|-", "<= 1e3|-|-"]
    tries = ["!5|A|2026-04-01", "!-1.5|B|2025-12-31", "!10|東京都|2026-12-31"]
    return ["\n".join(texts[:count] + tries) for count in range(2, len(texts) + 1)] + ["\n".join(texts * 7 + tries)]


def sheets() -> list[str]:
    head = "決定,手数料\n行の選び方,一つだけ当たる\n\n"
    columns = "区分,条件,条件,結果,備考,備考,備考\n見出し,使用目的,年齢,手数料,出典,施行日,適用終了日\n"
    types = "型,文字,数,数\n選べる値,年金、その他\n"
    rows = ("1,年金,,0,条例 別表第1,令和8年4月1日,\n2,その他,６５歳以上,200円,条例,R8.4.1,\n"
            "3,その他,65未満,300 * 通数,,2026-04-01,2027年3月31日\nそれ以外,,,0\n")
    english = ("Decision,fee\nHit policy,Collect\nAggregation,Sum\nDescription,a fee\n\n"
               "Kind,Condition,Condition,Result\nHeading,age,kind,fee\nExpression,age,kind,\n"
               "Type,number,text,number\nAllowed values,[0..120],\"a, b\",\n"
               "1,< 20,\"not(\"\"a\"\")\",0\n2,[20..65),-,1.5\n3,65 or more,\"a, b\",age * 2\nOtherwise,,,9\n")
    return [
        head + columns + types + rows, ("\ufeff" + head + columns + rows).replace("\n", "\r\n"), english,
        "決定,合計\n結果の型,数\n計算式,手数料 ＋ 送料\n", "a,b\n\"x\ny\",\"\"\"\"\n,,\n\n\"\"",
        head + "区分,条件,条件,条件,結果,結果\n見出し,日,時,可否,甲,乙\n型,日付,時間,はい・いいえ,文字,期間\n"
        "1,令和8年4月1日から,10日以内,はい,可,3か月\n2,2026-04-01より前,1時間以上,いいえ,否,10日\n"]


QUESTIONS = """\
{id: c, type: choice, label: 択, other: true, options: [{id: a, label: 甲}, {id: b, label: 乙, hint: 注}]}
{id: b, type: yes-no, label: 可否}
{id: t, type: text, label: 文, max-length: 20, width: short, name: 文字, when: c = "a"}
{id: l, type: long-text, label: 長い文, min-length: 3, optional: true}
{id: k, type: kana, label: かな}
{id: n, type: name, label: 氏名, role: applicant.name, prefill: resident.name}
{id: d, type: date, label: 日, earliest: today-400, latest: 2030-01-01, unknown: true, birth: true}
{id: r, type: date-range, label: 間, earliest: today}
{id: h, type: time, label: 時, earliest: "9:00"}
{id: i, type: number, label: 数, min: 1, max: 9, unit: 通, initial: "1 + 1"}
{id: y, type: yen, label: 円, when: i > 1 and b = true}
{id: m, type: choices, label: 複, at-least: 1, at-most: 2, options: [{id: a, label: 甲}, {id: b, label: 乙}]}
{id: w, type: choice, label: 区, options-from: ward}
{id: o, type: looked-up, label: 窓口, table: ward, key: w, column: office}
{id: f, type: computed, label: 計, kind: yen, value: 300 * i}
{id: a, type: address, label: 住所}
{id: p, type: phone, label: 電話, optional: true}
{id: e, type: email, label: メール, optional: true}
{id: v, type: files, label: 紙, accept: [pdf, photo], at-most: 2, optional: true}
{id: z, type: bank-account, label: 口座}
{id: s, type: signature, label: 署名, optional: true}
{id: q, type: consent, label: 同意, statement: 同意します。}
{id: x, type: information, text: 説明, when: b}
{id: u, type: rows, label: 子, item-title: 子, at-most: 2, optional: true, questions: [{use: g, as: ch, with: {n: {label: 子の名}}}]}
{use: g, as: p2}""".splitlines()

EVERY = "c b t l k n d r h i y m w o f a p e v z s q x u u.ch-n u.ch-a p2-n p2-a"

FOLDER = {
    "procedure.yaml": "id: seed\ntitle: 題\nsummary: 要約\ndepartment: d\ncategories: [a]\nwho-may-apply: 誰でも\n"
                      "cost: 無料\nreasons: {r: 理由}\nexpected-days: 1\ndeadline-days: 2\n"
                      "other-ways: {phone: 03}\nretention-years: 1\n",
    "messages.yaml": "".join(f"{moment}: {{subject: 件名, body: \"{{applicant.name}} 様 {{status-url}}\"}}\n"
                             for moment in ("received", "returned", "granted", "refused")),
    "groups/g.yaml": "version: 1\nquestions:\n  - {id: n, type: text, label: 名}\n  - {id: a, type: number, label: 歳, "
                     "when: n != null}\nchecks:\n  - {id: k, at: a, must: a < 130, message: 歳を確かめてください。}\n",
    "tables/ward.csv": "id,label,label-en,office\neast,東,East,東支所\nwest,西,West,\"西, 2階\"\n",
    "decision.yaml": "sections: [{id: s, title: 決定, questions: [{id: grade, type: number, label: 等級, max: 5}]}]\n",
    "documents/paper.yaml": "id: paper\nkind: notice\ntitle: 通知\nissued-when: granted\nnumber: 第{case.serial}号\n"
                            "when: grade > 1\nblocks:\n  - paragraph: \"{applicant.name} 様\"\n  - fields: "
                            "[[\"名\", \"{answer.t}\"]]\n    when: b = true\n  - space: 5\nissuer: true\n",
    "examples/one.yaml": "title: 例\non: 2026-11-21\nanswers: {c: a, i: \"2\", m: [a, b], n: {family: 佐藤, given: 花}}\n"
                         "expect: {accepted: false, errors: {k: missing}}\n",
}


def folder_text(name: str, files: dict[str, str]) -> str:
    return name + "\n" + "".join(f"=== {path}\n{text}" for path, text in sorted(files.items()))


def form(questions: list[str]) -> str:
    return ("sections:\n  - id: s\n    title: 頁\n    questions:\n"
            + "".join(f"      - {question}\n" for question in questions)
            + "checks:\n  - {id: few, at: i, when: b = true, must: i <= 3, message: 少なく。}\n")


def translations(folder: dict[str, str], questions: str) -> dict[str, str]:
    """A word for everything the seed says, by the ids of its questions."""
    moments = [key.split(":")[0] for key in folder["messages.yaml"].splitlines()]
    keys = ["procedure.title", "procedure.summary", "procedure.who-may-apply", "procedure.cost",
            "procedure.other-ways.phone", "section.s.title", "check.few", "reason.r", "question.i.unit"]
    keys += [f"message.{moment}.{part}" for moment in moments for part in ("subject", "body")]
    keys += [f"question.{id}.label" for id in questions.split()]
    if "x" in questions.split():
        keys += ["option.c.a", "option.c.b", "option.c.b.hint", "option.m.a", "option.m.b", "question.q.statement",
                 "question.x.text", "question.u.item-title", "check.u.ch-k", "check.p2-k"]
        keys.remove("question.x.label")
    text = "".join(f"{key}: A\n" for key in keys)
    decision = "decision.section.s.title: A\ndecision.question.grade.label: A\n" if "decision.yaml" in folder else ""
    return folder | {"text/en.yaml": text + decision, "text/easy-ja.yaml": text}


def folders() -> list[str]:
    by_id = {question[5]: question for question in QUESTIONS if question.startswith("{id")}
    small = {name: FOLDER[name] for name in ("procedure.yaml", "messages.yaml")}
    small["form.yaml"] = form([by_id["n"], by_id["i"], by_id["b"]])
    found = [folder_text("seed", translations(small, "n i b")),
             folder_text("seed", translations(FOLDER | {"form.yaml": form(QUESTIONS)}, EVERY))]
    for procedure in sorted(Path("Examples").glob("*/procedures/*")):
        files = {str(path.relative_to(procedure)): path.read_text(encoding="utf-8")
                 for path in procedure.rglob("*.*") if path.is_file()}
        examples = sorted(path for path in files if path.startswith("examples/"))
        for path in examples[2:]:
            del files[path]
        found.append(folder_text(procedure.name, files))
    return found


def main(folder: Path) -> None:
    for name, texts in {
            "expression": EXPRESSIONS, "model": models(), "table": tables(), "sheet": sheets(),
            "folder": folders()}.items():
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (place / f"seed-{number:03}").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
