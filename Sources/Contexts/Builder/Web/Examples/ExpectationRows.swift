import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// What an example expects beside what comes of it, in the words of officers.
struct ExpectationRows: Sendable {
  struct Row: Sendable {
    let what: String
    let expected: String
    let found: String
    /// `nil` where the example does not look at it.
    let isSame: Bool?
  }

  private let definition: ProcedureDefinition
  private let town: TownProfile
  private let texts: Texts
  private let words: ProcedureWords
  /// What came, for its sentences.
  private let problems: [AnswerProblem]

  init(_ definition: ProcedureDefinition, _ town: TownProfile, _ texts: Texts, problems: [AnswerProblem]) {
    (self.definition, self.town, self.texts, self.problems) = (definition, town, texts, problems)
    words = definition.words(in: texts.officerLanguage)
  }

  /// In the order an example writes them.
  private static let keys = [
    "accepted", "errors", "not-eligible", "fee", "fee-reason", "ask", "department", "attachments", "hidden",
    "applicant",
  ]
  /// What an example need not look at: where it says nothing, everything is right.
  private static let open: Set<String> = ["fee-reason", "attachments", "hidden", "applicant"]

  /// - Parameter found: `nil` where an example cannot say it.
  func rows(_ example: JSONValue, found: JSONValue?, documents: [String]) -> [Row] {
    let expected = example["expect"] ?? .object([])
    var rows = Self.keys.compactMap { key -> Row? in
      let (wanted, came) = (expected[key], found?[key])
      guard wanted != nil || came != nil else { return nil }
      if wanted == nil, Self.open.contains(key) {
        return Row(
          what: what(key), expected: texts["builder.staff.example.not-looked-at"], found: say(key, came), isSame: nil)
      }
      let isSame = wanted.map { Self.sorted($0).saysTheSame(as: came.map(Self.sorted)) } ?? false
      return Row(what: what(key), expected: say(key, wanted), found: say(key, came), isSame: isSame)
    }
    if let wanted = example["documents"]?.list {
      let ids = wanted.compactMap(\.written)
      rows.append(
        Row(
          what: what("documents"), expected: papers(ids), found: papers(documents),
          isSame: Set(ids) == Set(documents)))
    }
    return rows
  }

  private func what(_ key: String) -> String { texts["builder.staff.example.expect.\(key)"] }

  /// The order of a list of ids says nothing.
  private static func sorted(_ value: JSONValue) -> JSONValue {
    guard let items = value.list else { return value }
    return .list(items.sorted { ($0.written ?? "") < ($1.written ?? "") })
  }

  private func say(_ key: String, _ value: JSONValue?) -> String {
    guard let value else { return texts["builder.staff.nothing"] }
    let text = value.written ?? ""
    switch key {
    case "accepted": return texts["builder.staff.example.accepted.\(text == "true" ? "yes" : "no")"]
    case "fee": return texts["builder.staff.example.yen", ["n": Int(text).map { Yen($0).grouped } ?? text]]
    case "fee-reason", "ask", "not-eligible": return words.reason(text) ?? text
    case "department": return town.departmentName(text, in: texts.officerLanguage)
    case "attachments", "hidden":
      let labels = (value.list ?? []).compactMap(\.written).map(label)
      return labels.isEmpty ? texts["builder.staff.nothing"] : labels.joined(separator: "、")
    case "errors":
      return (value.members ?? []).map { problem($0.key, $0.value.written ?? "") }.joined(separator: " ")
    default: return text
    }
  }

  /// As the applicant reads it; the code of one that did not come.
  private func problem(_ question: String, _ code: String) -> String {
    let found = problems.first { $0.question == question && $0.code.description == code }
    return found.map { $0.sentence(in: definition.form, words: words, texts: texts) } ?? "\(label(question))（\(code)）"
  }

  private func papers(_ ids: [String]) -> String {
    ids.isEmpty
      ? texts["builder.staff.nothing"]
      : ids.map { definition.document($0)?.title ?? $0 }.joined(separator: "、")
  }

  private func label(_ question: String) -> String { definition.form.question(question).map(words.label) ?? question }
}

extension HTML {
  /// Writes the two beside each other.
  mutating func expectationTable(_ rows: [ExpectationRows.Row], _ texts: Texts) {
    let columns = ["what", "expected", "found", "same"]
    dataTable(
      DataTable(
        id: "expectation", caption: texts["builder.staff.example.expectation"],
        columns: columns.map { .init(texts["builder.staff.example.column.\($0)"]) },
        rows: rows.map { row in
          [
            .text(row.what), .content { h in h.plainText(row.expected) }, .content { h in h.plainText(row.found) },
            .content { h in
              guard let isSame = row.isSame else { return h.text("–") }
              h.statusTag(
                StatusTag(
                  texts["builder.staff.example.\(isSame ? "same" : "different")"], tone: isSame ? .success : .danger))
            },
          ]
        }), texts)
  }
}
