import FormSamples
import FormSchema
import Kernel

let today = CivilDate(year: 2026, month: 11, day: 21)!

extension FormGenerator {
  static func form(_ seed: Int, questions: Int, looksAhead: Bool = false) throws -> Form {
    var generator = FormGenerator(seed: UInt64(seed), looksAhead: looksAhead)
    return try generator.form(questions: questions)
  }
}
