import FormSchema
import Kernel

extension DefinitionReader {
  /// - Parameter part: `form` or `decision`, the beginning of each mark's path.
  mutating func form(_ node: SourceNode, at part: String) -> Form {
    let fields = fields(node, ["sections", "checks"])
    return Form(
      sections: filledList(fields, "sections").map { section($0, part) },
      checks: list(fields, "checks").compactMap { check($0, part) }, names: names)
  }

  private mutating func section(_ node: SourceNode, _ part: String) -> Section {
    let fields = fields(node, ["id", "title", "intro", "when", "questions"])
    let id = id(fields)
    mark("\(part).section.\(id)", fields.mark("id"))
    marks["\(part).section.\(id).when"] = fields["when"]?.mark
    return Section(
      id: id, title: text(fields, "title"), intro: optionalText(fields, "intro"),
      when: fields["when"].flatMap { condition($0) },
      questions: filledList(fields, "questions").map { question($0, part) })
  }

  /// - Returns: `nil` while the questions are being collected.
  private mutating func check(_ node: SourceNode, _ part: String) -> Check? {
    guard let names else { return nil }
    let fields = fields(node, ["id", "at", "when", "must", "message"])
    let id = id(fields)
    mark("\(part).check.\(id)", fields.mark("id"))
    marks["\(part).check.\(id).at"] = fields["at"]?.mark
    marks["\(part).check.\(id).when"] = fields["when"]?.mark
    marks["\(part).check.\(id).must"] = fields["must"]?.mark
    if fields["must"] == nil { find(.missingKey, at: fields.mark, ["key": "must"]) }
    let (at, when) = (self.id(fields, "at"), fields["when"].flatMap { condition($0) })
    // After a mistake the rule stays as one that always holds: what refers to it is no mistake.
    let must = fields["must"].flatMap { condition($0) } ?? (try? Condition("true", names))
    let message = text(fields, "message")
    return must.map { Check(id: id, at: at, when: when, must: $0, message: message) }
  }

  private mutating func question(_ node: SourceNode, _ part: String) -> Question {
    let shape = SourceFields(entries(node), mark: node.mark)
    let type: QuestionType.Name? = value(shape, "type")
    let fields = type.map { self.fields(node, Self.keys($0)) } ?? shape
    let id = id(fields)
    mark("\(part).question.\(id)", fields.mark("id"))
    marks["\(part).question.\(id).when"] = fields["when"]?.mark
    for key in ["name", "role", "type"] + Self.lowerLimits { marks["\(part).question.\(id).\(key)"] = fields[key]?.mark }
    let isOptional = flag(fields, "optional")
    let full = type.map { self.type($0, fields, isOptional, "\(part).question.\(id)") }
    return Question(
      id: id, name: fields["name"].map { text($0) }, type: full ?? .information(text: ""),
      label: type == .information ? "" : text(fields, "label"), hint: optionalText(fields, "hint"),
      isOptional: isOptional, role: fields["role"].flatMap { value($0) },
      when: fields["when"].flatMap { condition($0) }, isPersonal: fields["personal"].map { flag($0) })
  }

  /// The keys that may not exceed what stands under another key.
  private static let lowerLimits = ["min-length", "at-least", "earliest"]

  /// Notes where an id stands; a second thing of the same id is a mistake.
  private mutating func mark(_ path: String, _ mark: SourceMark) {
    let id = path.split(separator: ".").last.map(String.init) ?? ""
    if let first = marks[path], !id.isEmpty {
      find(.duplicateID, at: mark, ["id": id, "line": "\(first.line)"])
    } else {
      marks[path] = mark
    }
  }

  private static func keys(_ type: QuestionType.Name) -> [String] {
    if type == .information { return ["id", "type", "text", "when"] }
    let own: [String] =
      switch type {
      case .text: ["max-length", "min-length", "width"]
      case .longText: ["max-length", "min-length"]
      case .kana: ["max-length"]
      case .name: ["organisation"]
      case .date: ["earliest", "latest", "birth"]
      case .number: ["min", "max", "unit"]
      case .yen: ["min", "max"]
      case .choice: ["options", "other"]
      case .choices: ["options", "at-least", "at-most", "other"]
      case .files: ["accept", "at-least", "at-most"]
      case .consent: ["statement"]
      default: []
      }
    return ["id", "name", "type", "label", "hint", "optional", "role", "when", "personal"] + own
  }

  private mutating func type(
    _ name: QuestionType.Name, _ fields: SourceFields, _ isOptional: Bool, _ path: String
  ) -> QuestionType {
    switch name {
    case .text:
      if fields["width"] != nil { _ = value(fields, "width", TextWidth.self) }
      return .text(
        minLength: minLength(fields), maxLength: maxLength(fields) ?? 100, isShort: fields["width"] != nil)
    case .longText: return .longText(minLength: minLength(fields), maxLength: maxLength(fields) ?? 1000)
    case .kana: return .kana(maxLength: maxLength(fields) ?? 100)
    case .name: return .name(isOrganisation: flag(fields, "organisation"))
    case .date:
      return .date(
        earliest: fields["earliest"].flatMap { bound($0) }, latest: fields["latest"].flatMap { bound($0) },
        isBirth: flag(fields, "birth"))
    case .number:
      let limits = limits(fields, most: QuestionType.largestNumber)
      return .number(min: limits.min, max: limits.max, unit: optionalText(fields, "unit"))
    case .yen:
      let limits = limits(fields, most: QuestionType.largestYen)
      return .yen(min: limits.min, max: limits.max)
    case .choice: return .choice(options: options(fields, path), hasOther: flag(fields, "other"))
    case .choices:
      return .choices(
        options: options(fields, path), atLeast: optionalNumber(fields, "at-least", in: 0...100) ?? 0,
        atMost: optionalNumber(fields, "at-most", in: 1...100), hasOther: flag(fields, "other"))
    case .files:
      return .files(
        accept: accept(fields), atLeast: optionalNumber(fields, "at-least", in: 0...20) ?? (isOptional ? 0 : 1),
        atMost: optionalNumber(fields, "at-most", in: 1...20) ?? 5)
    case .consent: return .consent(statement: text(fields, "statement"))
    case .information: return .information(text: text(fields, "text"))
    case .yesNo: return .yesNo
    case .address: return .address
    case .phone: return .phone
    case .email: return .email
    case .insuredNumber: return .insuredNumber
    }
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

  private mutating func options(_ fields: SourceFields, _ path: String) -> [Option] {
    filledList(fields, "options").map { node in
      let option = self.fields(node, ["id", "label", "hint"])
      let id = id(option)
      mark("\(path).option.\(id)", option.mark("id"))
      return Option(id: id, label: text(option, "label"), hint: optionalText(option, "hint"))
    }
  }

  private mutating func accept(_ fields: SourceFields) -> [FileKind] {
    guard fields["accept"] != nil else { return FileKind.allCases }
    let kinds = filledList(fields, "accept").compactMap { value($0, FileKind.self) }
    return FileKind.allCases.filter(kinds.contains)
  }
}
