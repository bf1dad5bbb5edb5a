import DesignSystem
import FormSchema
import Kernel
import LifePlan

/// A guide with what was typed into its questions.
struct Asked: Sendable {
  let guide: LifeGuide
  let typed: TypedAnswers
  let reading: Reading
  let today: CivilDate
  /// The questions that stood on the page; others have not been asked yet, so nothing is wrong with them.
  let seen: Set<String>

  init(_ guide: LifeGuide, _ typed: TypedAnswers, today: CivilDate, seen: Set<String> = []) {
    (self.guide, self.today, self.seen) = (guide, today, seen)
    var own = TypedAnswers()
    for field in guide.form.questions.flatMap(\.fields) { own[field] = typed[field] }
    self.typed = own
    reading = guide.form.read(own, today: today)
  }

  /// The questions to ask now, in order.
  var questions: [Question] { guide.form.questions.filter { reading.isShown(question: $0.id) } }

  func errors(_ texts: Texts) -> [FieldError] {
    let words = guide.words(in: texts.language)
    return reading.problems.filter { seen.contains($0.question) }.compactMap { problem in
      guard let question = guide.form.question(problem.question) else { return nil }
      let key = problem.code == .missing ? "missing" : "unread"
      let sentence = "lifeevents.error.\(key).\(question.type.name.rawValue)"
      return FieldError(problem.field, texts[sentence, ["label": words.label(question)]])
    }
  }

  /// The answers as a form carries them on.
  var hidden: [HiddenField] {
    typed.fields.sorted { $0.key < $1.key }.flatMap { field, values in values.map { HiddenField(field, $0) } }
  }
}
