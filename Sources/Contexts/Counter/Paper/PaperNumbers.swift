import FormSchema

/// The number each question has on paper, in the order it is printed. A question of a row has that of its rows before
/// it.
struct PaperNumbers: Sendable {
  private var byQuestion: [String: String] = [:]

  init(_ form: Form) {
    var count = 0
    for question in form.questions where question.isOnPaper {
      count += 1
      byQuestion[question.id] = "\(count)"
    }
  }

  /// - Parameters:
  ///   - prefix: the number of the rows they stand in.
  init(_ group: RepeatedGroup, within prefix: String, _ outer: PaperNumbers) {
    byQuestion = outer.byQuestion
    for (index, question) in group.questions.filter(\.isOnPaper).enumerated() {
      byQuestion[question.id] = "\(prefix)-\(index + 1)"
    }
  }

  /// `nil` for what is only said, and for what is worked out.
  subscript(question: String) -> String? { byQuestion[question] }
}

extension Question {
  /// Whether somebody with a pen answers it.
  var isOnPaper: Bool { type.isTyped }

  /// The values its ticks stand for, in the order of their printed numbers; none where nothing is ticked.
  var paperOptions: [String] {
    switch type {
    case .choice(let options, let hasOther), .choices(let options, _, _, let hasOther):
      options.map(\.id) + (hasOther && !options.contains { $0.id == Option.other } ? [Option.other] : [])
    case .yesNo: ["true", "false"]
    default: []
    }
  }

  /// Longer lists are not printed: what is chosen is written.
  static let mostPaperOptions = 30

  var isTickedOnPaper: Bool { !paperOptions.isEmpty && paperOptions.count <= Self.mostPaperOptions }
}
