import FormSchema

/// One way to answer a question that stands for all ways no rule tells apart from it.
struct Candidate {
  /// What is typed; empty when it is left open.
  let fields: [String: [String]]
  /// What the form makes of it; `nil` when nothing is answered.
  let answer: Answer?

  var isEmpty: Bool { fields.isEmpty }
}
