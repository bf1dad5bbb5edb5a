import Kernel
import Nihongo
import Testing

@testable import FormSchema

@Suite("An answer as it is read") struct DisplayTests {
  static let choice = Question.sample(
    .choices(
      options: [Option(id: "a", label: "世帯主"), Option(id: "b", label: "本籍")], atLeast: 0, atMost: nil, hasOther: true))

  @Test(
    "on a page and in a document, in each language",
    arguments: [
      (
        Answer.date(CivilDate(year: 2019, month: 5, day: 1)!),
        QuestionType.date(earliest: nil, latest: nil, isBirth: false),
        Language.japanese, ["令和元年5月1日（2019年）"], "令和元年5月1日"
      ),
      (
        .date(CivilDate(year: 2019, month: 5, day: 1)!), .date(earliest: nil, latest: nil, isBirth: false), .english,
        ["1 May 2019 (令和元年5月1日)"], "1 May 2019"
      ),
      (.number(1200), .yen(min: 0, max: 9999), .japanese, ["1,200円"], "1,200円"),
      (.number(2), .number(min: 0, max: 9, unit: "通"), .japanese, ["2通"], "2通"),
      (.flag(true), .yesNo, .japanese, ["はい"], "はい"), (.flag(false), .yesNo, .english, ["No"], "No"),
      (.flag(true), .consent(statement: ""), .easyJapanese, ["同意する"], "同意する"),
      (.choices([Chosen("a"), Chosen("other", other: "色")]), choice.type, .japanese, ["世帯主", "色"], "世帯主、色"),
      (.text("一\n二"), .longText(minLength: 0, maxLength: 9), .japanese, ["一", "二"], "一\n二"),
      (
        .name(NameAnswer(family: "佐藤", given: "花子", familyKana: "サトウ")), .name(isOrganisation: false), .japanese,
        ["佐藤\u{3000}花子", "サトウ"], "佐藤\u{3000}花子"
      ),
      (
        .address(
          Address(
            postalCode: PostalCode("2540041"), prefecture: "神奈川県", city: "平塚市", town: "浅間町",
            street: "9-1", building: "101")), .address, .japanese,
        ["〒254-0041", "神奈川県平塚市浅間町9-1", "101"], "神奈川県平塚市浅間町9-1\u{3000}101"
      ),
      (
        .files([photo("x"), photo("y")]), .files(accept: [.photo], atLeast: 0, atMost: 9), .japanese,
        ["x.jpg", "y.jpg"],
        "x.jpg、y.jpg"
      ),
    ] as [(Answer, QuestionType, Language, [String], String)])
  func read(answer: Answer, type: QuestionType, language: Language, lines: [String], line: String) {
    let words = ProcedureDefinition.sample(.sample([])).words(in: language)
    #expect(words.lines(for: answer, to: .sample(type)) == lines)
    #expect(words.line(for: answer, to: .sample(type)) == line)
  }

  @Test("a sentence that is not translated stands in Japanese")
  func fallback() {
    var definition = ProcedureDefinition.sample(.sample([Self.choice]))
    definition.translations[.english] = ["question.q.label": "Question", "option.q.a": "Head of household"]
    let words = definition.words(in: .english)
    #expect(words.label(Self.choice) == "Question" && words.title == "見本の手続き")
    #expect(words.lines(for: .choices([Chosen("a"), Chosen("b")]), to: Self.choice) == ["Head of household", "本籍"])
  }

  @Test("on paper one writes by hand what is typed elsewhere")
  func paper() {
    let question = Question.sample(.information(text: "カタカナで入力してください。入力は任意です。"), id: "note")
    var definition = ProcedureDefinition.sample(.sample([question]))
    definition.translations[.english] = ["question.note.text": "Please enter it in katakana."]
    #expect(definition.words(in: .japanese).onPaper.text(question) == "カタカナで記入してください。記入は任意です。")
    #expect(definition.words(in: .english).onPaper.text(question) == "Please enter it in katakana.")
  }

  @Test("the keys of a translation are those of the folder, and the officer's form is for English")
  func keys() {
    let definition = ProcedureDefinition.sample(
      .sample([Self.choice, .sample(.information(text: "説明"), id: "note")]),
      decision: .sample([.sample(.number(min: 0, max: 9, unit: "通"), id: "grade")]))
    #expect(
      definition.translationKeys(for: .easyJapanese) == [
        "procedure.title", "procedure.summary", "procedure.who-may-apply", "procedure.cost",
        "procedure.other-ways.phone",
        "section.page.title", "question.q.label", "option.q.a", "option.q.b", "question.note.text",
      ])
    #expect(
      definition.translationKeys(for: .english).suffix(3) == [
        "decision.section.page.title", "decision.question.grade.label", "decision.question.grade.unit",
      ])
  }
}

@Suite("The sentence of a problem") struct AnswerSentenceTests {
  let texts = TextCatalogue(sentences: [
    .japanese: [
      "procedures.answer.missing": "「{label}」を入力してください。", "procedures.part-of": "{label}の{part}",
      "procedures.part.given": "名", "procedures.answer.too-late.today": "「{label}」は今日まで",
      "procedures.answer.too-late": "「{label}」は{latest}まで", "procedures.answer.too-large": "{label}は{max}まで",
    ]
  ]).texts(in: .japanese)

  @Test(
    "it names the question, the part of it, and the limit",
    arguments: [
      (QuestionType.name(isOrganisation: false), [:], "「質問」を入力してください。"),
      (.name(isOrganisation: false), ["q.family": ["佐藤"]], "「質問の名」を入力してください。"),
      (.date(earliest: nil, latest: .today(plus: 0), isBirth: false), ["q": ["2027-01-01"]], "「質問」は今日まで"),
      (
        .date(earliest: nil, latest: .today(plus: 1), isBirth: false), ["q": ["2027-01-01"]], "「質問」は令和8年11月22日（2026年）まで"
      ),
      (.number(min: 0, max: 1200, unit: nil), ["q": ["1201"]], "質問は1,200まで"),
    ] as [(QuestionType, [String: [String]], String)])
  func sentences(type: QuestionType, fields: [String: [String]], expected: String) throws {
    let definition = ProcedureDefinition.sample(.sample([.sample(type)]))
    let problem = try #require(definition.form.read(TypedAnswers(fields), today: today).problems.first)
    #expect(problem.sentence(in: definition.form, words: definition.words(in: .japanese), texts: texts) == expected)
  }

  @Test("each code is spelled as it is read", arguments: ["missing", "no-such-date", "check:someone-else"])
  func codes(text: String) { #expect(AnswerProblem.Code(text)?.description == text) }

  @Test("no other word is a code", arguments: ["", "check:", "Missing", "late"])
  func noCodes(text: String) { #expect(AnswerProblem.Code(text) == nil) }
}

@Suite("A template") struct TemplateTests {
  @Test(
    "its placeholders are found, whatever stands around them",
    arguments: [
      ("{fee}円", ["fee"]), ("{a}{b}", ["a", "b"]), ("}{ {x}", ["x"]), ("{{fee}}", ["fee"]), ("なし", []), ("{", []),
      ("", []),
    ] as [(String, [String])])
  func placeholders(source: String, expected: [String]) {
    #expect(SentenceTemplate(source).placeholders == expected)
  }

  @Test(
    "every documented placeholder is known, and no other",
    arguments: [
      ("answer.copies", true), ("decision.damage-grade", true), ("decision.reason", true), ("applicant.name", true),
      ("subject.address", true), ("case.serial", true), ("town.mayor", true), ("status-url", true), ("answer.", false),
      ("answer", false), ("subject.phone", false), ("applicant.email", false), ("Fee", false), ("", false),
    ])
  func known(name: String, isKnown: Bool) { #expect((Placeholder(name) != nil) == isKnown) }

  @Test("an unknown one is named in the error")
  func unknown() {
    #expect(throws: UnknownPlaceholder(name: "nobody")) { try SentenceTemplate("{nobody}").filled { _ in "" } }
    #expect(throws: UnknownPlaceholder(name: "fee")) { try SentenceTemplate("{fee}").filled { _ in nil } }
  }

  @Test("a document is filled from the application; unanswered questions are empty, conditions choose its parts")
  func document() throws {
    let record = try RecordTests.record()
    let document = DocumentTemplate(
      id: "notice", kind: .notice, title: "通知", issuedWhen: .granted, number: SentenceTemplate("第{case.serial}号"),
      addressee: SentenceTemplate("{applicant.name} 様"),
      blocks: [
        .init(.paragraph(SentenceTemplate("{answer.copies}・{answer.mail}・{fee}"))),
        .init(.note(SentenceTemplate("隠れる")), when: try Condition("copies >= 3", RecordTests.definition.names)),
        .init(.fields([.init(SentenceTemplate("住所"), SentenceTemplate("{subject.address}"))])),
        .init(.space(millimetres: 5)),
      ])
    let source = ApplicationPlaceholders(definition: RecordTests.definition, record: record) {
      $0 == .serial ? "12" : nil
    }
    let filled = try document.filled(answers: source.joinedAnswers, today: today, source.value)
    #expect(filled.number == "第12号" && filled.addressee == "髙\u{FA19}\u{3000}花\"子\\ 様")
    #expect(
      filled.blocks == [
        .paragraph("2通・・0円"), .fields([.init("住所", "神奈川県平塚市1")]), .space(millimetres: 5),
      ])
    #expect(document.isIssued(at: .granted, answers: source.joinedAnswers, today: today))
    #expect(!document.isIssued(at: .refused, answers: source.joinedAnswers, today: today))
  }

  @Test("a message speaks the reader's language")
  func message() throws {
    var definition = RecordTests.definition
    definition.messages = [
      MessageTemplate(
        moment: .received, subject: SentenceTemplate("{procedure.title}を受け付けました"), body: SentenceTemplate("本文"))
    ]
    definition.translations[.english] = [
      "message.received.subject": "We received {procedure.title}", "procedure.title": "Sample",
    ]
    let source = ApplicationPlaceholders(
      definition: definition, record: try RecordTests.record(), language: .english, fact: { _ in nil })
    let filled = try #require(definition.message(.received, in: .english)).filled(source.value)
    #expect(filled == FilledMessage(subject: "We received Sample", body: "本文"))
    #expect(definition.message(.ready, in: .english) == nil)
  }
}
