import FEEL
import FormSchema

/// A question named in an expression.
struct NamePlace {
  let fullID: String
  /// Where the name stands, without the `.other` behind it.
  let range: SourceRange
  /// The name that is written there.
  let written: String
}

/// Finds what questions an expression names, by what the parser read, never by looking for letters.
struct NamePlaces {
  private(set) var places: [NamePlace] = []
  private let bytes: [UInt8]
  private let names: RuleNames
  private let around: [String]
  private let outline: DraftOutline

  /// A name an expression brings itself, with the rows its value is one of; or, without a name, those that a filter
  /// looks at.
  private struct Binding {
    let name: String?
    let rows: String?
  }

  /// - Parameter around: the rows the expression stands in.
  init(_ expression: FEELExpression, in text: String, _ names: RuleNames, around: [String], _ outline: DraftOutline) {
    (bytes, self.names, self.around, self.outline) = (Array(text.utf8), names, around, outline)
    walk(expression, [])
  }

  /// Tests of a decision's cell.
  init(_ tests: UnaryTests, in text: String, _ names: RuleNames, _ outline: DraftOutline) {
    (bytes, self.names, around, self.outline) = (Array(text.utf8), names, [], outline)
    for test in tests.tests { walk(test, []) }
  }

  private mutating func walk(_ test: UnaryTest, _ bound: [Binding]) {
    switch test {
    case .comparison(_, let expression), .expression(let expression): walk(expression, bound)
    }
  }

  private mutating func walk(_ expression: FEELExpression, _ bound: [Binding]) {
    switch expression.kind {
    case .name(let name): add(name, expression.range, bound)
    case .path(let base, let member):
      walk(base, bound)
      addMember(member, of: base, endingAt: expression.range.end, bound)
    case .filter(let list, let match):
      walk(list, bound)
      walk(match, bound + [Binding(name: nil, rows: rows(list, bound))])
    case .iteration(let iterators, let body), .quantified(_, let iterators, let body): walk(iterators, body, bound)
    case .function(let definition):
      walk(definition.body, bound + definition.parameters.map { Binding(name: $0.name, rows: nil) })
    case .context(let entries):
      let own = bound + entries.map { Binding(name: $0.name, rows: nil) }
      for entry in entries { walk(entry.value, own) }
    case .call(let function, let arguments):
      for part in [function] + arguments { walk(part, bound) }
      addText(function, arguments, bound)
    case .isIn(let value, let tests):
      walk(value, bound)
      for test in tests { walk(test, bound) }
    default:
      for part in expression.parts { walk(part, bound) }
    }
  }

  private mutating func walk(_ iterators: [FEELExpression.Iterator], _ body: FEELExpression, _ bound: [Binding]) {
    var bound = bound
    for iterator in iterators {
      walk(iterator.domain, bound)
      if let last = iterator.last { walk(last, bound) }
      bound.append(Binding(name: iterator.name, rows: rows(iterator.domain, bound)))
    }
    walk(body, bound)
  }

  private mutating func add(_ name: String, _ range: SourceRange, _ bound: [Binding]) {
    guard let fullID = fullID(name, bound) else { return }
    var end = range.end, written = name
    let other = ".\(Option.other)"
    // `kind.other` is one name: the free text beside a choice.
    if name.hasSuffix(other), outline.question(fullID)?.id != name {
      written = String(name.dropLast(other.count))
      end -= other.utf8.count
    }
    places.append(NamePlace(fullID: fullID, range: SourceRange(start: range.start, end: end), written: written))
  }

  private mutating func addMember(_ member: String, of base: FEELExpression, endingAt end: Int, _ bound: [Binding]) {
    guard let rows = rows(base, bound), let inner = inner(member, of: rows) else { return }
    let start = end - member.utf8.count
    guard start >= 0, end <= bytes.count, bytes[start..<end].elementsEqual(member.utf8) else { return }
    places.append(NamePlace(fullID: inner, range: SourceRange(start: start, end: end), written: member))
  }

  /// `get value(child, "name")` names a question of a row by a text.
  private mutating func addText(_ function: FEELExpression, _ arguments: [FEELExpression], _ bound: [Binding]) {
    guard case .builtIn("get value") = function.kind, arguments.count == 2, let member = arguments[1].writtenText,
      let rows = rows(arguments[0], bound), let inner = inner(member, of: rows)
    else { return }
    let range = SourceRange(start: arguments[1].range.start + 1, end: arguments[1].range.end - 1)
    places.append(NamePlace(fullID: inner, range: range, written: member))
  }

  /// Which question a name stands for, from the inside out.
  private func fullID(_ name: String, _ bound: [Binding]) -> String? {
    for binding in bound.reversed() {
      if binding.name == name { return nil }
      if binding.name == nil, let rows = binding.rows, let inner = inner(name, of: rows) { return inner }
    }
    guard let id = names.question(named: name) else { return nil }
    for depth in stride(from: around.count, through: 1, by: -1) {
      let full = (around[..<depth] + [id]).joined(separator: ".")
      if outline.question(full) != nil { return full }
    }
    return id
  }

  private func inner(_ name: String, of rows: String) -> String? {
    outline.inner(of: rows).first { $0.id == name || $0.name == name }?.fullID
  }

  /// The rows an expression's value is made of.
  private func rows(_ expression: FEELExpression, _ bound: [Binding]) -> String? {
    switch expression.kind {
    case .name(let name):
      if let binding = bound.last(where: { $0.name == name }) { return binding.rows }
      return fullID(name, bound).flatMap { isRows($0) ? $0 : nil }
    case .filter(let list, _): return rows(list, bound)
    case .path(let base, let member):
      return rows(base, bound).flatMap { inner(member, of: $0) }.flatMap { isRows($0) ? $0 : nil }
    default: return nil
    }
  }

  private func isRows(_ fullID: String) -> Bool { outline.question(fullID)?.type == QuestionType.Name.rows.rawValue }
}

extension String {
  /// The text with other names at some places.
  func replacing(_ replacements: [(place: NamePlace, name: String)]) -> String {
    var bytes = Array(utf8)
    for (place, name) in replacements.sorted(by: { $0.place.range.start > $1.place.range.start })
    where place.range.end <= bytes.count {
      bytes.replaceSubrange(place.range.start..<place.range.end, with: name.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
