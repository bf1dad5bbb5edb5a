import FormProof
import FormSchema
import Kernel
import Testing

@Suite("The proof of rows and of answers nobody types") struct RowProofTests {
  private static let who = Question(id: "who", type: SampleForms.who, label: "申請する方")

  /// Rows with a check, and the conditions of their questions.
  private func rows(
    when: [String: String], check: (when: String?, must: String)? = nil, atLeast: Int = 1
  ) throws -> ProcedureDefinition {
    let plain = [
      Question(id: "age", type: .number(min: 0, max: 120, unit: nil), label: "子の年齢"),
      Question(id: "school", type: .text(minLength: 0, maxLength: 20, isShort: false), label: "学校"),
      // Hides the question of the form around it.
      Question(id: "home", type: .yesNo, label: "同居"),
    ]
    let home = Question(id: "home", type: SampleForms.home, label: "今の住所")
    let names = RuleNames(plain, within: [Self.who, home])
    let questions = try plain.map { question in
      var question = question
      question.when = try when[question.id].map { try Condition($0, names) }
      return question
    }
    let checks = try check.map {
      [Check(
        id: "A", at: "age", when: try $0.when.map { try Condition($0, names) }, must: try Condition($0.must, names),
        message: "年齢を直してください。")]
    }
    let group = RepeatedGroup(
      questions: questions, atLeast: atLeast, atMost: 3, checks: checks ?? [], itemTitle: "お子さま", names: names)
    return try SampleForms.procedure(
      [Question(id: "children", type: .rows(group), label: "お子さま")], outer: [Self.who, home])
  }

  private func found(_ definition: ProcedureDefinition) -> [String] {
    FormProof.findings(of: definition, on: SampleForms.today).filter {
      ![.unused, .missingTranslation].contains($0.kind)
    }.map { "\($0.kind.rawValue) \($0.subject)" }
  }

  @Test("questions of a row are reached by their own answers and by those around them")
  func questions() throws {
    #expect(try found(rows(when: ["school": "age < 19 and who = \"self\""])) == [])
    #expect(try found(rows(when: ["school": "age > 120"])) == ["unreachable question(\"children.school\")"])
    // Inside the row it is a question for yes or no.
    #expect(try found(rows(when: ["school": "home and age > 3", "home": "who = \"proxy\""])) == [])
    #expect(
      try found(rows(when: ["home": "age < 5 and age > 5"])) == ["unreachable question(\"children.home\")"])
  }

  @Test("a condition of a row calls the questions of the row by their labels")
  func words() throws {
    let definition = try rows(when: ["school": "age > 120 and home and who = \"self\""])
    let finding = try #require(FormProof.findings(of: definition, on: SampleForms.today).first)
    let sentence = finding.sentence(of: definition, in: .japanese)
    #expect(sentence.contains("（『子の年齢』が120より大きい、かつ『同居』が『はい』、かつ『申請する方』が『本人』）"), "\(sentence)")
  }

  @Test("rows nobody can fill in")
  func checks() throws {
    #expect(try found(rows(when: [:], check: (nil, "age > 5"))).isEmpty)
    let never = try found(rows(when: [:], check: (nil, "age > 5 and age < 5")))
    #expect(never.contains("unanswerable question(\"children\")"))
    #expect(try found(rows(when: [:], check: ("age < 3", "age < 50"))) == ["idle-check check(\"children.A\")"])
  }

  @Test("an example of a row is a row the form reads")
  func example() throws {
    let definition = try rows(when: ["school": "age > 17 and age < 10"], atLeast: 2)
    let finding = try #require(
      FormProof.findings(of: definition, on: SampleForms.today).first { $0.kind == .unreachable })
    let reading = definition.form.read(try #require(finding.example).typed, today: SampleForms.today)
    #expect(reading.isAccepted, "\(reading.problems)")
    guard case .rows(let rows)? = reading.answers["children"] else {
      Issue.record("no rows")
      return
    }
    #expect(rows.count == 2 && rows[0]["school"] == nil && rows[0]["age"] != nil)
  }

  @Test("what is worked out of an answer is cut where the answer is")
  func computed() throws {
    let born = Question(id: "born", type: .date(earliest: nil, latest: nil, isBirth: true), label: "生年月日")
    let names = RuleNames([born])
    let age = Question(
      id: "years",
      type: .computed(
        Computation(.number, try Formula("years and months duration(born, today()).years + 0.5", names))),
      label: "年齢")
    let note = Question(id: "note", type: .text(minLength: 0, maxLength: 9, isShort: false), label: "メモ")
    func kinds(_ when: String) throws -> [FormFinding.Kind] {
      let definition = try SampleForms.procedure([born, age, note], when: ["note": when])
      return FormProof.findings(of: definition, on: SampleForms.today).map(\.kind).filter {
        ![.unused, .missingTranslation].contains($0)
      }
    }
    #expect(try kinds("years >= 18") == [])
    #expect(try kinds("years >= 18 and born > today() - duration(\"P18Y\")") == [.unreachable])
    #expect(try kinds("years >= 18 and born >= today() - duration(\"P18Y\")") == [])
    #expect(try kinds("years < 153.5") == [.alwaysShown])
    #expect(try kinds("years < 0") == [.unreachable])
  }

  @Test("answers worked out of each other many times over end in what is not decided")
  func deep() throws {
    let first = Question(id: "a0", type: .number(min: 0, max: 9, unit: nil), label: "はじめ")
    var questions = [first]
    for index in 1...40 {
      let names = RuleNames(questions)
      let formula = try Formula("a\(index - 1) * a\(index - 1)", names)
      questions.append(Question(id: "a\(index)", type: .computed(Computation(.number, formula)), label: "次"))
    }
    let note = Question(id: "note", type: .yesNo, label: "メモ")
    let definition = try SampleForms.procedure(questions + [note], when: ["note": "a40 > 3"])
    let kinds = Set(FormProof.findings(of: definition, on: SampleForms.today).map(\.kind))
    #expect(kinds.contains(.undecided) && !kinds.contains(.unreachable))
  }
}
