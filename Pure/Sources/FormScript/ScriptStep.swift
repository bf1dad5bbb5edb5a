/// What is said next in a conversation, and what may be answered to it.
public struct ScriptStep: Sendable, Equatable {
  /// Of a question, the name of the input it fills; stable as long as the procedure's version.
  public let id: String
  public let kind: Kind
  /// What is told before: the title of a new part of the form, a text without an answer, what was worked out.
  public internal(set) var told: [String]
  /// What is asked or said.
  public let words: String
  /// How to answer, in a sentence; empty when nothing is expected.
  public let how: String
  /// What to choose from, each with the number it is called by.
  public let options: [ScriptOption]
  public let expects: Expected
  /// The lines that are read back; each of them with the label of its question.
  public let lines: [Line]
  /// Whether 「とばす」 is taken.
  public let canBeSkipped: Bool
  /// Whether 「わからない」 is taken.
  public let canBeUnknown: Bool
  /// What the form itself says beside the question.
  public let hint: String?
  /// The answer that stands already, as it is read; `nil` when there is none.
  public let standing: String?
  /// Why the answer that stands has to be mended; `nil` when it has not.
  public let problem: String?
  /// Whether 「そのまま」 is taken: an answer stands, and nothing is wrong with it.
  public internal(set) var canBeKept = false
  /// What one more of is taken by 「もう一人」, as お子さま; `nil` where there are no rows or no more.
  public internal(set) var nextRow: String?
  /// The fields a yes would fill in.
  var offered: [String: [String]]?

  /// What a step is for.
  public enum Kind: Sendable, Equatable {
    /// To answer a question of the form, or a part of one.
    case question
    /// To hear whether a portion of the answers is right.
    case readBack
    /// To hear which of them is not.
    case mending
    /// To hear whether it shall be sent.
    case confirmation
    /// It can be sent now.
    case confirmed
    /// The conversation rests.
    case stopped
  }

  /// What kind of answer is understood.
  public enum Expected: Sendable, Equatable {
    case nothing
    case line
    case longText
    case date
    case time
    case number
    /// How many rows there are.
    case count
    case option
    /// Several options.
    case options
    case yesNo
    /// A file, which a conversation cannot carry itself: it is uploaded on a page, for the input of this name.
    case file(input: String)
  }

  /// A line that is read back.
  public struct Line: Sendable, Equatable {
    /// The id of the question.
    public let question: String
    public let label: String
    public let text: String
    /// The same as it is read aloud: numbers in groups, the characters of names told apart.
    public let spoken: String
  }
}

/// One of the answers a step offers.
public struct ScriptOption: Sendable, Equatable {
  /// What it is called by; 1 is the first.
  public let number: Int
  public let label: String
  public let hint: String?
  /// What is typed into the input when it is chosen.
  let values: [String]

  init(_ number: Int, _ label: String, hint: String? = nil, values: [String]) {
    (self.number, self.label, self.hint, self.values) = (number, label, hint, values)
  }
}
