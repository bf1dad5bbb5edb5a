import FEEL
import FormSchema
import Kernel

/// Says in JSON Schema when a question is asked, as far as that can be said.
struct ConditionSchema {
  /// The questions whose answers stand beside it in the same object.
  let questions: [Question]

  /// Everything that must be true of the other answers: those that JSON Schema can say, and whether these are all.
  func demands(_ conditions: [Condition]) -> (schemas: [JSONValue], isAll: Bool) {
    let parts = conditions.flatMap { condition in
      Self.conjuncts(condition.shape).map { schema($0, in: condition) }
    }
    return (parts.compactMap(\.self), !parts.contains(nil))
  }

  private static func conjuncts(_ shape: ConditionShape) -> [ConditionShape] {
    if case .all(let parts) = shape { parts.flatMap(conjuncts) } else { [shape] }
  }

  /// - Returns: `nil` when it looks at something else than what was chosen, or not at this object.
  private func schema(_ shape: ConditionShape, in condition: Condition) -> JSONValue? {
    switch shape {
    case .chosen(let question, let options): chosen(question, options, in: condition)
    case .notChosen(let question, let options):
      chosen(question, options, in: condition).map { .object([.init("not", $0)]) }
    case .all(let parts): joined("allOf", parts, in: condition)
    case .any(let parts): joined("anyOf", parts, in: condition)
    case .other: nil
    }
  }

  private func joined(_ key: String, _ parts: [ConditionShape], in condition: Condition) -> JSONValue? {
    let schemas = parts.compactMap { schema($0, in: condition) }
    return schemas.count == parts.count ? .object([.init(key, .list(schemas))]) : nil
  }

  private func chosen(_ id: String, _ options: [String], in condition: Condition) -> JSONValue? {
    guard let question = questions.first(where: { $0.id == id }) else { return nil }
    let value: JSONValue
    switch question.type {
    case .choice(_, let hasOther): value = Self.any(options.map { Self.option($0, hasOther) })
    case .choices(_, _, _, let hasOther):
      // A list is never the same as a text: it can only contain one.
      guard options.count == 1, condition.asksOnlyForMembers(of: id) else { return nil }
      value = .object([.init("contains", Self.option(options[0], hasOther))])
    case .yesNo, .consent:
      // A consent that may be left out says no by that, though only where it is asked.
      if question.type.name == .consent, question.isOptional, options.contains("false") { return nil }
      value = Self.any(options.map { .object([.init("const", .flag($0 == "true"))]) })
    default: return nil
    }
    return .object([
      .init("required", .list([.text(id)])), .init("properties", .object([.init(id, value)])),
    ])
  }

  private static func option(_ id: String, _ hasOther: Bool) -> JSONValue {
    hasOther && id == Option.other
      ? .object([ShapeSchema.type("object"), .init("required", .list([.text(Option.other)]))])
      : .object([.init("const", .text(id))])
  }

  private static func any(_ schemas: [JSONValue]) -> JSONValue {
    if schemas.count == 1 { return schemas[0] }
    let values = schemas.compactMap { $0["const"] }
    return values.count == schemas.count ? ["enum": .list(values)] : ["anyOf": .list(schemas)]
  }
}

extension Condition {
  /// Whether it looks at a question in no other way than by `list contains`.
  fileprivate func asksOnlyForMembers(of id: String) -> Bool {
    !expression.everyPart.contains { part in
      let looked: [FEELExpression] =
        switch part.kind {
        case .comparison(_, let left, let right): [left, right]
        case .isIn(let tested, _): [tested]
        default: []
        }
      return looked.contains { if case .name(let name) = $0.kind { names.question(named: name) == id } else { false } }
    }
  }
}
