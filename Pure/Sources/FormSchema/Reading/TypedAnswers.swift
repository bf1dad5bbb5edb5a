import Kernel
import Nihongo

/// What was typed, field by field, with nothing lost: a page can always be shown again as it was.
///
/// Field names are the question's id, or `ID.part` for questions of several inputs; see ``Question/fields``.
/// It prints as `…`.
public struct TypedAnswers: PersonalValue, Equatable {
  public private(set) var fields: [String: [String]]

  public init(_ fields: [String: [String]] = [:]) { self.fields = fields.filter { !$0.value.isEmpty } }

  /// Reads what ``bytes`` writes.
  /// - Throws: ``JSONReader/Refusal``
  public init(bytes: some Sequence<UInt8>) throws(JSONReader.Refusal) {
    guard case .object(let members) = try JSONReader.read(bytes) else { throw JSONReader.Refusal(offset: 0) }
    var fields: [String: [String]] = [:]
    for member in members {
      guard let values = member.value.list else { throw JSONReader.Refusal(offset: 0) }
      fields[member.key] = values.compactMap(\.text)
    }
    self.init(fields)
  }

  /// A JSON object of the fields, each with its list of values.
  public var bytes: [UInt8] {
    JSONValue.object(fields.map { .init($0.key, .list($0.value.map { .text($0) })) }).canonicalBytes
  }

  /// Every value of a field, in the order they came; none when it is absent.
  public subscript(field: String) -> [String] {
    get { fields[field] ?? [] }
    set { fields[field] = newValue.isEmpty ? nil : newValue }
  }

  /// The first value of a field, empty when it is absent.
  public func first(_ field: String) -> String { fields[field]?.first ?? "" }

  public var isEmpty: Bool { fields.isEmpty }

  /// The attachments of a `files` question; references that cannot be read are left out.
  public func attachments(_ question: String) -> [Attachment] { self[question].compactMap(Attachment.init(field:)) }

  /// The attachments of every question, in no particular order.
  public var everyAttachment: [Attachment] { fields.values.joined().compactMap(Attachment.init(field:)) }

  /// Puts what came from one page in the place of what that page held before. Attachments stay as they are:
  /// they come and go on their own.
  public mutating func replace(section: Section, with page: TypedAnswers) {
    for question in section.questions { replace(question, with: page) }
  }

  /// The same for one question: its rows are those of the page.
  public mutating func replace(_ question: Question, with page: TypedAnswers) {
    dropRows(of: question, missingIn: page)
    let open = question.openInputs(in: self)
    for field in open { self[field] = [] }
    for field in question.openInputs(in: page) { self[field] = page[field] }
  }

  /// Scalar by scalar, so that a draft is kept exactly.
  public static func == (left: TypedAnswers, right: TypedAnswers) -> Bool {
    left.fields.count == right.fields.count
      && left.fields.allSatisfy { key, values in
        let others = right[key]
        return values.count == others.count && zip(values, others).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
      }
  }
}

extension Question {
  /// The names of the inputs this question is typed into, in page order. A question's own problem
  /// stands at the first of them.
  public var fields: [String] {
    own + (allowsUnknown ? ["\(id).\(Self.unknown)"] : [])
  }

  /// What ``QuestionType/rows(_:)`` and others call the input that says 「わからない」 with `true`.
  public static let unknown = "unknown"

  private var own: [String] {
    switch type {
    case .name(isOrganisation: false), .address, .dateRange, .bankAccount, .location:
      type.parts.map { "\(id).\($0)" }
    case .email: [id, "\(id).again"]
    case .choice, .choices: type.hasOther ? [id, "\(id).other"] : [id]
    case .information, .computed, .lookedUp: []
    default: [id]
    }
  }
}

extension QuestionType {
  /// The parts an answer is typed in, in page order; none when it has one input only.
  public var parts: [String] {
    switch self {
    case .name(isOrganisation: false): ["family", "given", "family-kana", "given-kana"]
    case .address: ["postal-code", "prefecture", "city", "town", "street", "building"]
    case .dateRange: ["from", "to"]
    case .bankAccount:
      [
        "institution", "bank-code", "bank-name", "branch-code", "branch-name", "kind", "number", "yucho-symbol",
        "yucho-number", "holder",
      ]
    case .location: ["place", "latitude", "longitude"]
    default: []
    }
  }
}
