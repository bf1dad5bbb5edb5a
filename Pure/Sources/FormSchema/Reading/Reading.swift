import Kernel

/// What a form says to what was typed.
public struct Reading: Sendable, Equatable {
  /// Of shown questions whose answer was understood.
  public let answers: Answers
  /// In page order.
  public let problems: [AnswerProblem]
  /// Ids of the sections shown, in order. A section without any shown question is not shown.
  public let sections: [String]
  /// Ids of the questions shown, in order; texts without an answer are among them.
  public let questions: [String]
  /// The file questions that the rules want answered, shown or not, with the reason's id where they give one.
  public let demands: [String: AttachmentDemand]
  /// Ids of the questions that something was typed into and that are not shown now, in page order. It stays in the
  /// draft, and does not count.
  public let leftOut: [String]
  /// What each row says, in order, by the id of the shown question that has the rows.
  public let rows: [String: [RowReading]]
  private let shown: Set<String>

  init(
    answers: Answers, problems: [AnswerProblem], sections: [String], questions: [String],
    demands: [String: AttachmentDemand], leftOut: [String], rows: [String: [RowReading]]
  ) {
    self.answers = answers
    self.problems = problems
    self.sections = sections
    self.questions = questions
    self.demands = demands
    self.leftOut = leftOut
    self.rows = rows
    shown = Set(questions)
  }

  /// Nothing is left to mend.
  public var isAccepted: Bool { problems.isEmpty }

  public func isShown(question: String) -> Bool { shown.contains(question) }

  public func problems(at question: String) -> [AnswerProblem] { problems.filter { $0.question == question } }

  /// The section that follows; `nil` after the last. For a section that is not shown, the first.
  public func section(after id: String) -> String? {
    guard let index = sections.firstIndex(of: id) else { return sections.first }
    return index + 1 < sections.count ? sections[index + 1] : nil
  }

  /// The section before; `nil` for the first.
  public func section(before id: String) -> String? {
    guard let index = sections.firstIndex(of: id), index > 0 else { return nil }
    return sections[index - 1]
  }

  /// The first shown section with something to mend.
  public func firstUnfinishedSection(of form: Form) -> String? {
    problems.lazy.compactMap { form.sectionID(of: $0.question) }.first
  }
}

/// What the questions of one row say to what was typed into them.
public struct RowReading: Sendable, Equatable {
  /// The row's name among the fields; see ``TypedAnswers/row(_:_:)``.
  public let key: String
  /// Its problems and questions by the names they have within the row.
  public let reading: Reading
}

extension Form {
  /// Reads the whole form, in its ``order``. Never fails.
  ///
  /// - Parameters:
  ///   - today: the day it is applied for, for bounds such as `latest: today`.
  ///   - given: answers of another form that conditions may look at: those of the application
  ///     when the officer's form is read.
  /// - Complexity: linear in the form with its rows and in what was typed, beside what its conditions cost themselves.
  public func read(_ typed: TypedAnswers, today: CivilDate, given: Answers = Answers()) -> Reading {
    var walk = FormWalk(order, typed, RuleFacts(names, given, today: today))
    walk.readAll()
    return walk.reading
  }

  /// Reads the form and keeps only the problems of one page. Which questions are shown depends on other pages,
  /// so `typed` holds these too.
  public func read(section: String, _ typed: TypedAnswers, today: CivilDate) -> Reading {
    let whole = read(typed, today: today)
    return Reading(
      answers: whole.answers, problems: whole.problems.filter { sectionID(of: $0.question) == section },
      sections: whole.sections, questions: whole.questions, demands: whole.demands, leftOut: whole.leftOut,
      rows: whole.rows)
  }
}

extension FormWalk {
  /// All that was read, in page order.
  var reading: Reading {
    var problems: [AnswerProblem] = [], rows: [String: [RowReading]] = [:]
    var sections: [String] = [], questions: [String] = [], leftOut: [String] = []
    for (place, one) in order.places.enumerated() {
      guard let asked = one.content.asked else { continue }
      let question = asked.question.id
      guard said[place].isShown else {
        if typed.isFilled(asked.question) { leftOut.append(question) }
        continue
      }
      if let section = order.sectionID(at: asked.section), sections.last != section { sections.append(section) }
      questions.append(question)
      problems += self.problems(at: place)
      if asked.row != nil { rows[question] = said[place].rows }
    }
    return Reading(
      answers: answers, problems: problems, sections: sections, questions: questions, demands: demands,
      leftOut: leftOut, rows: rows)
  }
}

extension TypedAnswers {
  /// Whether something was typed into a question that says more than an empty form does.
  fileprivate func isFilled(_ question: Question) -> Bool {
    guard !isEmpty else { return false }
    if let group = question.type.group {
      let rows = rows(of: question.id)
      return rowKeys(question.id).contains { key in
        rows[key].map { group.questions.contains(where: $0.isFilled) } ?? false
      }
    }
    let boxes = [question.type.name == .consent ? question.id : nil, "\(question.id).\(Question.unknown)"]
    return question.fields.contains { field in
      self[field].contains { value in
        !value.allSatisfy(\.isWhitespace) && !(value == "false" && boxes.contains(field))
      }
    }
  }
}

extension AnswerProblem.Code {
  var isCheck: Bool { if case .check = self { true } else { false } }
}
