import FormSchema

/// A question as the search sees it: hidden, or answered in one of a few ways.
final class ProofVariable {
  let place: QuestionPlace
  /// Where it stands among all variables.
  let index: Int
  /// All must hold for it to be shown.
  var shown: [Watch] = []
  /// Whether it is proven that they always do.
  var isAlwaysShown = false
  /// What its answer is worked out of; `nil` when somebody types it.
  var worked: Watch?
  /// The first is "hidden": nothing is typed, nothing is answered.
  private(set) var candidates: [Candidate] = [Candidate(fields: [:], answer: nil)]
  /// Whether no answer of ours was taken, though some answer may be.
  var isOpaque = false
  /// Whether rules may tell more answers apart than it has states.
  var isTrimmed = false
  private var byAnswer: [AnswerKey: Int] = [:]

  /// Whether what no state comes to may still come to pass.
  var isPartial: Bool { isOpaque || isTrimmed }

  /// The state of a question that is not shown.
  static let hidden = 0

  init(_ place: QuestionPlace, index: Int) { (self.place, self.index) = (place, index) }

  var question: Question { place.question }
  var part: FormPart { place.part }
  var section: Section { place.section }
  var path: String { place.path }
  /// Whether each row asks it anew.
  var isInRow: Bool { !place.prefix.isEmpty }
  var subject: FormFinding.Subject { .question(path) }

  /// What decides whether it is shown and what its answer is, as far as that is not known already.
  var watches: [Watch] { (isAlwaysShown ? [] : shown) + (worked.map { [$0] } ?? []) }

  func add(_ candidate: Candidate) {
    if let key = AnswerKey(candidate.answer), byAnswer[key] == nil { byAnswer[key] = candidates.count }
    candidates.append(candidate)
  }

  /// The states it may have when it is shown.
  var states: Range<Int> { 1..<candidates.count }

  /// The state that has this answer; `nil` where none has it.
  func state(with answer: Answer?) -> Int? {
    if let key = AnswerKey(answer) { return byAnswer[key] }
    return states.first { candidates[$0].answer == answer }
  }

  /// The state for an answer that was worked out.
  func state(of answer: Answer?) -> Int {
    if let known = state(with: answer) { return known }
    add(Candidate(fields: [:], answer: answer))
    return candidates.count - 1
  }

  /// The states it may have where those before it have these.
  func options(_ states: [Int]) -> Range<Int> {
    guard isAlwaysShown || shown.allSatisfy({ $0.holds(states) }) else { return Self.hidden..<Self.hidden + 1 }
    guard let worked else { return self.states }
    let state = worked.value(states)
    return state..<state + 1
  }
}
