import Kernel
import Nihongo

extension AnswerProblem {
  /// What is wrong and how to put it right, in the reader's language; begins with the question's label.
  ///
  /// - Parameters:
  ///   - words: of the same form, in the language of `texts`.
  ///   - texts: holds the sentences `procedures.answer.…`, `procedures.part.…` and `procedures.part-of`.
  public func sentence(in form: Form, words: ProcedureWords, texts: Texts) -> String {
    let place = Place(self, in: form, words: words, texts: texts)
    if case .check(let id) = code, let check = place.checks.first(where: { $0.id == id }) {
      let message = place.words.message(check)
      guard let row = place.row else { return message }
      return texts["procedures.row-says", ["row": row, "sentence": message]]
    }
    var filled = values.mapValues { Self.text($0, words) }
    filled["label"] = place.label(part: part, texts)
    return texts[textKey, filled]
  }

  /// The question that has to be mended, with what it is called where it stands.
  private struct Place {
    private(set) var words: ProcedureWords
    private(set) var checks: [Check]
    /// お子さま2; `nil` outside rows.
    private(set) var row: String?
    private var asked: Question?
    private let id: String

    init(_ problem: AnswerProblem, in form: Form, words: ProcedureWords, texts: Texts) {
      (self.words, checks, id) = (words, form.checks, problem.innermost)
      var find: (String) -> Question? = { form.question($0) }
      for step in problem.rows {
        guard let question = find(step.group), let group = question.type.group else { break }
        let values = ["row": row ?? "", "title": self.words.itemTitle(question) ?? "", "number": "\(step.number)"]
        row = texts[row == nil ? "procedures.row" : "procedures.row-in-row", values]
        (self.words, checks) = (self.words.inside(question), group.checks)
        find = { group.question($0) }
      }
      asked = find(problem.innermost)
    }

    func label(part: String?, _ texts: Texts) -> String {
      var label = asked.map { words.label($0) } ?? id
      if let part {
        label = texts["procedures.part-of", ["label": label, "part": texts["procedures.part.\(part)"]]]
      }
      return row.map { texts["procedures.row-of", ["row": $0, "label": label]] } ?? label
    }
  }

  private static func text(_ value: Value, _ words: ProcedureWords) -> String {
    let language = words.language
    return switch value {
    case .number(let number): Yen(number).grouped
    case .time(let time): AnswerWords(language).time(time)
    case .date(let date): language == .japanese ? JapaneseDate(date).fullWithGregorianYear
      : JapaneseDate(date).text(in: language)
    case .reason(let id): words.reason(id) ?? ""
    }
  }
}
