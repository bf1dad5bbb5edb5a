import FormSchema
import Kernel
import Ports

/// What of an application may become different when it is put right: the marked questions, and what follows from them.
///
/// One rule for the applicant's page and for programs.
struct CorrectionScope: Sendable {
  let correction: Correction
  let form: Form
  /// What was typed for the record that counts.
  let sent: TypedAnswers
  let today: CivilDate
  /// What the form says to ``sent`` today.
  let before: Reading

  init(_ correction: Correction, of form: Form, sent: TypedAnswers, today: CivilDate) {
    (self.correction, self.form, self.sent, self.today) = (correction, form, sent, today)
    before = form.read(sent, today: today)
  }

  /// Whether a question may be answered anew with what is typed now: it is marked, something is wrong with its answer,
  /// or nobody had asked it before.
  func isOpen(_ question: String, _ reading: Reading) -> Bool {
    correction.words(at: question) != nil || !reading.problems(at: question).isEmpty
      || !before.isShown(question: question)
  }

  /// What was sent with new answers where they may be; and the questions, in page order, whose answer would become
  /// different though it may not.
  ///
  /// An answer can open a question that the correction speaks of too, and that one another.
  /// - Complexity: a reading of the form for each question that opens so.
  func merged(_ new: SentCorrection) -> (typed: TypedAnswers, notMarked: [String]) {
    var typed = sent
    var rest = form.questions.filter { new.questions.contains($0.id) }
    // What is left over from before the question was asked answers nothing.
    for question in form.questions where !before.isShown(question: question.id) {
      typed.take(question, from: TypedAnswers())
    }
    while true {
      let reading = form.read(typed, today: today)
      let open = rest.filter { isOpen($0.id, reading) }
      guard !open.isEmpty else { return (typed, different(rest, new, typed, reading)) }
      for question in open { typed.take(question, from: new.typed) }
      rest.removeAll { question in open.contains { $0.id == question.id } }
    }
  }

  private func different(
    _ questions: [Question], _ new: SentCorrection, _ typed: TypedAnswers, _ reading: Reading
  ) -> [String] {
    var other = typed
    for question in questions { other.take(question, from: new.typed) }
    let then = form.read(other, today: today)
    return questions.filter { question in
      // What is not asked any more is another matter: the form says so.
      guard reading.isShown(question: question.id), !typed.isSame(question, other) else { return false }
      return reading.answers[question.id] != then.answers[question.id] || !then.problems(at: question.id).isEmpty
    }.map(\.id)
  }
}

extension TypedAnswers {
  /// Puts all that was typed into a question elsewhere, files and rows too, in the place of what is here.
  fileprivate mutating func take(_ question: Question, from other: TypedAnswers) {
    for field in question.inputs(in: self) { self[field] = [] }
    for field in question.inputs(in: other) { self[field] = other[field] }
  }

  fileprivate func isSame(_ question: Question, _ other: TypedAnswers) -> Bool {
    Set(question.inputs(in: self)).union(question.inputs(in: other)).allSatisfy { self[$0] == other[$0] }
  }
}
