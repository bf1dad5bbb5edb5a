import FormSchema
import Foundation
import Kernel
import Testing

@Suite("What of a form is shown") struct VisibilityTests {
  static let who = QuestionType.choice(
    options: [Option(id: "self", label: "本人"), Option(id: "proxy", label: "代理人")], hasOther: false)
  static let short = QuestionType.text(minLength: 0, maxLength: 10, isShort: false)

  static let names = RuleNames([
    .sample(who, id: "who"), .sample(short, id: "proxy-name"), .sample(short, id: "reason"), .sample(short, id: "never"),
    .sample(short, id: "note"),
  ])

  static func when(_ text: String) -> Condition { try! Condition(text, names) }

  static let form = Form(
    sections: [
      Section(id: "start", title: "はじめに", questions: [.sample(who, id: "who")]),
      Section(
        id: "proxy", title: "代理人", when: when(#"who = "proxy""#),
        questions: [
          .sample(short, id: "proxy-name"),
          .sample(short, id: "reason", when: when("proxy-name != null")),
        ]),
      Section(
        id: "only-hidden", title: "なし",
        questions: [.sample(short, id: "never", when: when(#"who = "nobody""#))]),
      Section(id: "end", title: "おわり", questions: [.sample(.information(text: "以上です。"), id: "note")]),
    ],
    checks: [
      Check(
        id: "someone-else", at: "proxy-name", must: when(#"proxy-name != "本人""#), message: "別の方を")
    ])

  @Test(
    "sections and questions follow the answers before them",
    arguments: [
      (["who": ["self"]], ["start", "end"], ["who", "note"], []),
      (["who": ["proxy"]], ["start", "proxy", "end"], ["who", "proxy-name", "note"], ["proxy-name missing"]),
      (
        ["who": ["proxy"], "proxy-name": ["佐藤"], "reason": ["入院"]], ["start", "proxy", "end"],
        ["who", "proxy-name", "reason", "note"], []
      ),
      (
        ["who": ["proxy"], "proxy-name": ["本人"], "reason": ["入院"]], ["start", "proxy", "end"],
        ["who", "proxy-name", "reason", "note"], ["proxy-name check:someone-else"]
      ),
      (["proxy-name": ["佐藤"]], ["start", "end"], ["who", "note"], ["who missing"]),
      (["who": ["nobody"], "never": ["x"]], ["start", "end"], ["who", "note"], ["who not-an-option"]),
    ] as [([String: [String]], [String], [String], [String])])
  func shown(fields: [String: [String]], sections: [String], questions: [String], problems: [String]) {
    let reading = Self.form.read(TypedAnswers(fields), today: today)
    #expect(reading.sections == sections && reading.questions == questions)
    #expect(reading.problems.map { "\($0.question) \($0.code)" } == problems)
    #expect(reading.answers.questions.isSubset(of: Set(questions)))
  }

  @Test("an answer that was typed and is hidden now does not count")
  func hidden() {
    let reading = Self.form.read(TypedAnswers(["who": ["self"], "proxy-name": ["佐藤"]]), today: today)
    #expect(reading.answers["proxy-name"] == nil && reading.isAccepted && !reading.isShown(question: "proxy-name"))
  }

  @Test("one page gives its own problems, and the way to its neighbours")
  func page() {
    let typed = TypedAnswers(["who": ["proxy"], "proxy-name": [String(repeating: "長", count: 11)]])
    #expect(Self.form.read(section: "start", typed, today: today).problems.isEmpty)
    let reading = Self.form.read(section: "proxy", typed, today: today)
    #expect(reading.problems.map(\.code) == [.tooLong])
    #expect(reading.section(after: "start") == "proxy" && reading.section(after: "end") == nil)
    #expect(reading.section(before: "end") == "proxy" && reading.section(before: "start") == nil)
    #expect(reading.section(after: "only-hidden") == "start")
    #expect(reading.firstUnfinishedSection(of: Self.form) == "proxy")
  }

  @Test("a rule waits while an answer it looks at is not understood")
  func waiting() throws {
    let questions = ["a", "b"].map { Question.sample(.number(min: 0, max: 9, unit: nil), id: $0) }
    let form = Form.sample(
      questions,
      checks: [Check(id: "some", at: "b", must: try Condition("a >= 1", RuleNames(questions)), message: "")])
    #expect(form.read(TypedAnswers(["a": ["x"], "b": ["1"]]), today: today).problems.map(\.code) == [.notANumber])
    #expect(form.read(TypedAnswers(["a": ["0"], "b": ["1"]]), today: today).problems.map(\.code) == [.check("some")])
  }

  @Test("the officer's form may look at the application's answers")
  func given() {
    let form = Form.sample([.sample(Self.short, id: "grade", when: Self.when(#"who = "proxy""#))])
    let given = Answers(["who": .choice(Chosen("proxy"))])
    #expect(form.read(TypedAnswers(), today: today, given: given).questions == ["grade"])
    #expect(form.read(TypedAnswers(), today: today).questions.isEmpty)
    #expect(form.read(TypedAnswers(["grade": ["半壊"]]), today: today, given: given).answers.questions == ["grade"])
  }

  @Test("a thousand questions that each look at all before them take one pass")
  func large() throws {
    let names = RuleNames((0..<1000).map { .sample(Self.short, id: "q\($0)") })
    let questions = try (0..<1000).map { number in
      Question.sample(
        Self.short, id: "q\(number)", when: number == 0 ? nil : try Condition("q\(number - 1) != null", names))
    }
    let typed = TypedAnswers(Dictionary(uniqueKeysWithValues: questions.map { ($0.id, ["x"]) }))
    #expect(Form.sample(questions, names: names).read(typed, today: today).questions.count == 1000)
  }
}

@Suite("What was typed") struct TypedAnswersTests {
  @Test("it is kept scalar for scalar, and read back the same")
  func lossless() throws {
    let typed = TypedAnswers(["q": ["神\u{FA19}", " 二 "], "name.family": ["葛\u{E0100}"], "none": []])
    let again = try TypedAnswers(bytes: typed.bytes)
    #expect((again == typed) as Bool)
    #expect(typed.fields.keys.sorted() == ["name.family", "q"])
    #expect((TypedAnswers(["q": ["神"]]) == TypedAnswers(["q": ["\u{FA19}"]])) == false)
  }

  @Test("a page replaces its own fields, also those that came back empty, and no attachment")
  func replace() {
    let section = Section(
      id: "page", title: "",
      questions: [
        .sample(.name(isOrganisation: false), id: "name"), .sample(.yesNo, id: "ok"),
        .sample(.files(accept: [.photo], atLeast: 1, atMost: 5), id: "photos"),
      ])
    var typed = TypedAnswers([
      "name.family": ["佐藤"], "ok": ["true"], "photos": [photo().field], "elsewhere": ["x"],
    ])
    typed.replace(
      section: section, with: TypedAnswers(["name.family": ["髙﨑"], "photos": ["forged"], "elsewhere": ["y"]]))
    #expect(typed.first("name.family") == "髙﨑" && typed["ok"].isEmpty && typed.first("elsewhere") == "x")
    #expect(typed.attachments("photos").map(\.id) == ["a"])
  }
}
