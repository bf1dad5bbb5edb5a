import Kernel
import Nihongo

extension AnswerProblem {
  /// What is wrong and how to put it right, in the reader's language; begins with the question's label.
  ///
  /// - Parameters:
  ///   - words: of the same form, in the language of `texts`.
  ///   - texts: holds the sentences `procedures.answer.…`, `procedures.part.…` and `procedures.part-of`.
  public func sentence(in form: Form, words: ProcedureWords, texts: Texts) -> String {
    if case .check(let id) = code, let check = form.checks.first(where: { $0.id == id }) {
      return words.message(check)
    }
    var filled = values.mapValues { Self.text($0, words) }
    filled["label"] = label(in: form, words: words, texts: texts)
    return texts[textKey, filled]
  }

  private func label(in form: Form, words: ProcedureWords, texts: Texts) -> String {
    guard let asked = form.question(question) else { return question }
    let label = words.label(asked)
    guard let part else { return label }
    return texts["procedures.part-of", ["label": label, "part": texts["procedures.part.\(part)"]]]
  }

  private static func text(_ value: Value, _ words: ProcedureWords) -> String {
    let language = words.language
    return switch value {
    case .number(let number): Yen(number).grouped
    case .date(let date): language == .japanese ? JapaneseDate(date).fullWithGregorianYear
      : JapaneseDate(date).text(in: language)
    case .reason(let id): words.reason(id) ?? ""
    }
  }
}
