import Nihongo

/// An answer of an example that does not fit its question.
public struct ExampleMisfit: Error, Sendable, Equatable {
  public let question: String
  /// There is such a question, and it is answered in another shape.
  public let isKnown: Bool
}

extension Form {
  /// An example's answers as if they had been typed into the form.
  /// - Throws: ``ExampleMisfit`` for the first, by id, that cannot be typed.
  public func typed(_ answers: [String: ExampleValue]) throws(ExampleMisfit) -> TypedAnswers {
    try ExampleTyping.typed(answers) { question($0) }
  }
}

/// Types one example answer into the fields of its question.
private struct ExampleTyping {
  let question: Question

  static func typed(
    _ answers: [String: ExampleValue], _ question: (String) -> Question?
  ) throws(ExampleMisfit) -> TypedAnswers {
    var typed = TypedAnswers()
    for (id, value) in answers.sorted(by: { $0.key < $1.key }) {
      guard let question = question(id) else { throw ExampleMisfit(question: id, isKnown: false) }
      guard ExampleTyping(question: question).type(value, into: &typed) else {
        throw ExampleMisfit(question: id, isKnown: true)
      }
    }
    return typed
  }

  /// - Returns: `false` when the value has another shape than the question's answers.
  func type(_ value: ExampleValue, into typed: inout TypedAnswers) -> Bool {
    if question.allowsUnknown, value == .map([Question.unknown: .scalar("true")]) {
      typed["\(question.id).\(Question.unknown)"] = ["true"]
      return true
    }
    switch question.type {
    case .name(isOrganisation: false), .address, .dateRange, .bankAccount, .location: return parts(value, into: &typed)
    case .rows(let group): return rows(value, group, into: &typed)
    case .signature: return files(.list([value]), into: &typed)
    case .choice: return choice([value], into: &typed)
    case .choices:
      guard case .list(let items) = value else { return false }
      return choice(items, into: &typed)
    case .files: return files(value, into: &typed)
    case .email:
      guard case .scalar(let text) = value else { return false }
      for field in question.fields { typed[field] = [text] }
      return true
    case .information, .computed, .lookedUp: return false
    default:
      guard case .scalar(let text) = value else { return false }
      typed[question.id] = [text]
      return true
    }
  }

  private func parts(_ value: ExampleValue, into typed: inout TypedAnswers) -> Bool {
    guard case .map(let parts) = value else { return false }
    for (part, value) in parts {
      let field = "\(question.id).\(part)"
      guard question.fields.contains(field), case .scalar(let text) = value else { return false }
      typed[field] = [text]
    }
    return true
  }

  private func rows(_ value: ExampleValue, _ group: RepeatedGroup, into typed: inout TypedAnswers) -> Bool {
    guard case .list(let items) = value else { return false }
    for item in items {
      guard case .map(let answers) = item, let row = try? Self.typed(answers, { group.question($0) }) else {
        return false
      }
      typed.setRow(question.id, typed.addRow(question.id), row)
    }
    return true
  }

  private func choice(_ values: [ExampleValue], into typed: inout TypedAnswers) -> Bool {
    var options: [String] = []
    for value in values {
      switch value {
      case .scalar(let option): options.append(option)
      case .map(let other):
        guard other.count == 1, case .scalar(let text)? = other[Option.other], question.type.hasOther else {
          return false
        }
        options.append(Option.other)
        typed["\(question.id).\(Option.other)"] = [text]
      case .list: return false
      }
    }
    typed[question.id] = options
    return true
  }

  private func files(_ value: ExampleValue, into typed: inout TypedAnswers) -> Bool {
    guard case .list(let items) = value else { return false }
    var files: [String] = []
    for (index, item) in items.enumerated() {
      guard case .map(let parts) = item, case .scalar(let name)? = parts["name"],
        case .scalar(let kind)? = parts["kind"], let kind = FileKind(rawValue: kind), parts.count == 2
      else { return false }
      let file = Attachment(
        id: "example-\(index + 1)", name: name, byteCount: 1, kind: kind,
        sha256: String(repeating: "0", count: 64))
      files.append(file.field)
    }
    typed[question.id] = files
    return true
  }
}
