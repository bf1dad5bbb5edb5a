import FormSchema
import Kernel

/// Where a conversation stands: which steps were answered or passed over, in the order of the talk.
///
/// It holds no answers; these stand in ``FormSchema/TypedAnswers`` beside it. Both together are a whole conversation,
/// which any channel can keep and go on with.
public struct ScriptPlace: Sendable, Equatable {
  /// The steps that are behind, the last one last.
  public internal(set) var turns: [Turn]
  public internal(set) var stage: Stage
  /// The ids of the options that a search in a long list left over; none when nobody searched.
  public internal(set) var found: [String]

  /// One step that was answered.
  public struct Turn: Sendable, Equatable {
    /// The id of the ``ScriptStep``.
    public let step: String
    /// Nothing was answered.
    public let isSkipped: Bool

    init(_ step: String, isSkipped: Bool = false) { (self.step, self.isSkipped) = (step, isSkipped) }
  }

  /// What is talked about once nothing is left to ask.
  public enum Stage: Sendable, Equatable {
    /// A portion of the answers is read back, the first is 0.
    case readingBack(Int)
    /// One of that portion is to be put right, and which is not said yet.
    case mending(Int)
    case confirming
    /// The person wants it sent.
    case confirmed
    /// The person wants to go on another time.
    case stopped
  }

  /// The beginning.
  public init() { (turns, stage, found) = ([], .readingBack(0), []) }

  /// A JSON object, the same for the same place.
  public var bytes: [UInt8] {
    JSONValue.object([
      .init("turns", .list(turns.map { .text(($0.isSkipped ? "-" : "+") + $0.step) })),
      .init("stage", .text(stage.text)), .init("found", .list(found.map { .text($0) })),
    ]).canonicalBytes
  }

  /// Reads what ``bytes`` writes; `nil` when it is something else.
  public init?(bytes: some Sequence<UInt8>) {
    guard let json = try? JSONReader.read(bytes), let turns = json["turns"]?.list?.map(Self.turn),
      let stage = json["stage"]?.text.flatMap(Stage.init(text:)), let found = json["found"]?.list?.map(\.text),
      !turns.contains(nil), !found.contains(nil)
    else { return nil }
    (self.turns, self.stage, self.found) = (turns.compactMap(\.self), stage, found.compactMap(\.self))
  }

  private static func turn(_ json: JSONValue) -> Turn? {
    guard let text = json.text, let mark = text.first, ["+", "-"].contains(mark) else { return nil }
    return Turn(String(text.dropFirst()), isSkipped: mark == "-")
  }

  func isSettled(_ step: String) -> Bool { turns.contains { $0.step == step } }

  func isSkipped(_ step: String) -> Bool { turns.contains(Turn(step, isSkipped: true)) }

  /// Whether anything of a question is behind, other than whether what is known of it is right.
  func isBegun(_ question: String) -> Bool {
    turns.contains { turn in
      turn.step == question || turn.step == question + Prompt.gateMark || turn.step.hasPrefix("\(question).")
    }
  }

  mutating func settle(_ step: String, isSkipped: Bool = false) {
    forget([step])
    turns.append(Turn(step, isSkipped: isSkipped))
    found = []
    // What was put right after all was said is confirmed once more.
    if stage == .confirmed { stage = .confirming }
  }

  mutating func forget(_ steps: [String]) { turns.removeAll { steps.contains($0.step) } }
}

extension ScriptPlace.Stage {
  fileprivate var text: String {
    switch self {
    case .readingBack(let portion): "reading-back:\(portion)"
    case .mending(let portion): "mending:\(portion)"
    case .confirming: "confirming"
    case .confirmed: "confirmed"
    case .stopped: "stopped"
    }
  }

  fileprivate init?(text: String) {
    let parts = text.split(separator: ":"), portion = parts.count == 2 ? Int(parts[1]) : nil
    switch (parts.first, portion) {
    case ("reading-back", let portion?) where portion >= 0: self = .readingBack(portion)
    case ("mending", let portion?) where portion >= 0: self = .mending(portion)
    case ("confirming", nil): self = .confirming
    case ("confirmed", nil): self = .confirmed
    case ("stopped", nil): self = .stopped
    default: return nil
    }
  }
}
