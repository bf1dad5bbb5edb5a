import FormSchema

/// One thing to ask: a question of the form, or a part of one.
struct Prompt {
  let question: Question
  /// The sentences of the question, where it stands.
  let words: ProcedureWords
  /// What its inputs begin with: nothing, or the rows it stands in, as `child.2.`.
  let path: String
  /// What comes behind the question's id; `nil` when it is the question itself.
  let part: String?
  let form: Form
  /// What the row is called, as お子さま2; `nil` outside rows.
  let row: String?
  /// The title of the form's part it stands in; `nil` where the form has one part only.
  let section: String?
  /// Whether nothing need be said here although the question has to be answered.
  let mayStayEmpty: Bool
  /// Told before it.
  var told: [String] = []

  /// How it is asked.
  enum Form {
    /// Whatever the question's type takes, as it is typed.
    case line
    case choice
    case choices
    case yesNo
    case consent
    /// One of a few words that belong to the type itself.
    case kinds([String])
    /// How many rows there are.
    case count(RepeatedGroup)
    /// Whether a question that need not be answered shall be.
    case gate
    /// The same mail address once more.
    case again
    /// Latitude and longitude.
    case position
    /// One of the places with the postal code that was said.
    case places([ScriptAddress])
    case file
    /// Whether an answer that is known already is right.
    case proposal(Proposal)
  }

  /// The end of the id of a ``Form/gate``; no input ends so.
  static let gateMark = "?"
  /// The end of the id of a ``Form/proposal(_:)``; no input ends so.
  static let proposalMark = "="

  /// The name of the question among the inputs.
  var key: String { path + question.id }

  /// The first input it fills.
  var field: String { part.map { "\(key).\($0)" } ?? key }

  var id: String {
    switch form {
    case .gate: key + Self.gateMark
    case .proposal: key + Self.proposalMark
    case .places: key + ".places"
    default: field
    }
  }

  /// All inputs it fills.
  var fields: [String] {
    switch form {
    case .gate, .proposal: []
    case .position: ["\(key).latitude", "\(key).longitude"]
    case .places: ["prefecture", "city", "town"].map { "\(key).\($0)" }
    default: [field]
    }
  }

  /// Whether it is the first that is asked of its question.
  var isFirst: Bool {
    if case .gate = form { return true }
    return question.fields.first.map { path + $0 } == field
  }

  /// Whether passing over it passes over its whole question.
  var standsForQuestion: Bool {
    switch form {
    case .gate: return true
    case .proposal: return false
    default: return question.isOptional && !mayStayEmpty && isFirst
    }
  }

  /// Whether it belongs to a question, or to one in a row of it.
  func isOf(_ name: String) -> Bool { key == name || key.hasPrefix("\(name).") }
}

/// A place that has a postal code.
public struct ScriptAddress: Sendable, Equatable {
  public let prefecture: String
  public let city: String
  public let town: String

  public init(prefecture: String, city: String, town: String) {
    (self.prefecture, self.city, self.town) = (prefecture, city, town)
  }

  var text: String { prefecture + city + town }
}
