import CivilTime
import Kernel
import Nihongo
import Testing

@testable import FormSchema

/// Fields of the question `q`, and what comes of them: an answer's lines in Japanese, or problems as `field code`.
private struct Composed: Sendable, CustomTestStringConvertible {
  let type: QuestionType
  let fields: [String: [String]]
  let lines: [String]
  let problems: [String]

  init(_ type: QuestionType, _ parts: [String: String], _ lines: String...) {
    (self.type, fields, self.lines, problems) = (type, Self.fields(parts), lines, [])
  }

  init(_ type: QuestionType, _ parts: [String: String], fails problems: String...) {
    (self.type, fields, lines, self.problems) = (type, Self.fields(parts), [], problems)
  }

  private static func fields(_ parts: [String: String]) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: parts.map { ($0.key.isEmpty ? "q" : "q.\($0.key)", [$0.value]) })
  }

  var testDescription: String { "\(type.name.rawValue) \(fields)" }

  func check() {
    let question = Question.sample(type)
    let reading = read(question, fields)
    let words = ProcedureDefinition.sample(.sample([question])).words(in: .japanese)
    #expect((reading.answers["q"].map { words.lines(for: $0, to: question) } ?? []) == lines)
    #expect(reading.problems.map { "\($0.field) \($0.code)" + ($0.variant.map { ".\($0)" } ?? "") } == problems)
    for problem in reading.problems { #expect(question.fields.contains(problem.field)) }
  }
}

@Suite("Reading an answer of several parts") struct ComposedAnswerTests {
  private static func hour(_ hour: Int) -> TimeOfDay { TimeOfDay(hour: hour, minute: 0, second: 0)! }
  private static let office = QuestionType.time(earliest: hour(9), latest: hour(17))
  private static let soon = QuestionType.dateRange(earliest: .today(plus: 0), latest: .today(plus: 10))

  @Test(
    "of times",
    arguments: [
      ("14:30", "14:30"), ("１４：３０", "14:30"), ("14時30分", "14:30"), ("14時半", "14:30"), ("14時", "14:00"),
      ("午後2時半", "14:30"), ("午後２時５分", "14:05"), ("午前0時", "00:00"), ("午後0時1分", "12:01"), ("正午", "12:00"),
      ("1430", "14:30"), ("930", "09:30"), ("0:00", "00:00"), ("23:59", "23:59"), ("14:30:00", "14:30"),
      ("2:30 pm", "14:30"), ("PM2:30", "14:30"), ("12:30am", "00:30"), ("12 pm", "12:00"), ("午後2", "14:00"),
      ("24:00", nil), ("14:60", nil), ("午後14時", nil), ("午後12時", nil), ("午前12時", nil), ("14", nil), ("14:3", nil),
      ("0 pm", nil), ("14:30:15", nil), ("二時", nil), ("14:30分", nil), ("半", nil), ("", nil), ("時", nil),
      ("14時60分", nil),
    ] as [(String, String?)])
  func times(typed: String, read: String?) { #expect(TimeText.read(typed).map(TimeText.text) == read) }

  @Test(
    "of times within bounds",
    arguments: [
      Composed(office, ["": "9:00"], "午前9時"), Composed(office, ["": "1700"], "午後5時"),
      Composed(office, ["": "8:59"], fails: "q too-early.time"),
      Composed(office, ["": "17:01"], fails: "q too-late.time"),
      Composed(office, ["": "昼"], fails: "q not-a-time"), Composed(office, ["": " "], fails: "q missing"),
    ])
  fileprivate func bounds(_ composed: Composed) { composed.check() }

  @Test(
    "of two dates",
    arguments: [
      Composed(soon, ["from": "R8.11.21", "to": "2026/12/1"], "令和8年11月21日（2026年）から令和8年12月1日（2026年）まで"),
      Composed(soon, ["from": "2026/11/22", "to": "2026/11/22"], "令和8年11月22日（2026年）から令和8年11月22日（2026年）まで"),
      Composed(soon, ["from": "2026/11/23", "to": "2026/11/22"], fails: "q.to wrong-order"),
      Composed(
        soon, ["from": "2026/11/20", "to": "2026/12/2"], fails: "q.from too-early.today", "q.to too-late"),
      Composed(soon, ["from": "2026/11/22", "to": ""], fails: "q.to missing"),
      Composed(soon, ["to": "2026/11/22"], fails: "q.from missing"),
      Composed(soon, ["from": "2026/2/30", "to": "x"], fails: "q.from no-such-date", "q.to not-a-date"),
      Composed(soon, [:], fails: "q.from missing"),
    ])
  fileprivate func spans(_ composed: Composed) { composed.check() }

  private static let bank = [
    "institution": "bank", "bank-code": "０００１", "bank-name": "みずほ銀行", "branch-code": "001", "branch-name": "本店",
    "kind": "ordinary", "number": "12345", "holder": "さとう はなこ",
  ]

  private static func bank(_ changes: [String: String]) -> [String: String] { bank.merging(changes) { $1 } }

  @Test(
    "of accounts",
    arguments: [
      Composed(.bankAccount, bank, "みずほ銀行（0001） 本店（001）", "普通 0012345", "ｻﾄｳ ﾊﾅｺ"),
      Composed(
        .bankAccount, bank(["bank-code": "", "branch-code": "", "kind": "checking"]), "みずほ銀行 本店", "当座 0012345",
        "ｻﾄｳ ﾊﾅｺ"),
      Composed(
        .bankAccount, ["institution": "yucho", "yucho-symbol": "10530", "yucho-number": "12345671", "holder": "ｻﾄｳ"],
        "ゆうちょ銀行 記号10530　番号12345671", "〇五八（058） 普通 1234567", "ｻﾄｳ"),
      // What was typed for a bank before does not count with ゆうちょ銀行.
      Composed(
        .bankAccount, bank(["institution": "yucho", "number": "x", "yucho-symbol": "00530", "yucho-number": "1"]),
        "ゆうちょ銀行 記号00530　番号1", "〇五九（059） 当座 0000001", "ｻﾄｳ ﾊﾅｺ"),
      Composed(
        .bankAccount, bank(["bank-code": "1", "branch-code": "1", "kind": "", "number": "12345678", "holder": "佐藤"]),
        fails: "q.bank-code not-a-bank-code", "q.branch-code not-a-branch-code", "q.kind not-an-option.account-kind",
        "q.number not-an-account-number", "q.holder not-an-account-holder"),
      Composed(
        .bankAccount, bank(["bank-name": "", "branch-name": " ", "number": "", "holder": ""]),
        fails: "q.bank-name missing", "q.branch-name missing", "q.number missing", "q.holder missing"),
      Composed(
        .bankAccount, ["institution": "yucho", "yucho-symbol": "20530", "yucho-number": "1", "holder": "ア"],
        fails: "q.yucho-symbol not-a-yucho-symbol"),
      Composed(
        .bankAccount, ["institution": "yucho", "yucho-symbol": "10530", "yucho-number": "12", "holder": "ア"],
        fails: "q.yucho-number not-a-yucho-number"),
      Composed(.bankAccount, ["institution": "", "number": "1"], fails: "q.institution not-an-option.institution"),
      Composed(.bankAccount, ["institution": "post"], fails: "q.institution not-an-option.institution"),
      Composed(.bankAccount, ["kind": "ordinary"], fails: "q.institution missing"),
    ])
  fileprivate func accounts(_ composed: Composed) { composed.check() }

  @Test(
    "of places",
    arguments: [
      Composed(.location, ["place": "市役所の前"], "市役所の前"),
      Composed(.location, ["latitude": "３５．３３１５８６９", "longitude": "139.35"], "北緯35.331586度、東経139.350000度"),
      Composed(.location, ["place": "橋", "latitude": "35", "longitude": "139"], "橋", "北緯35.000000度、東経139.000000度"),
      // The ends of the land.
      Composed(.location, ["latitude": "20.425278", "longitude": "136"], "北緯20.425278度、東経136.000000度"),
      Composed(.location, ["latitude": "20.425277", "longitude": "136"], fails: "q.latitude outside-japan"),
      Composed(.location, ["latitude": "45.557223", "longitude": "148"], "北緯45.557223度、東経148.000000度"),
      Composed(.location, ["latitude": "45.557224", "longitude": "148"], fails: "q.latitude outside-japan"),
      Composed(.location, ["latitude": "24", "longitude": "122.932499"], fails: "q.latitude outside-japan"),
      Composed(.location, ["latitude": "24", "longitude": "153.986668"], fails: "q.latitude outside-japan"),
      Composed(.location, ["latitude": "35.3"], fails: "q.longitude not-a-position"),
      Composed(.location, ["latitude": "-35.3", "longitude": "139"], fails: "q.latitude not-a-position"),
      Composed(.location, ["latitude": "35.", "longitude": "139"], fails: "q.latitude not-a-position"),
      Composed(.location, [:], fails: "q.place missing.place"),
    ])
  fileprivate func places(_ composed: Composed) { composed.check() }

  @Test(
    "of numbers with check digits",
    arguments: [
      Composed(.corporateNumber, ["": "7000-0120-50002"], "7000012050002"),
      Composed(.corporateNumber, ["": "7000012050003"], fails: "q not-a-corporate-number"),
      Composed(.individualNumber(purpose: ""), ["": "１２３４ ５６７８ ９０１８"], "••••••••9018"),
      Composed(.individualNumber(purpose: ""), ["": "123456789012"], fails: "q not-an-individual-number"),
      Composed(.insuredNumber(.lateElderly), ["": "12345678"], "12345678"),
      Composed(.insuredNumber(.lateElderly), ["": "1234567890"], fails: "q not-an-insured-number.late-elderly"),
      Composed(.insuredNumber(.pension), ["": "1234-567890"], "1234567890"),
      Composed(.signature, ["": photo("s").field], "s.jpg"),
      Composed(.signature, ["": photo("s", kind: .pdf).field], fails: "q wrong-file-kind.photo"),
      Composed(.signature, [:], fails: "q missing.signature"),
    ])
  fileprivate func numbers(_ composed: Composed) { composed.check() }

  @Test("「わからない」 is an answer where it is offered, and whatever else was typed does not count")
  func unknown() {
    var question = Question.sample(.date(earliest: nil, latest: nil, isBirth: false))
    let fields = ["q": ["x"], "q.unknown": ["true"]]
    #expect(read(question, fields).problems.map(\.code) == [.notADate])
    question.allowsUnknown = true
    #expect((read(question, fields).answers["q"] == .unknown) as Bool && question.fields == ["q", "q.unknown"])
    #expect(read(question, ["q.unknown": ["false"]]).problems.map(\.code) == [.missing])
    let words = ProcedureDefinition.sample(.sample([question])).words(in: .japanese)
    #expect(words.lines(for: .unknown, to: question) == ["わからない"])
    #expect(words.line(for: .unknown, to: question) == "不明")
  }

  @Test("consents, files and what nobody types cannot be unknown")
  func neverUnknown() {
    for type in [QuestionType.consent(statement: ""), .signature, .information(text: "")] {
      #expect(!Question(id: "q", type: type, label: "", allowsUnknown: true).allowsUnknown)
    }
  }
}
