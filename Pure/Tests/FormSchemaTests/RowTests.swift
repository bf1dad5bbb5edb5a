import FEEL
import Kernel
import Nihongo
import Testing

@testable import FormSchema

@Suite("Rows of a repeated group") struct RowTests {
  private static let school = RepeatedGroup(
    questions: [.sample(.text(minLength: 0, maxLength: 20, isShort: false), id: "name")], atLeast: 0, atMost: 2,
    itemTitle: "学校")

  private static let children: RepeatedGroup = {
    let known = Question.sample(.yesNo, id: "known")
    let name = Question.sample(.text(minLength: 0, maxLength: 20, isShort: false), id: "name", name: "名前")
    let age = Question.sample(.number(min: 0, max: 99, unit: "歳"), id: "age")
    let names = RuleNames([name, age], within: [known])
    return RepeatedGroup(
      questions: [
        name, Question.sample(.number(min: 0, max: 99, unit: "歳"), id: "age", when: try? Condition("known", names)),
        .sample(.rows(school), id: "schools", isOptional: true),
        .sample(.files(accept: [.photo], atLeast: 0, atMost: 1), id: "photo", isOptional: true),
      ], atLeast: 1, atMost: 2,
      checks: [try? Condition("age < 20", names)].compactMap(\.self).map {
        Check(id: "young", at: "age", must: $0, message: "子どもです。")
      },
      itemTitle: "お子さま", names: names)
  }()

  private static let definition = ProcedureDefinition.sample(
    .sample([.sample(.yesNo, id: "known"), .sample(.rows(children), id: "children")]))
  private static var form: Form { definition.form }

  private static func typed(_ rows: [[String: String]], known: Bool = true) -> TypedAnswers {
    var typed = TypedAnswers(["known": [known ? "true" : "false"]])
    for row in rows {
      typed.setRow("children", typed.addRow("children"), TypedAnswers(row.mapValues { [$0] }))
    }
    return typed
  }

  @Test("have keys in order that are never used again")
  func keys() {
    var typed = TypedAnswers()
    #expect(typed.addRow("g") == "1" && typed.addRow("g") == "2" && typed.addRow("g") == "3")
    typed.setRow("g", "2", TypedAnswers(["name": ["x"], "inner": ["1"], "inner.1.name": ["y"]]))
    #expect(typed.row("g", "2").row("inner", "1").first("name") == "y")
    typed.removeRow("g", "3")
    typed.removeRow("g", "2")
    #expect(typed.rowKeys("g") == ["1"] && typed.row("g", "2").isEmpty && typed.addRow("g") == "4")
    typed.removeRow("g", "1")
    typed.removeRow("g", "4")
    #expect(typed.rowKeys("g").isEmpty && typed.addRow("g") == "5")
  }

  @Test("can be added when every key has been given")
  func keysGiven() {
    var typed = TypedAnswers(["g": ["1", "3"], "g.last-row": ["9999"]])
    let key = typed.addRow("g")
    #expect(key == "2" && typed.rowKeys("g") == ["1", "3", "2"])
    typed = TypedAnswers(["g": ["1"], "g.last-row": ["9998"]])
    let last = typed.addRow("g")
    #expect(last == "9999" && typed.rowKeys("g") == ["1", "9999"])
  }

  @Test("are taken as they were sent, without what is no key")
  func strangeKeys() {
    let typed = TypedAnswers(["g": ["2", "x", "02", "0", "2", "", "10000", "1", "-1", "１"]])
    #expect(typed.rowKeys("g") == ["2", "1"])
  }

  @Test("do not share fields with a row whose key begins alike")
  func neighbours() {
    var typed = TypedAnswers(["g": ["1", "11"], "g.1.a": ["one"], "g.11.a": ["eleven"]])
    #expect(typed.row("g", "1").fields == ["a": ["one"]])
    typed.removeRow("g", "1")
    #expect(typed.first("g.11.a") == "eleven")
  }

  @Test("are read with the answers around them")
  func read() {
    let known = Self.form.read(Self.typed([["name": "太郎", "age": "７"], ["name": "花子", "age": "8"]]), today: today)
    #expect(known.isAccepted && known.answers["children"]?.rows.map { $0["age"] } == [.number(7), .number(8)])
    let unknown = Self.form.read(Self.typed([["name": "太郎", "age": "7"]], known: false), today: today)
    #expect(unknown.isAccepted && unknown.answers["children"]?.rows.map { $0["age"] } == [nil])
  }

  @Test("tell their problems at their own fields")
  func problems() {
    let reading = Self.form.read(
      Self.typed([["name": "太郎", "age": "20"], ["age": "x", "schools": "1"]]), today: today)
    #expect(
      reading.problems.map { "\($0.question) \($0.field) \($0.innermost) \($0.code)" } == [
        "children children.1.age age check:young", "children children.2.name name missing",
        "children children.2.age age not-a-number", "children children.2.schools.1.name name missing",
      ])
    let words = Self.definition.words(in: .japanese)
    let texts = TextCatalogue(sentences: [.japanese: [
      "procedures.row": "{title}{number}", "procedures.row-in-row": "{row}・{title}{number}",
      "procedures.row-of": "{row}の{label}", "procedures.row-says": "{row}：{sentence}",
      "procedures.answer.missing": "「{label}」がありません。", "procedures.answer.not-a-number": "「{label}」は数字で。",
    ]]).texts(in: .japanese)
    #expect(
      reading.problems.map { $0.sentence(in: Self.form, words: words, texts: texts) } == [
        "お子さま1：子どもです。", "「お子さま2の質問」がありません。", "「お子さま2の質問」は数字で。",
        "「お子さま2・学校1の質問」がありません。",
      ])
  }

  @Test(
    "have to be as many as the group wants",
    arguments: [(0, ["missing.rows"]), (1, []), (2, []), (3, ["too-many.rows"])] as [(Int, [String])])
  func counts(count: Int, problems: [String]) {
    let rows = Array(repeating: ["name": "a", "age": "1"], count: count)
    let reading = Self.form.read(Self.typed(rows), today: today)
    #expect(reading.problems.map { "\($0.code).\($0.variant ?? "")" } == problems)
  }

  @Test("are lists of contexts to a rule, by id and short name")
  func rules() throws {
    let answers = Self.form.read(
      Self.typed([["name": "太郎", "age": "7"], ["name": "花子", "age": "8"]]), today: today
    ).answers
    for text in [
      "count(children) = 2", "sum(children.age) = 15", "children[2].名前 = \"花子\"",
      "children[age > 7].name = [\"花子\"]",
    ] {
      #expect(try Condition(text, Self.form.names).holds(answers, today: today))
    }
  }

  @Test("give the same bytes whatever their keys are, and read back")
  func record() throws {
    let rows = [["name": "太郎", "age": "7"], ["name": "花子", "age": "8"]]
    var other = Self.typed([["name": "x"]] + rows)
    other.removeRow("children", "1")
    let records = try [Self.typed(rows), other].map { typed in
      try #require(
        ApplicationRecord(
          Self.form.read(typed, today: today), of: Self.definition, version: version, appliedOn: today))
    }
    #expect(records[0].canonicalBytes == records[1].canonicalBytes)
    #expect((try ApplicationRecord(canonicalBytes: records[0].canonicalBytes) == records[0]) as Bool)
  }

  @Test("are read on a page one under the other, and in a document on one line")
  func words() throws {
    let answer = try #require(
      Self.form.read(Self.typed([["name": "太郎", "age": "7"], ["name": "花子", "age": "8"]]), today: today)
        .answers["children"])
    let question = try #require(Self.form.question("children"))
    let words = Self.definition.words(in: .japanese)
    #expect(
      words.lines(for: answer, to: question) == ["お子さま1", "質問：太郎", "質問：7歳", "お子さま2", "質問：花子", "質問：8歳"])
    #expect(words.line(for: answer, to: question) == "太郎、7歳／花子、8歳")
    #expect(words.labelledLine(for: answer, to: question) == "質問：太郎、質問：7歳／質問：花子、質問：8歳")
    #expect(words.lines(for: .rows([]), to: question) == ["なし"])
  }

  @Test("of a page take the place of those before, with their files kept")
  func replace() {
    var typed = Self.typed([["name": "太郎", "schools": "1", "schools.1.name": "東"], ["name": "花子"]])
    typed["children.1.photo"] = [photo().field]
    typed["children.2.photo"] = [photo("b").field]
    let page = TypedAnswers(["known": ["true"], "children": ["1"], "children.1.name": ["次郎"]])
    typed.replace(section: Self.form.sections[0], with: page)
    #expect(typed.first("children.1.name") == "次郎" && typed.attachments("children.1.photo").count == 1)
    #expect(typed.row("children", "1").rowKeys("schools").isEmpty && typed.row("children", "2").isEmpty)
    #expect(typed.addRow("children") == "3")
  }

  @Test("of examples are lists of answers")
  func examples() throws {
    let typed = try Self.form.typed([
      "children": .list([.map(["name": .scalar("太郎"), "schools": .list([.map(["name": .scalar("東")])])])])
    ])
    #expect(typed.fields["children.1.schools.1.name"] == ["東"])
    for wrong: ExampleValue in [.scalar("x"), .list([.scalar("x")]), .list([.map(["nobody": .scalar("x")])])] {
      #expect(throws: ExampleMisfit(question: "children", isKnown: true)) { try Self.form.typed(["children": wrong]) }
    }
  }

  @Test("begin with what their questions propose, from the answers around them and the day")
  func initial() throws {
    let area = Question.sample(.text(minLength: 0, maxLength: 9, isShort: false), id: "area")
    let own = Question.sample(.text(minLength: 0, maxLength: 9, isShort: false), id: "own")
    let on = Question.sample(.date(earliest: nil, latest: nil, isBirth: false), id: "on")
    let kind = Question.sample(.choice(options: [Option(id: "a", label: "あ")], hasOther: false), id: "kind")
    let names = RuleNames([own, on, kind], within: [area])
    let initial = ["own": "area", "on": "today()", "kind": "\"b\""]
    var questions = [own, on, kind]
    for index in questions.indices {
      questions[index].initial = try Formula(initial[questions[index].id] ?? "null", names)
    }
    let group = RepeatedGroup(
      questions: questions, atLeast: 0, atMost: 3, checks: [], itemTitle: "人", names: names)
    let form = Form.sample([area, .sample(.rows(group), id: "people")])
    let reading = form.read(TypedAnswers(["area": ["東"]]), today: today)
    // An option the choice does not have is not proposed.
    let japanese = form.initialRow(of: group, for: reading, today: today)
    #expect(japanese.fields == ["own": ["東"], "on": ["令和8年11月21日"]])
    #expect(form.initialRow(of: group, for: reading, today: today, language: .english).first("on") == "2026-11-21")
  }

  @Test("have translations under the ids around them")
  func translations() {
    let keys = Set(Self.definition.translationKeys(for: .english))
    #expect(
      keys.isSuperset(of: [
        "question.children.label", "question.children.item-title", "question.children.name.label",
        "question.children.age.unit", "question.children.schools.item-title", "question.children.schools.name.label",
        "check.children.young",
      ]))
  }
}
