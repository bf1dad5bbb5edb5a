import FormSchema
import Kernel

/// The answers of a 記入例: those of the procedure's example that asks the least, as most people need it.
struct PaperSample {
  let answers: Answers
  /// The day it is applied for.
  let day: CivilDate

  /// - Returns: `nil` when no example is accepted.
  init?(_ definition: ProcedureDefinition) {
    let read = definition.examples.compactMap { example -> (answers: Answers, day: CivilDate, rank: (Int, Int, Int))? in
      guard case .accepted = example.expected, let typed = try? definition.form.typed(example.answers)
      else { return nil }
      let reading = definition.form.read(typed, today: example.on)
      guard reading.isAccepted else { return nil }
      let questions = definition.form.questions
      // Its readings are what many forget; who has none needs another example.
      let unread = questions.count { reading.answers[$0.id]?.name?.familyKana.isEmpty ?? false }
      let shown = questions.count { reading.isShown(question: $0.id) }
      return (reading.answers, example.on, (unread, shown, -typed.fields.count))
    }
    // Of those that ask the same the fullest; of those the first by name, so that it is always the same one.
    guard let plain = read.min(by: { $0.rank < $1.rank }) else { return nil }
    (answers, day) = (plain.answers, plain.day)
  }
}
