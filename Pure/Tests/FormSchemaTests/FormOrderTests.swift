import FEEL
import Kernel
import Testing

@testable import FormSchema

@Suite("The order a form is read in") struct FormOrderTests {
  private static let short = QuestionType.text(minLength: 0, maxLength: 10, isShort: true)

  /// Questions by what each looks at: as a condition, or after `=` as its value.
  private static func form(_ looks: [(String, String)], sectionWhen: String? = nil) throws -> Form {
    let plain = looks.map { id, look in
      Question.sample(
        look.hasPrefix("=") ? .computed(Computation(.text, try! Formula("null", RuleNames([])))) : short, id: id)
    }
    let names = RuleNames(plain)
    let questions = try zip(plain, looks).map { plain, look in
      var question = plain
      if look.1.hasPrefix("=") {
        question.type = .computed(Computation(.text, try Formula(String(look.1.dropFirst()), names)))
      } else if !look.1.isEmpty {
        question.when = try Condition("\(look.1) != null", names)
      }
      return question
    }
    let when = try sectionWhen.map { try Condition("\($0) != null", names) }
    return Form(sections: [Section(id: "page", title: "", when: when, questions: questions)], names: names)
  }

  @Test(
    "what looks back is read as it stands, what looks ahead right after what it looks at",
    arguments: [
      ([("a", ""), ("b", "a"), ("c", "b")], ["a", "b", "c"], []),
      ([("a", "c"), ("b", ""), ("c", "")], ["c", "a", "b"], []),
      ([("a", "c"), ("b", ""), ("c", "d"), ("d", "")], ["d", "c", "a", "b"], []),
      ([("a", "b"), ("b", "a"), ("c", "")], ["a", "b", "c"], [["a", "b"]]),
      ([("a", "d"), ("b", "c"), ("c", "b"), ("d", "c")], ["b", "c", "d", "a"], [["b", "c"]]),
      ([("a", "a")], ["a"], [["a"]]),
      ([("a", "=c"), ("b", "=a"), ("c", "=b"), ("d", "e"), ("e", "d")], ["a", "b", "c", "d", "e"],
        [["a", "c", "b"], ["d", "e"]]),
    ] as [([(String, String)], [String], [[String]])])
  func order(looks: [(String, String)], order: [String], loops: [[String]]) throws {
    let form = try Self.form(looks)
    #expect(form.order.questions == order && form.order.loops == loops)
  }

  @Test("a section that hangs on its own question is a loop, and stays closed")
  func section() throws {
    let form = try Self.form([("a", ""), ("b", "")], sectionWhen: "b")
    #expect(form.order.loops == [["b"]])
    #expect(form.read(TypedAnswers(["a": ["x"], "b": ["x"]]), today: today).questions.isEmpty)
  }

  @Test("a proposal closes a loop, and changes nothing in the order")
  func proposals() throws {
    let names = RuleNames([.sample(Self.short, id: "a"), .sample(Self.short, id: "b")])
    var (first, second) = (Question.sample(Self.short, id: "a"), Question.sample(Self.short, id: "b"))
    first.when = try Condition("b != null", names)
    second.initial = try Formula("a", names)
    let form = Form.sample([first, second], names: names)
    #expect(form.order.questions == ["b", "a"] && form.order.loops == [["a", "b"]])
    #expect(form.read(TypedAnswers(["a": ["x"], "b": ["x"]]), today: today).questions == ["a", "b"])
  }

  @Test("in a loop, what stands further down has no answer for what stands before it")
  func loop() throws {
    let form = try Self.form([("a", "=if b = null then \"none\" else \"some\""), ("b", "=a")])
    let live = LiveForm(form, today: today)
    #expect(live.reading.answers == Answers(["a": .text("none"), "b": .text("none")]))
    live.set("a", ["x"])
    #expect(live.reading == form.read(live.typed, today: today))
  }

  @Test(
    "a loop with others inside it is named by its shortest way",
    arguments: [
      ([[1], [1, 2], [0, 1]], [0, 1, 2]), ([[1, 2], [2], [1, 3], [0]], [0, 2, 3]), ([[0]], [0]), ([[]], []),
    ] as [([[Int]], [Int])])
  func rings(lookedAt: [[Int]], ring: [Int]) {
    let search = FormOrderSearch(lookedAt)
    #expect(search.ring(in: search.groups[0]) == ring)
  }

  @Test("ten thousand questions that each hang on the next one are put in order")
  func long() throws {
    let form = try Self.form((0..<10_000).map { ("q\($0)", $0 < 9_999 ? "q\($0 + 1)" : "") })
    #expect(form.order.questions.first == "q9999" && form.order.questions.last == "q0" && form.order.loops.isEmpty)
  }
}

@Suite("What is worked out") struct ComputedReadingTests {
  static let children = Question.sample(
    .rows(
      RepeatedGroup(
        questions: inner, atLeast: 1, atMost: 3, checks: innerChecks, itemTitle: "お子さま", names: innerNames)),
    id: "children")
  static let outer = [
    Question.sample(.number(min: 0, max: 9, unit: nil), id: "limit"), Question.sample(.yesNo, id: "has-school"),
  ]
  static let age = Question.sample(.number(min: 0, max: 99, unit: nil), id: "age")
  static let innerNames = RuleNames(
    [age, .sample(.text(minLength: 0, maxLength: 9, isShort: true), id: "school", isOptional: true),
      .sample(.yesNo, id: "limit")], within: outer)
  static let inner = [
    age,
    Question.sample(
      .text(minLength: 0, maxLength: 9, isShort: true), id: "school",
      when: try! Condition("age >= 6 and has-school", innerNames)),
  ]
  static let innerChecks = [
    Check(id: "young", at: "age", must: try! Condition("age < 20", innerNames), message: "")
  ]
  static let plain = outer + [
    children, .sample(.computed(Computation(.number, try! Formula("null", RuleNames([])))), id: "total"),
  ]
  static let form: Form = {
    let names = RuleNames(plain)
    var total = plain[3]
    total.type = .computed(Computation(.number, try! Formula("sum(children.age) + limit", names)))
    return Form.sample(Array(plain.prefix(3)) + [total], names: names)
  }()

  private func typed(_ fields: [String: String], keys: [String]) -> TypedAnswers {
    var typed = TypedAnswers(fields.mapValues { [$0] })
    typed["children"] = keys
    return typed
  }

  @Test("each row is read with the answers around it, and counts outside")
  func rows() {
    let typed = typed(
      ["limit": "1", "has-school": "true", "children.1.age": "3", "children.3.age": "７", "children.3.school": "東小"],
      keys: ["3", "1"])
    let reading = Self.form.read(typed, today: today)
    #expect(reading.isAccepted)
    #expect(reading.rows["children"]?.map(\.key) == ["3", "1"])
    #expect(reading.rows["children"]?.map(\.reading.questions) == [["age", "school"], ["age"]])
    #expect(
      reading.answers["children"]
        == .rows([Answers(["age": .number(7), "school": .text("東小")]), Answers(["age": .number(3)])]))
    #expect(reading.answers["total"] == .number(11))
  }

  @Test("a problem in a row is told at the row, and the rows have no answer; a broken rule leaves it")
  func problems() {
    let missing = Self.form.read(
      typed(["limit": "1", "has-school": "true", "children.1.age": "x"], keys: ["1"]), today: today)
    #expect(missing.problems.map(\.field) == ["children.1.age"] && missing.problems[0].innermost == "age")
    #expect(missing.answers["children"] == nil && missing.answers["total"] == nil)
    let old = Self.form.read(
      typed(["limit": "1", "has-school": "false", "children.1.age": "20"], keys: ["1"]), today: today)
    #expect(old.problems.map(\.code) == [.check("young")] && old.answers["total"] == .number(21))
  }

  @Test(
    "there are as many rows as the form wants",
    arguments: [([], "missing"), (["1"], nil), (["1", "2", "3"], nil), (["1", "2", "3", "4"], "too-many")]
      as [([String], String?)])
  func counts(keys: [String], problem: String?) {
    var typed = typed(["limit": "0", "has-school": "false"], keys: keys)
    for key in keys { typed["children.\(key).age"] = ["1"] }
    #expect(Self.form.read(typed, today: today).problems.map(\.code.description) == [problem].compactMap(\.self))
  }

  @Test("what was typed into questions that are not shown now is named, and an empty box is not")
  func leftOut() {
    let names = RuleNames([.sample(.yesNo, id: "open")])
    let when = try! Condition("open", names)
    let hidden: [Question] = [
      .sample(.text(minLength: 0, maxLength: 9, isShort: true), id: "text", when: when),
      .sample(.name(isOrganisation: false), id: "name", when: when),
      .sample(.consent(statement: ""), id: "agreed", when: when),
      Question(id: "rows", type: Self.children.type, label: "", when: when), .sample(.yesNo, id: "box", when: when),
    ]
    let form = Form.sample([.sample(.yesNo, id: "open")] + hidden, names: names)
    func leftOut(_ fields: [String: [String]]) -> [String] { form.read(TypedAnswers(fields), today: today).leftOut }
    #expect(leftOut(["agreed": ["false"], "text": [" "], "rows": ["1"], "open": ["false"]]).isEmpty)
    #expect(leftOut(["name.given": ["花子"], "text": ["x"], "rows": ["2"], "rows.2.age": ["1"], "box": ["false"]])
      == ["text", "name", "rows", "box"])
    #expect(leftOut(["agreed": ["true"]]) == ["agreed"])
    #expect(leftOut(["open": ["true"], "text": ["x"]]).isEmpty)
  }

  @Test("a change reads anew only what depends on it")
  func readings() {
    let typed = typed(["limit": "1", "has-school": "true", "children.1.age": "3"], keys: ["1"])
    let live = LiveForm(Self.form, typed, today: today)
    let change = live.set("limit", ["2"])
    #expect(change.computed == ["total"] && change.readings == 2 && change.rows.isEmpty)
    #expect(live.set("limit", ["２"]).readings == 1)
    #expect(live.set("children.1.age", ["8"]).rows == ["children"])
    #expect(live.set("nobody", ["x"]).readings == 0 && live.typed["nobody"] == ["x"])
  }
}
