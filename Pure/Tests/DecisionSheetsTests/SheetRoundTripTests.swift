import CivilTime
import DMN
import DecisionSheets
import FEEL
import Foundation
import Testing

@Suite("Tables through sheets and back")
struct SheetRoundTripTests {
  /// Writes a decision, reads it, and writes it again.
  private static func check(_ decision: SheetDecision, _ language: SentenceLanguage) throws {
    let sheet = try SheetWriter.sheet(of: decision, language: language)
    let read = try SheetReader.decision(sheet, language: language)
    #expect(read == decision.inSheets)
    let again = try SheetWriter.sheet(of: read, language: language)
    #expect(again == sheet)
    let text = CSVText.text(of: sheet)
    #expect(try CSVText.sheet(named: sheet.name, from: text) == sheet)
  }

  @Test("any table comes back as it was", arguments: SentenceLanguage.allCases, 0..<150)
  func generated(language: SentenceLanguage, seed: Int) throws {
    var tables = TableGenerator(seed: seed)
    try Self.check(tables.decision(), language)
  }

  @Test(
    "days near and far come back as they were",
    arguments: ["1872-12-31", "1873-01-01", "2019-05-01", "2117-12-31", "2118-01-01", "2426-04-01", "9999-12-31"])
  func days(day: String) throws {
    var table = DecisionTable(inputs: [.init("n")], outputs: [.init()], rules: [.init(["-"], ["1"])])
    table.rules[0].effectiveFrom = try #require(LocalDate(feel: day))
    try Self.check(SheetDecision(name: "日", logic: .table(table)), .ja)
  }

  @Test("the sheet of a sheet is the same sheet")
  func fixpoint() throws {
    let decision = try SheetReader.decision(SheetSamples.fee)
    let sheet = try SheetWriter.sheet(of: decision)
    #expect(try SheetReader.decision(sheet) == decision)
    #expect(try SheetWriter.sheet(of: SheetReader.decision(sheet)) == sheet)
    #expect(sheet.rows[8].prefix(7) == ["2", "その他", "65以上", "200", "条例 別表第1", "令和8年4月1日", ""])
  }

  private static let folder = ProcessInfo.processInfo.environment["TSUMUGI_DMN_TCK"]

  @Test(
    "every table of the compatibility kit comes back as it was", .enabled(if: folder != nil, "needs TSUMUGI_DMN_TCK"),
    arguments: SentenceLanguage.allCases)
  func kit(language: SentenceLanguage) throws {
    let root = URL(fileURLWithPath: try #require(Self.folder))
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where file.pathExtension == "dmn" {
      guard let model = try? DecisionModel.read(xml: Array(Data(contentsOf: file))) else { continue }
      for decision in KitTables.decisions(of: model) {
        count += 1
        do {
          try Self.check(decision, language)
        } catch let problems as SheetProblems {
          Issue.record("\(file.lastPathComponent), \(decision.name): \(problems)")
        }
      }
    }
    #expect(count >= 40)
  }
}

/// All tables and single expressions of a model, wherever they stand.
enum KitTables {
  static func decisions(of model: DecisionModel) -> [SheetDecision] {
    var found: [SheetDecision] = model.decisions.compactMap { SheetDecision($0) }.filter { decision in
      if case .formula(let text) = decision.logic { return !text.isEmpty && (try? FEELParser.expression(text)) != nil }
      return true
    }
    for decision in model.decisions where SheetDecision(decision) == nil {
      decision.logic.map { collect($0, decision.name, &found) }
    }
    for knowledge in model.knowledgeModels { knowledge.function?.body.map { collect($0, knowledge.name, &found) } }
    return found
  }

  private static func collect(_ expression: BoxedExpression, _ name: String, _ found: inout [SheetDecision]) {
    switch expression.kind {
    case .table(let table): found.append(SheetDecision(name: name, logic: .table(table)))
    case .context(let entries): for entry in entries { collect(entry.value, entry.variable?.name ?? name, &found) }
    case .list(let items): for item in items { collect(item, name, &found) }
    case .function(let definition): definition.body.map { collect($0, name, &found) }
    case .conditional(_, let then, let otherwise):
      collect(then, name, &found)
      collect(otherwise, name, &found)
    case .invocation(let function, _): collect(function, name, &found)
    case .iteration(_, _, _, let body): collect(body, name, &found)
    case .literal, .relation, .filter: break
    }
  }
}
