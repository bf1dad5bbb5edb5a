extension FormWalk {
  /// Reads each row as a small form of its own, which looks at the answers around it. The rows have no answer while
  /// one of them has something that is not understood. That there are none is an answer, unless they may be left out.
  func rows(of question: Question, _ group: RepeatedGroup, _ order: FormOrder) -> Said {
    let reader = AnswerReader(question: question, typed: typed, today: facts.today)
    var said = Said(isShown: true, problems: [reader.countProblem(group)].compactMap(\.self))
    let facts = facts.row(of: group, lookingAt: order.outer), rows = typed.rows(of: question.id)
    for (index, key) in typed.rowKeys(question.id).prefix(RepeatedGroup.mostRows).enumerated() {
      var walk = FormWalk(order, rows[key] ?? TypedAnswers(), facts)
      walk.readAll()
      let place = AnswerProblem.RowPlace(group: question.id, key: key, number: index + 1)
      said.rows.append(RowReading(key: key, reading: walk.reading))
      said.problems += said.rows[index].reading.problems.map { $0.within(place) }
    }
    let isEmpty = said.rows.isEmpty && question.isOptional
    if !isEmpty, said.problems.allSatisfy(\.code.isCheck) { said.answer = .rows(said.rows.map(\.reading.answers)) }
    return said
  }
}

extension TypedAnswers {
  /// What was typed into each row of a group, by its key.
  /// - Complexity: O(fields), however many rows there are.
  func rows(of group: String) -> [String: TypedAnswers] {
    let prefix = Array("\(group).".utf8)
    var rows: [String: [String: [String]]] = [:]
    for (field, values) in fields where field.utf8.starts(with: prefix) {
      let rest = field.utf8.dropFirst(prefix.count)
      guard let dot = rest.firstIndex(of: UInt8(ascii: ".")) else { continue }
      rows[String(rest[..<dot]) ?? "", default: [:]][String(rest[rest.index(after: dot)...]) ?? ""] = values
    }
    return rows.mapValues(TypedAnswers.init)
  }
}
