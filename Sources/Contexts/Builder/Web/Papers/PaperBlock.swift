import DesignSystem
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// One block of a paper as its page shows and sends it.
struct PaperBlock: Sendable {
  /// As `documents/*.yaml` spells them, in the order they are offered.
  enum Kind: String, Sendable, CaseIterable {
    case paragraph
    case fields
    case note
    case centred
    case right
    case space

    /// - Returns: `nil` when a block says none of them.
    init?(_ block: JSONValue) {
      guard let kind = Self.allCases.first(where: { block[$0.rawValue] != nil }) else { return nil }
      self = kind
    }
  }

  /// A label and its value.
  struct Row: Sendable, Equatable {
    var label = ""
    var value = ""
  }

  let kind: Kind
  /// Of all kinds but fields; of a space its millimetres.
  var text = ""
  var rows: [Row] = []
  /// The block when its page was shown; `nil` for a new one.
  let was: JSONValue?

  /// A new one.
  init(_ kind: Kind) {
    (self.kind, was) = (kind, nil)
    if kind == .fields { rows = [Row()] }
    if kind == .space { text = "6" }
  }

  /// - Returns: `nil` when it is of no kind.
  init?(_ block: JSONValue) {
    guard let kind = Kind(block) else { return nil }
    (self.kind, was) = (kind, block)
    text = block[kind.rawValue]?.written ?? ""
    rows = (block[kind.rawValue]?.list ?? []).map { row in
      Row(label: row.list?.first?.written ?? "", value: row.list?.dropFirst().first?.written ?? "")
    }
  }

  /// As its form sent it.
  init(_ kind: Kind, _ form: SubmittedForm) {
    (self.kind, was) = (kind, form.json("was"))
    text = form["text"].trimmed
    while form.has("row:\(rows.count).label"), rows.count < Self.mostRows {
      let name = "row:\(rows.count)"
      rows.append(Row(label: form["\(name).label"].trimmed, value: form["\(name).value"].trimmed))
    }
  }

  /// More than stand on a page.
  static let mostRows = 100

  /// Does what a button says.
  mutating func press(_ press: RowPress) { rows.press(press, new: Row()) }

  /// The block it makes; its condition and whatever else is written of it stays.
  var value: JSONValue {
    var members = was?.members ?? []
    let content: JSONValue =
      switch kind {
      case .fields: .list(rows.map { .list([.text($0.label), .text($0.value)]) })
      case .space: millimetres.map { .number($0) } ?? .text(text)
      case .paragraph, .note, .centred, .right: .text(text)
      }
    if let place = members.firstIndex(where: { $0.key == kind.rawValue }) {
      members[place].value = content
    } else {
      members.insert(.init(kind.rawValue, content), at: 0)
    }
    return .object(members)
  }

  /// Full-width digits are as good as others.
  private var millimetres: Int? {
    let digits = text.map { $0.wholeNumberValue.map { Character("\($0)") } ?? $0 }
    return Int(String(digits)).flatMap { (1...200).contains($0) ? $0 : nil }
  }

  /// What is typed and cannot be kept so.
  /// - Parameter isFinal: whether the whole block is being kept: before, a row that was just added may be empty.
  func errors(_ signs: LetterSigns, isFinal: Bool, _ texts: Texts) -> [FieldError] {
    switch kind {
    case .space:
      return millimetres == nil ? [FieldError("text", texts["builder.staff.block.no-millimetres"])] : []
    case .paragraph, .note, .centred, .right:
      if text.isEmpty { return [FieldError("text", texts["builder.staff.block.no-text"])] }
      return signs.wrong(in: text).map { [FieldError("text", $0)] } ?? []
    case .fields:
      let none = rows.isEmpty ? [FieldError("rows", texts["builder.staff.block.no-rows"])] : []
      return none + rows.enumerated().flatMap { errors($1, $0, signs, isFinal: isFinal, texts) }
    }
  }

  private func errors(
    _ row: Row, _ number: Int, _ signs: LetterSigns, isFinal: Bool, _ texts: Texts
  ) -> [FieldError] {
    let values = ["n": "\(number + 1)"]
    return [("label", row.label), ("value", row.value)].compactMap { part, text in
      let field = "row:\(number).\(part)"
      if text.isEmpty { return isFinal ? FieldError(field, texts["builder.staff.block.no-\(part)", values]) : nil }
      return signs.wrong(in: text).map { FieldError(field, $0) }
    }
  }
}

extension JSONValue {
  /// What a block of a paper says, in one line.
  func blockWords(_ texts: Texts) -> String {
    guard let kind = PaperBlock.Kind(self) else { return "" }
    switch kind {
    case .fields:
      return (self[kind.rawValue]?.list ?? []).map { row in
        (row.list ?? []).compactMap(\.written).joined(separator: "：")
      }.joined(separator: "　／　")
    case .space: return texts["builder.staff.block.millimetres", ["n": self[kind.rawValue]?.written ?? ""]]
    case .paragraph, .note, .centred, .right: return self[kind.rawValue]?.written ?? ""
    }
  }
}
