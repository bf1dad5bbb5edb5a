import CivilTime
import DMN
import DecisionSheets

/// Tables of every shape, from a seed.
struct TableGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func next(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item { items[next(items.count)] }

  private mutating func maybe<Item>(_ item: Item) -> Item? { next(2) == 0 ? nil : item }

  private static let words = [
    "年金", "本人", "Approved", "65以上", "1,200", "a+b", "「本人」", "-", "式: x", "はい", "true", "null", "if", "a and b", "1",
    "",
    "二行\nの文", "\"引用\"", "\\d+", "年齢", "髙﨑　太郎", "２０〜６４", "不明。", "、", "=1", "備考", "それ以外", "FEEL:", "_x0041_",
  ]
  private static let numbers = ["0", "65", "-5", "1200", "2000000", "100200", "0.5", "1.10", ".5", "007"]
  private static let dates = [
    "date(\"2026-04-01\")", "@\"2026-04-01\"", "date(\"1850-01-01\")", "date( \"2026-04-01\" )",
  ]
  private static let calculations = ["年齢", "string(1)", "\"a\" + \"b\"", "if 年齢 > 1 then \"a\" else \"b\""]
  private static let types = [
    "number", "string", "boolean", "date", "time", "tPurpose", "dateTime", "Any", "years and months duration", nil,
  ]
  private static let texts = ["年金", " 本人 ", "二行\nの文", "令和8年", "-", "0", "a,b", "\"", ""]

  private mutating func quoted() -> String {
    let word = pick(Self.words)
    return "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private mutating func value(_ typeRef: String?) -> String {
    switch typeRef {
    case "number": pick(Self.numbers + ["年齢 * 2", "300 * 通数", "-年齢", "sum([1, 2])"])
    case "string": next(5) == 0 ? pick(Self.calculations) : quoted()
    case "boolean": pick(["true", "false", "年齢 > 5", "null"])
    case "date": pick(Self.dates)
    default: pick(["null", "[1, 2]", "{a: 1}", "年齢", "申請者.年齢", "time(\"09:30:00\")", "9", quoted(), pick(Self.dates)])
    }
  }

  private mutating func test(_ typeRef: String?) -> String {
    let value = value(typeRef)
    switch next(12) {
    case 0: return "-"
    case 1: return "not(\(value))"
    case 2: return value + ", " + self.value(typeRef)
    case 3: return value + "," + self.value(typeRef)
    case 4 where typeRef == "number" || typeRef == "date":
      let end = typeRef == "number" ? pick(Self.numbers) : pick(Self.dates)
      return pick(["[", "("]) + end + ".." + pick(typeRef == "number" ? Self.numbers : Self.dates) + pick(["]", ")"])
    case 5 where typeRef == "number": return pick(["<= ", ">= ", "< ", "> ", "<", ">="]) + pick(Self.numbers)
    case 6 where typeRef == "number": return "< 20, >= 65"
    case 7: return " "
    case 8 where typeRef == "string": return "starts with(?, \"1\")"
    default: return value
    }
  }

  private mutating func type() -> String? { pick(Self.types) }

  mutating func decision() -> SheetDecision {
    let name = pick(["手数料", "Fee", " 判定 ", "年齢区分"])
    let logic: SheetDecision.Logic = next(10) == 0 ? .formula(value(nil)) : .table(table())
    let facts = (0..<next(3)).map { InformationItem(pick(["通数", "a - b", "申請者"]) + "\($0)", type()) }
    return SheetDecision(
      name: name, question: maybe(pick(Self.texts)), description: maybe(pick(Self.texts)), facts: facts,
      typeRef: maybe("number"), logic: logic)
  }

  private mutating func table() -> DecisionTable {
    let policy = pick(HitPolicy.allCases)
    let inputs = (0..<next(4)).map { _ in
      let typeRef = type()
      return DecisionTable.Input(
        pick(["年齢", "申請者.年齢", "世帯 所得", "a - b", "count(所得)", "年金"]), typeRef: typeRef,
        allowedValues: maybe(value(typeRef == "tPurpose" ? "string" : typeRef)), label: maybe(pick(Self.texts)))
    }
    let count = 1 + next(3)
    let outputs = (0..<count).map { number in
      let typeRef = type()
      return DecisionTable.Output(
        count > 1 ? "結果\(number)" : maybe("手数料"), typeRef: typeRef, allowedValues: maybe(value(typeRef)),
        defaultEntry: maybe(LiteralExpression(value(typeRef))), label: maybe(pick(["手数料", "区分", "結果0"])))
    }
    var table = DecisionTable(
      policy, aggregation: policy == .collect ? maybe(pick(Aggregation.allCases)) : nil, inputs: inputs,
      outputs: outputs,
      rules: [], annotations: (0..<next(3)).map { pick(["出典", "備考", "\($0)"]) })
    table.outputLabel = maybe(pick(Self.texts))
    table.periodHeadings = pick(PeriodHeadings.allCases)
    let hasDates = next(2) == 0
    table.rules = (0..<next(6)).map { _ in rule(table, hasDates) }
    return table
  }

  private mutating func rule(_ table: DecisionTable, _ hasDates: Bool) -> DecisionTable.Rule {
    var rule = DecisionTable.Rule(
      table.inputs.map { test($0.typeRef) }, table.outputs.map { value($0.typeRef) },
      annotations: (0..<next(table.annotations.count + 1)).map { _ in pick(Self.texts) })
    rule.label = maybe(pick(Self.texts))
    rule.description = maybe(pick(Self.texts))
    if hasDates, let start = LocalDate(year: pick([1800, 1989, 2019, 2026]), month: 1 + next(12), day: 1 + next(28)) {
      rule.effectiveFrom = maybe(start)
      rule.effectiveTo = maybe(start.adding(days: next(1_000)) ?? start)
    }
    return rule
  }
}
