import FormSchema
import Kernel
import Nihongo

/// Compares a document with a shape and notes every difference, in the document's order.
struct ShapeCheck {
  private(set) var problems: [ContractProblem] = []

  /// More problems than these help nobody.
  static let mostProblems = 100
  /// A pointer does not repeat names longer than this.
  static let longestName = 200

  mutating func note(_ problem: ShapeProblem, at pointer: String) {
    if problems.count < Self.mostProblems { problems.append(ContractProblem(.shape(problem), at: pointer)) }
  }

  mutating func check(_ value: JSONValue, _ shape: Shape, at pointer: String) {
    switch shape {
    case .text(let text): check(value, text, at: pointer)
    case .integer(let range): check(value, range, at: pointer)
    case .degrees(let range): checkDegrees(value, range, at: pointer)
    case .flag(let only):
      guard let flag = value.flag else { return note(.wrongType(.boolean), at: pointer) }
      if let only, flag != only { note(.notAnOption, at: pointer) }
    case .options(let options):
      guard let text = value.text else { return note(.wrongType(.string), at: pointer) }
      if !options.contains(where: { $0.id.utf8.elementsEqual(text.utf8) }) { note(.notAnOption, at: pointer) }
    case .object(let members): check(value, members, at: pointer)
    case .list(let item, let count, let areDifferent):
      check(value, item, count, areDifferent: areDifferent, at: pointer)
    case .either(let shapes): check(value, either: shapes, at: pointer)
    case .shared(let shared): check(value, shared.shape, at: pointer)
    }
  }

  private mutating func check(_ value: JSONValue, _ shape: TextShape, at pointer: String) {
    guard let text = value.text else { return note(.wrongType(.string), at: pointer) }
    let count = text.unicodeScalars.count
    if let pattern = shape.pattern, !pattern.matches(text) {
      note(count == 0 ? .tooShort(least: shape.length.lowerBound) : .wrongPattern(pattern.text), at: pointer)
    } else if count < shape.length.lowerBound {
      note(.tooShort(least: shape.length.lowerBound), at: pointer)
    } else if count > shape.length.upperBound {
      note(.tooLong(most: shape.length.upperBound), at: pointer)
    }
  }

  private mutating func check(_ value: JSONValue, _ range: ClosedRange<Int>, at pointer: String) {
    guard let number = value.whole else { return note(.wrongType(.integer), at: pointer) }
    if number < range.lowerBound { note(.tooSmall(least: String(range.lowerBound)), at: pointer) }
    if number > range.upperBound { note(.tooGreat(most: String(range.upperBound)), at: pointer) }
  }

  private mutating func checkDegrees(_ value: JSONValue, _ range: ClosedRange<Int>, at pointer: String) {
    guard value.isNumber else { return note(.wrongType(.number), at: pointer) }
    if value.millionths(in: range) == nil {
      let bounds = [range.lowerBound, range.upperBound].map(GeoPoint.Position.text)
      note(.outside(least: bounds[0], most: bounds[1]), at: pointer)
    }
  }

  private mutating func check(_ value: JSONValue, _ members: [MemberShape], at pointer: String) {
    guard let found = value.members else { return note(.wrongType(.object), at: pointer) }
    var seen: Set<String> = []
    for member in found where problems.count < Self.mostProblems {
      let place = JSONPointer.member(member.key, of: pointer, longest: Self.longestName)
      guard let shape = members.first(where: { $0.name.utf8.elementsEqual(member.key.utf8) })?.shape else {
        note(.unknownMember(nearest: Suggestion.closest(to: member.key, among: members.map(\.name))), at: place)
        continue
      }
      guard seen.insert(member.key).inserted else {
        note(.repeatedMember, at: place)
        continue
      }
      check(member.value, shape, at: place)
    }
    for member in members where member.isRequired && !seen.contains(member.name) {
      note(.missingMember, at: JSONPointer.member(member.name, of: pointer))
    }
  }

  private mutating func check(
    _ value: JSONValue, _ item: Shape, _ count: ClosedRange<Int>, areDifferent: Bool, at pointer: String
  ) {
    guard let list = value.list else { return note(.wrongType(.array), at: pointer) }
    if list.count < count.lowerBound { note(.tooFew(least: count.lowerBound), at: pointer) }
    guard list.count <= count.upperBound else { return note(.tooMany(most: count.upperBound), at: pointer) }
    for (index, value) in list.enumerated() where problems.count < Self.mostProblems {
      let place = JSONPointer.item(index, of: pointer)
      check(value, item, at: place)
      // Two answers in words are one too many, whatever they say.
      if areDifferent, list[..<index].contains(where: { $0 == value || ($0.members != nil && value.members != nil) }) {
        note(.repeatedItem, at: place)
      }
    }
  }

  /// Of several shapes the one is meant that the value comes nearest to.
  private mutating func check(_ value: JSONValue, either shapes: [Shape], at pointer: String) {
    let meant = shapes.filter { $0.mayBe(value) }
    if meant.isEmpty { return note(.wrongType(shapes[0].kind), at: pointer) }
    let checks = meant.map { shape in
      var check = ShapeCheck()
      check.check(value, shape, at: pointer)
      return check.problems
    }
    for problem in checks.min(by: { $0.count < $1.count }) ?? [] where problems.count < Self.mostProblems {
      problems.append(problem)
    }
  }
}

extension Shape {
  /// Whether the value is of the right kind at least.
  fileprivate func mayBe(_ value: JSONValue) -> Bool {
    switch self {
    case .text, .options: value.text != nil
    case .integer, .degrees: value.isNumber
    case .flag: value.flag != nil
    case .object: value.members != nil
    case .list: value.list != nil
    case .either(let shapes): shapes.contains { $0.mayBe(value) }
    case .shared(.unknown): value[SharedShape.unknown.rawValue] != nil
    case .shared(let shared): shared.shape.mayBe(value)
    }
  }
}
