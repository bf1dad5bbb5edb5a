import FormSchema
import Kernel

/// Invented forms that are larger than any in use.
enum LargeForms {
  /// Each question is shown when the one before is answered.
  static func chain(_ count: Int, isOptional: Bool = false) throws -> ProcedureDefinition {
    try procedure(
      (0..<count).map { Question(id: "q\($0)", type: text, label: "質問\($0)", isOptional: isOptional) },
      when: { $0 == 0 ? nil : "q\($0 - 1) != null" })
  }

  /// Each question is shown for some of the numbers before.
  static func numbers(_ count: Int) throws -> ProcedureDefinition {
    try procedure(
      (0..<count).map { Question(id: "q\($0)", type: .number(min: 0, max: 1_000, unit: nil), label: "数\($0)") },
      when: { $0 == 0 ? nil : "q\($0 - 1) > \($0 % 10) and q\($0 / 2) < \(900 + $0 % 7)" })
  }

  /// Many numbers are asked of one question.
  static func thresholds(_ count: Int) throws -> ProcedureDefinition {
    try procedure(
      (0..<count).map { Question(id: "q\($0)", type: .number(min: 0, max: 9_999, unit: nil), label: "数\($0)") },
      when: { $0 == 0 ? nil : "q0 >= \($0 * 3)" })
  }

  /// Nothing depends on anything.
  static func plain(_ count: Int) throws -> ProcedureDefinition {
    try procedure((0..<count).map { Question(id: "q\($0)", type: $0 % 2 == 0 ? text : .yesNo, label: "質問\($0)") })
  }

  /// Numbers of which each must be more than the one before.
  static func rising(_ count: Int) throws -> ProcedureDefinition {
    try procedure(
      (0..<count).map { Question(id: "q\($0)", type: .number(min: 0, max: 9_999, unit: nil), label: "数\($0)") },
      checks: (1..<count).map { ("q\($0)", nil, "q\($0 - 1) < q\($0)") })
  }

  /// Choices that must all differ, with one option less than there are questions: nobody can answer that, and finding
  /// it out takes more combinations than anything can look at.
  static func pigeons(_ count: Int) throws -> ProcedureDefinition {
    let options = (1..<count).map { Option(id: "o\($0)", label: "選択肢\($0)") }
    return try procedure(
      (0..<count).map { Question(id: "q\($0)", type: .choice(options: options, hasOther: false), label: "質問\($0)") },
      checks: (1..<count).flatMap { one in
        (0..<one).flatMap { other in
          options.map { ("q\(one)", "q\(other) = \"\($0.id)\"", "q\(one) != \"\($0.id)\"") }
        }
      })
  }

  /// Checks of which the first and the last contradict each other, with others between.
  static func contradiction(_ count: Int) throws -> ProcedureDefinition {
    let number = QuestionType.number(min: 0, max: 1_000, unit: nil)
    return try procedure(
      (0..<count).map { Question(id: "q\($0)", type: number, label: "数\($0)") },
      checks: [("q0", nil, "q0 > 500")] + (1..<count).map { ("q\($0)", "q\($0 - 1) > 5", "q\($0) > 5") }
        + [("q0", nil, "q0 < 400")])
  }

  /// Rows of many questions, each with a check.
  static func rows(_ count: Int) throws -> ProcedureDefinition {
    let plain = (0..<count).map { Question(id: "q\($0)", type: .number(min: 0, max: 99, unit: nil), label: "数\($0)") }
    let names = RuleNames(plain)
    let questions = try plain.enumerated().map { place, question in
      var question = question
      if place % 3 == 2 { question.when = try Condition("q\(place - 2) > 3", names) }
      return question
    }
    let checks = try (1..<count).map { place in
      Check(
        id: "c\(place)", at: "q\(place)", when: try Condition("q\(place - 1) > 5", names),
        must: try Condition("q\(place) >= q\(place - 1)", names), message: "直してください。")
    }
    let group = RepeatedGroup(
      questions: questions, atLeast: 1, atMost: 3, checks: checks, itemTitle: "行", names: names)
    let rows = Question(id: "rows", type: .rows(group), label: "行")
    return .sample(Form(sections: [Section(id: "page", title: "ページ", questions: [rows])]))
  }

  /// Fifty questions a page as long applications have them: pages that hang on the one before, questions on answers of
  /// their page, dates that follow each other, an age.
  static func ordinary(_ count: Int) throws -> ProcedureDefinition {
    let options = ["a", "b", "c", "d"].map { Option(id: $0, label: "選択肢\($0)") }
    let types: [(QuestionType, (Int) -> String?)] = [
      (.choice(options: options, hasOther: false), { _ in nil }), (.yesNo, { _ in nil }), (text, { "q\($0 - 1)" }),
      (.name(isOrganisation: false), { _ in nil }), (.date(earliest: nil, latest: nil, isBirth: true), { _ in nil }),
      (.number(min: 0, max: 99, unit: "人"), { _ in nil }), (.yen(min: 0, max: 999_999), { "q\($0 - 1) >= 1" }),
      (.choices(options: options, atLeast: 0, atMost: nil, hasOther: false), { _ in nil }),
      (text, { "list contains(q\($0 - 1), \"a\")" }), (.date(earliest: nil, latest: nil, isBirth: false), { _ in nil }),
      (.date(earliest: nil, latest: nil, isBirth: false), { "q\($0 - 9)" }),
      (.address, { _ in nil }), (.phone, { "q\($0 - 12) = \"b\"" }), (.email, { _ in nil }),
      (.yesNo, { "q\($0 - 10) <= today() - duration(\"P18Y\")" }),
    ]
    let questions = (0..<count).map { place in
      Question(id: "q\(place)", type: types[place % types.count].0, label: "質問\(place)", isOptional: place % 7 == 3)
    }
    let pages = stride(from: 0, to: count, by: types.count)
    return try procedure(
      questions, when: { types[$0 % types.count].1($0) },
      pages: pages.map { page in (page, page == 0 ? nil : "q\(page - types.count) in (\"a\", \"b\", \"c\")") },
      checks: pages.filter { $0 + 10 < count }.flatMap { page in
        [
          ("q\(page + 10)", nil, "q\(page + 10) >= q\(page + 9)"),
          ("q\(page + 4)", "q\(page) = \"a\"", "q\(page + 4) <= today() - duration(\"P18Y\")"),
        ]
      })
  }

  private static let text = QuestionType.text(minLength: 0, maxLength: 100, isShort: false)

  /// - Parameters:
  ///   - when: the condition of a question, by its place.
  ///   - pages: the first question of each page, and its condition.
  ///   - checks: the question each stands at, its condition, and what must be.
  private static func procedure(
    _ questions: [Question], when: (Int) -> String? = { _ in nil }, pages: [(start: Int, when: String?)] = [(0, nil)],
    checks: [(at: String, when: String?, must: String)] = []
  ) throws -> ProcedureDefinition {
    let names = RuleNames(questions)
    let asked = try questions.enumerated().map { place, question in
      var question = question
      question.when = try when(place).map { try Condition($0, names) }
      return question
    }
    let ends = pages.dropFirst().map(\.start) + [questions.count]
    let sections = try zip(pages, ends).enumerated().map { place, page in
      Section(
        id: "s\(place)", title: "ページ\(place)", when: try page.0.when.map { try Condition($0, names) },
        questions: Array(asked[page.0.start..<page.1]))
    }
    let rules = try checks.enumerated().map { place, check in
      Check(
        id: "c\(place)", at: check.at, when: try check.when.map { try Condition($0, names) },
        must: try Condition(check.must, names), message: "確認\(place)を直してください。")
    }
    return .sample(Form(sections: sections, checks: rules, names: names), names: names)
  }
}
