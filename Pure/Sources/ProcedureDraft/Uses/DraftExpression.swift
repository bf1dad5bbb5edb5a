import FEEL
import FormSchema
import Kernel

/// An expression of a form or a document, with what it may name.
struct DraftExpression {
  let path: DraftPath
  let kind: DraftUse.Kind
  let text: String
  let names: RuleNames
  /// The rows it stands in.
  let around: [String]
}

/// Collects every expression of a draft but those of decisions.
struct DraftExpressions {
  private(set) var all: [DraftExpression] = []
  private let folder: DraftFolder
  private let names: DraftNames
  private var known: [String: RuleNames] = [:]
  private var seen: Set<DraftPath> = []

  init(_ folder: DraftFolder, _ names: DraftNames) {
    (self.folder, self.names) = (folder, names)
    for section in names.outline.sections { add(section.path, ["when"], .condition, around: []) }
    for question in names.outline.questions where seen.insert(question.path).inserted {
      add(question.path, ["when"], .condition, around: question.around)
      add(question.path, ["value", "key", "initial"], .formula, around: question.around)
      if question.json["checks"] != nil { addChecks(question.path, around: question.around + [question.id]) }
    }
    for file in ["form.yaml", "decision.yaml"] { addChecks(DraftPath(file), around: []) }
    for group in folder.trees(in: "groups") { addChecks(group.path, around: names.around(group.path)) }
    for document in folder.trees(in: "documents") {
      add(document.path, ["when"], .document, around: [])
      for block in folder.items(document.path.key("blocks")) { add(block.path, ["when"], .document, around: []) }
    }
  }

  private mutating func addChecks(_ path: DraftPath, around: [String]) {
    for check in folder.items(path.key("checks")) { add(check.path, ["when", "must"], .check, around: around) }
  }

  private mutating func add(_ path: DraftPath, _ keys: [String], _ kind: DraftUse.Kind, around: [String]) {
    guard let piece = folder[path] else { return }
    for key in keys {
      guard let text = piece[key]?.written, !text.isEmpty else { continue }
      let names = names(path.key(key), around)
      all.append(DraftExpression(path: path.key(key), kind: kind, text: text, names: names, around: around))
    }
  }

  /// The same for all expressions of a row or a group.
  private mutating func names(_ path: DraftPath, _ around: [String]) -> RuleNames {
    let key = (DraftNames.group(path) ?? "") + ":" + around.joined(separator: ".")
    if let names = known[key] { return names }
    let made = names.names(at: path)
    known[key] = made
    return made
  }
}

extension DraftExpression {
  /// The expression as it was read; `nil` while it is no FEEL.
  var parsed: FEELExpression? { (try? FEELParser.expression(text, in: names.scope))?.expression }

  func places(_ outline: DraftOutline) -> [NamePlace] {
    parsed.map { NamePlaces($0, in: text, names, around: around, outline).places } ?? []
  }

  /// The options it compares an answer with, by the full id of the question.
  func options(_ outline: DraftOutline) -> [(question: String, option: String, range: SourceRange)] {
    guard let parsed else { return [] }
    let places = NamePlaces(parsed, in: text, names, around: around, outline).places
    return parsed.everyPart.flatMap { part -> [(String, String, SourceRange)] in
      guard let (subject, values) = part.compared else { return [] }
      let range = subject.range
      guard let place = places.first(where: { range.start <= $0.range.start && $0.range.end <= range.end }) else {
        return []
      }
      return values.flatMap(\.everyPart).compactMap { value in
        value.writtenText.map { (place.fullID, $0, value.range) }
      }
    }
  }
}

extension FEELExpression {
  /// What is compared with what, where one side may be an answer and the other an option.
  fileprivate var compared: (subject: FEELExpression, values: [FEELExpression])? {
    switch kind {
    case .comparison(_, let left, let right): left.writtenText == nil ? (left, [right]) : (right, [left])
    case .isIn(let left, let tests): (left, tests.map(\.expression))
    case .call(let function, let arguments):
      if case .builtIn("list contains") = function.kind, arguments.count == 2 { (arguments[0], [arguments[1]]) } else {
        nil
      }
    default: nil
    }
  }
}

extension FEELExpression {
  /// The text it is; `nil` when it is no text.
  var writtenText: String? { if case .literal(.string(let text)) = kind { text } else { nil } }
}
