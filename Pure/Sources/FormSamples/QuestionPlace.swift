import FormSchema

/// A question of a form or of one of its rows.
struct QuestionPlace {
  /// What its fields begin with: `children.2.` in the second row of `children`.
  let path: String
  let question: Question

  /// Where all its inputs are found.
  var key: String { path + question.id }

  /// Every shown question that somebody types into, with those of the rows, in page order.
  static func all(in reading: Reading, path: String = "", _ question: (String) -> Question?) -> [QuestionPlace] {
    reading.questions.compactMap(question).filter(\.type.isTyped).flatMap { question in
      [QuestionPlace(path: path, question: question)]
        + (reading.rows[question.id] ?? []).flatMap { row in
          all(in: row.reading, path: "\(path)\(question.id).\(row.key).") { question.inner($0) }
        }
    }
  }
}
