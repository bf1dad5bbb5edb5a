import FEEL
import FormSchema
import Kernel
import Nihongo
import SourceFiles

extension DefinitionReader {
  /// - Parameter path: the questions around those of a row, each with a dot behind it.
  mutating func question(_ node: SourceNode, _ part: String, at path: String) -> Question {
    count(node)
    let shape = SourceFields(entries(node), mark: node.mark)
    let type: QuestionType.Name? = value(shape, "type")
    let own = type.map { self.fields(node, Self.keys($0)) } ?? shape
    let ownID = self.id(own), id = scope.id(ownID)
    let fields = scope.changes[ownID].map { own.replaced(by: $0) } ?? own
    let place = "\(part).question.\(path)\(id)"
    mark(place, fields.mark("id"))
    for key in Self.markedKeys { marks["\(place).\(key)"] = fields[key]?.mark }
    let isOptional = flag(fields, "optional")
    let full = type.map { self.type($0, fields, isOptional, Place(part: part, path: path, id: id)) }
    if flag(fields, "unknown"), full?.canBeUnknown == false { find(.unfitUnknown, at: fields.mark("unknown")) }
    return Question(
      id: id, name: fields["name"].map { text($0) }, type: full ?? .information(text: ""),
      label: type == .information ? "" : text(fields, "label"), hint: optionalText(fields, "hint"),
      isOptional: isOptional, role: fields["role"].flatMap { value($0) },
      when: fields["when"].flatMap { condition($0) }, isPersonal: fields["personal"].map { flag($0) },
      allowsUnknown: flag(fields, "unknown"), initial: fields["initial"].flatMap { formula($0) },
      prefill: fields["prefill"].flatMap { prefill($0) }, optionsFrom: fields["options-from"].map { self.id($0) })
  }

  /// Where a question stands.
  struct Place {
    let part: String
    /// The questions around it, each with a dot behind it.
    let path: String
    let id: String

    var mark: String { "\(part).question.\(path)\(id)" }
  }

  /// Keys that may not exceed what stands under another key, or that are looked at once everything is read.
  private static let markedKeys = [
    "when", "name", "role", "type", "min-length", "at-least", "earliest", "initial", "prefill", "unknown", "value",
    "key", "table", "column", "options-from",
  ]

  private static func keys(_ type: QuestionType.Name) -> [String] {
    switch type {
    case .information: return ["id", "type", "text", "when"]
    case .computed, .lookedUp:
      let own = type == .computed ? ["kind", "value"] : ["table", "key", "column"]
      return ["id", "name", "type", "label", "hint", "when", "personal"] + own
    default: break
    }
    let common = ["id", "name", "type", "label", "hint", "optional", "unknown", "initial", "prefill", "role", "when"]
    return common + ["personal"] + ownKeys(type)
  }

  private static func ownKeys(_ type: QuestionType.Name) -> [String] {
    switch type {
    case .text: ["max-length", "min-length", "width"]
    case .longText: ["max-length", "min-length"]
    case .kana: ["max-length"]
    case .name: ["organisation"]
    case .date: ["earliest", "latest", "birth"]
    case .time, .dateRange: ["earliest", "latest"]
    case .number: ["min", "max", "unit"]
    case .yen: ["min", "max"]
    case .choice: ["options", "options-from", "other"]
    case .choices: ["options", "options-from", "at-least", "at-most", "other"]
    case .insuredNumber: ["kind"]
    case .individualNumber: ["purpose"]
    case .files: ["accept", "at-least", "at-most"]
    case .rows: ["item-title", "at-least", "at-most", "questions", "checks"]
    case .consent: ["statement"]
    default: []
    }
  }

  private mutating func type(
    _ name: QuestionType.Name, _ fields: SourceFields, _ isOptional: Bool, _ place: Place
  ) -> QuestionType {
    switch name {
    case .text:
      if fields["width"] != nil { _ = value(fields, "width", TextWidth.self) }
      return .text(
        minLength: minLength(fields), maxLength: maxLength(fields) ?? 100, isShort: fields["width"] != nil)
    case .longText: return .longText(minLength: minLength(fields), maxLength: maxLength(fields) ?? 1000)
    case .kana: return .kana(maxLength: maxLength(fields) ?? 100)
    case .name: return .name(isOrganisation: flag(fields, "organisation"))
    case .number:
      let limits = limits(fields, most: QuestionType.largestNumber)
      return .number(min: limits.min, max: limits.max, unit: optionalText(fields, "unit"))
    case .yen:
      let limits = limits(fields, most: QuestionType.largestYen)
      return .yen(min: limits.min, max: limits.max)
    case .choice: return .choice(options: options(fields, place), hasOther: flag(fields, "other"))
    case .choices:
      return .choices(
        options: options(fields, place), atLeast: optionalNumber(fields, "at-least", in: 0...100) ?? 0,
        atMost: optionalNumber(fields, "at-most", in: 1...100), hasOther: flag(fields, "other"))
    case .files:
      return .files(
        accept: accept(fields), atLeast: optionalNumber(fields, "at-least", in: 0...20) ?? (isOptional ? 0 : 1),
        atMost: optionalNumber(fields, "at-most", in: 1...20) ?? 5)
    case .consent: return .consent(statement: text(fields, "statement"))
    case .information: return .information(text: text(fields, "text"))
    case .insuredNumber: return .insuredNumber(fields["kind"].flatMap { value($0) } ?? .care)
    case .individualNumber: return .individualNumber(purpose: text(fields, "purpose"))
    case .rows: return rows(fields, isOptional, place)
    case .computed: return computed(fields)
    case .lookedUp: return lookedUp(fields)
    case .date, .time, .dateRange: return dated(name, fields)
    case .yesNo: return .yesNo
    case .address: return .address
    case .phone: return .phone
    case .email: return .email
    case .bankAccount: return .bankAccount
    case .corporateNumber: return .corporateNumber
    case .location: return .location
    case .signature: return .signature
    }
  }

  private mutating func dated(_ name: QuestionType.Name, _ fields: SourceFields) -> QuestionType {
    if name == .time {
      return .time(earliest: fields["earliest"].flatMap { time($0) }, latest: fields["latest"].flatMap { time($0) })
    }
    let earliest = fields["earliest"].flatMap { bound($0) }, latest = fields["latest"].flatMap { bound($0) }
    if name == .dateRange { return .dateRange(earliest: earliest, latest: latest) }
    return .date(earliest: earliest, latest: latest, isBirth: flag(fields, "birth"))
  }

  private enum TextWidth: String, CaseIterable { case short }

  private mutating func minLength(_ fields: SourceFields) -> Int {
    optionalNumber(fields, "min-length", in: 0...10_000) ?? 0
  }

  private mutating func maxLength(_ fields: SourceFields) -> Int? {
    optionalNumber(fields, "max-length", in: 1...10_000)
  }

  private mutating func limits(_ fields: SourceFields, most: Int) -> (min: Int, max: Int) {
    let min = optionalNumber(fields, "min", in: -most...most) ?? 0
    let max = optionalNumber(fields, "max", in: -most...most) ?? most
    if min > max { find(.outOfRange, at: fields.mark("max"), ["min": "\(min)", "max": "\(most)"]) }
    return (min, max)
  }

  private mutating func options(_ fields: SourceFields, _ place: Place) -> [Option] {
    if let node = fields["options-from"] {
      if fields["options"] != nil {
        find(.unknownKey, at: fields.mark("options"), ["key": "options", "keys": "options-from"])
      }
      return table(node)?.options ?? []
    }
    return filledList(fields, "options").map { node in
      let option = self.fields(node, ["id", "label", "hint"])
      let id = id(option)
      mark("\(place.mark).option.\(id)", option.mark("id"))
      return Option(id: id, label: text(option, "label"), hint: optionalText(option, "hint"))
    }
  }

  private mutating func accept(_ fields: SourceFields) -> [FileKind] {
    guard fields["accept"] != nil else { return FileKind.allCases }
    let kinds = filledList(fields, "accept").compactMap { value($0, FileKind.self) }
    return FileKind.allCases.filter(kinds.contains)
  }

  private mutating func prefill(_ node: SourceNode) -> PrefillSource? {
    guard case .scalar(let text, let mark) = node else {
      find(.notAText, at: node.mark)
      return nil
    }
    if let source = PrefillSource(text) { return source }
    let all = PrefillSource.all.map(\.description)
    var values = ["value": text, "allowed": all.joined(separator: ", ")]
    values["suggestion"] = Suggestion.closest(to: text, among: all)
    find(.unknownValue, at: mark, values)
    return nil
  }
}
