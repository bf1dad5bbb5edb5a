import FormSchema
import Kernel
import Nihongo
import Testing

/// What is typed into a question, and what comes of it.
struct Typed: Sendable, CustomTestStringConvertible {
  let question: Question
  let fields: [String: [String]]
  let answer: Answer?
  let problems: [String]

  init(_ type: QuestionType, _ text: String, _ answer: Answer) {
    self.init(type, ["q": [text]], answer)
  }

  init(_ type: QuestionType, _ fields: [String: [String]], _ answer: Answer?, isOptional: Bool = false) {
    (question, self.fields, self.answer, problems) = (.sample(type, isOptional: isOptional), fields, answer, [])
  }

  /// - Parameter problems: each as `field code`.
  init(_ type: QuestionType, _ text: String, fails problems: String...) {
    (question, fields, answer, self.problems) = (.sample(type), ["q": [text]], nil, problems)
  }

  init(_ type: QuestionType, _ fields: [String: [String]], fails problems: String...) {
    (question, self.fields, answer, self.problems) = (.sample(type), fields, nil, problems)
  }

  var testDescription: String { "\(question.type.name.rawValue) \(fields)" }
}

/// The types the tests read, and an address.
private enum Sample {
  static let text = QuestionType.text(minLength: 2, maxLength: 4, isShort: false)
  static let long = QuestionType.longText(minLength: 0, maxLength: 6)
  static let kana = QuestionType.kana(maxLength: 20)
  static let name = QuestionType.name(isOrganisation: false)
  static let place = Address(
    postalCode: PostalCode("254-0041"), prefecture: "神奈川県", city: "平塚市", town: "浅間町", street: "9-1")
  static let placeFields = [
    "q.prefecture": ["神奈川県"], "q.city": ["平塚市"], "q.town": ["浅間町"], "q.street": ["9-1"], "q.building": [""],
  ]
  static let day = QuestionType.date(earliest: .today(plus: -1), latest: .today(plus: 1), isBirth: false)
  static let birth = QuestionType.date(earliest: nil, latest: nil, isBirth: true)
  static let copies = QuestionType.number(min: 1, max: 10, unit: "通")
  static let options = ["a", "b", "c"].map { Option(id: $0, label: $0) }
  static let choice = QuestionType.choice(options: options, hasOther: true)
  static let closed = QuestionType.choice(options: options, hasOther: false)
  static let choices = QuestionType.choices(options: options, atLeast: 2, atMost: 2, hasOther: true)
  static let files = QuestionType.files(accept: [.photo], atLeast: 2, atMost: 2)
}

@Suite("Reading an answer") struct AnswerReadingTests {
  private static func check(_ typed: Typed) {
    let reading = read(typed.question, typed.fields)
    #expect(reading.problems.map { "\($0.field) \($0.code)" } == typed.problems)
    #expect((reading.answers["q"] == typed.answer) as Bool)
    for problem in reading.problems {
      #expect(problem.question == "q" && typed.question.fields.contains(problem.field))
    }
  }

  @Test(
    "of texts",
    arguments: [
      Typed(Sample.text, "  東京\u{3000}", .text("東京")), Typed(Sample.text, "四文字だ", .text("四文字だ")),
      Typed(Sample.text, "葛\u{E0100}城", .text("葛\u{E0100}城")), Typed(Sample.text, "五文字です", fails: "q too-long"),
      Typed(Sample.text, "一", fails: "q too-short"), Typed(Sample.text, " \u{3000} ", fails: "q missing"),
      Typed(Sample.text, "東\n京", fails: "q unreadable-text"), Typed(Sample.text, "東\u{0}京", fails: "q unreadable-text"),
      Typed(Sample.text, "東\u{202E}京", fails: "q unreadable-text"),
      Typed(Sample.text, "東\u{FFFD}", fails: "q unreadable-text"),
      Typed(Sample.text, "e" + String(repeating: "\u{301}", count: 99) + "x", fails: "q too-long"),
      Typed(Sample.text, [:], nil, isOptional: true),
      Typed(Sample.long, "一行\r\n二行", .text("一行\n二行")), Typed(Sample.long, "一\r二\n三", .text("一\n二\n三")),
      Typed(Sample.long, "七文字の文です", fails: "q too-long"),
    ])
  func texts(typed: Typed) { Self.check(typed) }

  @Test(
    "of kana, telephone and insured numbers",
    arguments: [
      Typed(Sample.kana, "さとう はなこ", .text("サトウ\u{3000}ハナコ")), Typed(Sample.kana, "ｻﾄｳ", .text("サトウ")),
      Typed(Sample.kana, "佐藤", fails: "q not-kana"),
      Typed(.phone, "０９０−１２３４−５６７８", .text("090-1234-5678")), Typed(.phone, "0463-21", fails: "q not-a-phone"),
      Typed(.insuredNumber(.care), "００１２３４５６７８", .text("0012345678")),
      Typed(.insuredNumber(.care), "001234567", fails: "q not-an-insured-number"),
      Typed(.insuredNumber(.care), "", fails: "q missing"),
    ])
  func kanaAndNumbers(typed: Typed) { Self.check(typed) }

  @Test(
    "of mail addresses, typed twice",
    arguments: [
      Typed(.email, ["q": ["hanako@Example.jp"], "q.again": ["hanako@example.jp "]], .text("hanako@example.jp")),
      Typed(.email, ["q": ["hanako@example.jp"], "q.again": ["hanako@example.com"]], fails: "q.again emails-differ"),
      Typed(.email, ["q": ["hanako@example.jp"]], fails: "q.again emails-differ"),
      Typed(.email, ["q": ["hanako"], "q.again": ["hanako"]], fails: "q not-an-email"),
      Typed(.email, [:], fails: "q missing"), Typed(.email, ["q": [""]], nil, isOptional: true),
    ])
  func emails(typed: Typed) { Self.check(typed) }

  @Test(
    "of names, keeping every scalar",
    arguments: [
      Typed(
        Sample.name, ["q.family": ["髙﨑"], "q.given": ["花子"], "q.family-kana": ["たかさき"], "q.given-kana": ["ハナコ"]],
        .name(NameAnswer(family: "髙﨑", given: "花子", familyKana: "タカサキ", givenKana: "ハナコ"))),
      Typed(
        Sample.name, ["q.family": ["NGUYEN"], "q.given": ["THI HOA"]],
        .name(NameAnswer(family: "NGUYEN", given: "THI HOA"))),
      Typed(Sample.name, ["q.family": ["SUHARTO"]], .name(NameAnswer(family: "SUHARTO"))),
      Typed(Sample.name, ["q.family": ["佐藤"]], fails: "q.given missing"),
      Typed(Sample.name, ["q.given": ["花子"]], fails: "q.family missing"),
      Typed(
        Sample.name, ["q.family": ["佐藤"], "q.given": ["花子"], "q.family-kana": ["佐藤"], "q.given-kana": ["hanako"]],
        fails: "q.family-kana not-kana", "q.given-kana not-kana"),
      Typed(
        Sample.name, ["q.family": [String(repeating: "長", count: 101)], "q.given": ["花子"]], fails: "q.family too-long"),
      Typed(Sample.name, [:], fails: "q.family missing"), Typed(Sample.name, [:], nil, isOptional: true),
      Typed(.name(isOrganisation: true), "株式会社つむぎ", .name(NameAnswer(family: "株式会社つむぎ"))),
      Typed(.name(isOrganisation: true), "", fails: "q missing"),
    ])
  func names(typed: Typed) { Self.check(typed) }

  @Test(
    "of addresses",
    arguments: [
      Typed(.address, Sample.placeFields.merging(["q.postal-code": ["２５４００４１"]]) { $1 }, .address(Sample.place)),
      Typed(
        .address, Sample.placeFields.merging(["q.postal-code": ["254-004"]]) { $1 },
        fails: "q.postal-code not-a-postal-code"),
      Typed(
        .address, Sample.placeFields.merging(["q.prefecture": ["神奈川"]]) { $1 }, fails: "q.prefecture not-an-option"),
      Typed(
        .address, Sample.placeFields.merging(["q.town": [""], "q.street": [""]]) { $1 }, fails: "q.street missing"),
      Typed(
        .address, ["q.building": ["101"]],
        fails: "q.prefecture missing", "q.city missing", "q.street missing"),
      Typed(.address, [:], fails: "q.postal-code missing"), Typed(.address, [:], nil, isOptional: true),
    ])
  func addresses(typed: Typed) { Self.check(typed) }

  @Test(
    "of dates",
    arguments: [
      Typed(Sample.day, "令和８年１１月２１日", .date(today)), Typed(Sample.day, "2026-11-20", .date(today.adding(days: -1))),
      Typed(Sample.day, "2026/11/22", .date(today.adding(days: 1))),
      Typed(Sample.day, "2026-11-19", fails: "q too-early"),
      Typed(Sample.day, "2026-11-23", fails: "q too-late"), Typed(Sample.day, "きのう", fails: "q not-a-date"),
      Typed(Sample.day, "26/11/21", fails: "q not-a-date"), Typed(Sample.day, "2026-02-30", fails: "q no-such-date"),
      Typed(Sample.day, "昭和65年1月1日", fails: "q no-such-date"), Typed(Sample.day, "", fails: "q missing"),
      Typed(Sample.birth, "平成16年2月29日", .date(CivilDate(year: 2004, month: 2, day: 29)!)),
      Typed(Sample.birth, "2026-11-22", fails: "q too-late"), Typed(Sample.birth, "1872-12-31", fails: "q too-early"),
    ])
  func dates(typed: Typed) { Self.check(typed) }

  @Test(
    "of numbers and amounts",
    arguments: [
      Typed(Sample.copies, "２通", .number(2)), Typed(Sample.copies, " 10 ", .number(10)),
      Typed(Sample.copies, "0", fails: "q too-small"),
      Typed(Sample.copies, "11", fails: "q too-large"), Typed(Sample.copies, "-1", fails: "q too-small"),
      Typed(Sample.copies, "二", fails: "q not-a-number"), Typed(Sample.copies, "1.5", fails: "q not-a-number"),
      Typed(Sample.copies, "通", fails: "q not-a-number"),
      Typed(Sample.copies, String(repeating: "9", count: 60), fails: "q too-large"),
      Typed(Sample.copies, "-" + String(repeating: "9", count: 60), fails: "q too-small"),
      Typed(.yen(min: 0, max: 5000), "¥1,200", .number(1200)), Typed(.yen(min: 0, max: 5000), "1200円", .number(1200)),
      Typed(.yen(min: 0, max: 5000), "5001", fails: "q too-large"),
    ])
  func numbers(typed: Typed) { Self.check(typed) }

  @Test(
    "of choices",
    arguments: [
      Typed(Sample.choice, "b", .choice(Chosen("b"))),
      Typed(Sample.choice, ["q": ["other"], "q.other": ["友人"]], .choice(Chosen("other", other: "友人"))),
      Typed(Sample.choice, ["q": ["a"], "q.other": ["友人"]], .choice(Chosen("a"))),
      Typed(Sample.choice, "other", fails: "q.other missing"), Typed(Sample.choice, "d", fails: "q not-an-option"),
      Typed(Sample.closed, "other", fails: "q not-an-option"),
      Typed(Sample.choice, ["q": ["a", "b"]], fails: "q not-an-option"),
      Typed(Sample.choice, [:], fails: "q missing"),
      Typed(Sample.choices, ["q": ["b", "a", "b"]], .choices([Chosen("a"), Chosen("b")])),
      Typed(
        Sample.choices, ["q": ["other", "c"], "q.other": ["色"]], .choices([Chosen("c"), Chosen("other", other: "色")])),
      Typed(Sample.choices, "a", fails: "q too-few"),
      Typed(Sample.choices, ["q": ["a", "b", "c"]], fails: "q too-many"),
      Typed(Sample.choices, ["q": ["a", "x"]], fails: "q not-an-option"), Typed(Sample.choices, "", fails: "q missing"),
      Typed(Sample.choices, [:], nil, isOptional: true),
      Typed(.yesNo, "true", .flag(true)), Typed(.yesNo, "false", .flag(false)),
      Typed(.yesNo, "はい", fails: "q not-an-option"), Typed(.yesNo, "", fails: "q missing"),
      Typed(.consent(statement: "同意します"), "true", .flag(true)),
      Typed(.consent(statement: "同意します"), "", fails: "q not-agreed"),
      Typed(.consent(statement: "同意します"), [:], .flag(false), isOptional: true),
    ])
  func choices(typed: Typed) { Self.check(typed) }

  @Test(
    "of files",
    arguments: [
      Typed(Sample.files, ["q": [photo("a").field, photo("b").field]], .files([photo("a"), photo("b")])),
      Typed(Sample.files, ["q": [photo("a").field, photo("a").field]], fails: "q too-few"),
      Typed(Sample.files, ["q": [photo("a").field, photo("b").field, photo("c").field]], fails: "q too-many"),
      Typed(Sample.files, ["q": [photo("a").field, photo("b", kind: .pdf).field]], fails: "q wrong-file-kind"),
      Typed(Sample.files, ["q": ["{\"id\":\"a\"}", "nonsense"]], fails: "q missing"),
      Typed(Sample.files, [:], nil, isOptional: true),
    ])
  func attachments(typed: Typed) { Self.check(typed) }

  @Test("no answer prints its content")
  func privacy() {
    let answer = Answer.name(NameAnswer(family: "佐藤", given: "花子"))
    #expect("\(answer)\(TypedAnswers(["a": ["佐藤"]]))\(photo())" == "………")
    var dumped = ""
    dump(answer, to: &dumped)
    #expect(!dumped.contains("佐藤"))
  }
}
