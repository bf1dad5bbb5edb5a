import CivilTime
import FormSchema
import Kernel
import Nihongo
import Testing

@testable import FormSamples

@Suite("Invented applicants") struct AnswerSamplerTests {
  private static let options = ["a", "b", "c"].map { Option(id: $0, label: $0) }
  private static let day = CivilDate(year: 2026, month: 10, day: 1)!

  @Test(
    "what they type into a question is understood, in whatever spelling",
    arguments: [
      .text(minLength: 3, maxLength: 5, isShort: true), .longText(minLength: 40, maxLength: 60), .kana(maxLength: 4),
      .name(isOrganisation: false), .name(isOrganisation: true), .date(earliest: nil, latest: nil, isBirth: true),
      .date(earliest: .date(day), latest: .today(plus: 3), isBirth: false),
      .time(earliest: TimeOfDay(hour: 8, minute: 30, second: 0), latest: TimeOfDay(hour: 17, minute: 15, second: 0)),
      .time(earliest: nil, latest: nil), .dateRange(earliest: .today(plus: -5), latest: nil),
      .number(min: -3, max: 3, unit: "通"), .number(min: 0, max: QuestionType.largestNumber, unit: nil),
      .yen(min: 0, max: QuestionType.largestYen), .choice(options: options, hasOther: true),
      .choices(options: options, atLeast: 2, atMost: nil, hasOther: true), .yesNo, .address, .phone, .email,
      .insuredNumber(.care), .insuredNumber(.lateElderly), .insuredNumber(.nationalHealth), .insuredNumber(.pension),
      .bankAccount, .individualNumber(purpose: "税"), .corporateNumber, .location, .signature,
      .files(accept: [.pdf], atLeast: 2, atMost: 5), .consent(statement: "同意します。"),
    ] as [QuestionType])
  func understood(type: QuestionType) {
    let question = Question(id: "q", type: type, label: "質問")
    let form = Form(sections: [Section(id: "s", title: "", questions: [question])])
    var typing = AnswerTyping(random: SeededRandom(seed: 7), today: today, hints: QuestionHints(form))
    for _ in 0..<300 {
      let fields = typing.fields(of: question)
      let reading = form.read(TypedAnswers(fields), today: today)
      #expect(reading.isAccepted && reading.answers["q"] != nil, "\(fields) \(reading.problems.map(\.code))")
    }
  }

  @Test("the same seed gives the same applicants, another seed others")
  func seeds() throws {
    let form = try FormGenerator.form(3, questions: 20)
    func typed(_ seed: UInt64) -> [TypedAnswers] {
      var sampler = AnswerSampler(form, seed: seed, today: today)
      return (0..<10).compactMap { _ in sampler.accepted()?.typed }
    }
    #expect(typed(1) == typed(1))
    #expect(typed(1) != typed(2))
  }

  @Test("rules are found, and mended where they are broken")
  func repairs() throws {
    let questions = [
      Question(id: "birth", type: .date(earliest: nil, latest: .today(plus: 0), isBirth: true), label: ""),
      Question(id: "count", type: .number(min: 0, max: 1_000_000, unit: nil), label: ""),
      Question(id: "word", type: .text(minLength: 0, maxLength: 9, isShort: true), label: ""),
    ]
    let names = RuleNames(questions)
    let musts = [#"birth = today() - duration("P65Y")"#, "count = 777777", #"word = "つむぎ""#]
    let form = Form(
      sections: [Section(id: "s", title: "", questions: questions)],
      checks: try zip(questions, musts).map {
        Check(id: "c-\($0.id)", at: $0.id, must: try Condition($1, names), message: "")
      }, names: names)
    var sampler = AnswerSampler(form, seed: 1, today: today)
    for _ in 0..<20 { #expect(sampler.accepted()?.reading.isAccepted == true) }
    #expect(sampler.tally.accepted == 20 && sampler.tally.repairs > 0)
  }

  @Test("in most generated forms an accepted applicant is found, and rows, other and unknown answers are among them")
  func generated() throws {
    var found = 0, kinds: Set<String> = []
    for seed in 0..<40 {
      let form = try FormGenerator.form(seed, questions: 12)
      var sampler = AnswerSampler(form, seed: UInt64(seed), today: today)
      guard let sample = sampler.accepted() else { continue }
      found += 1
      #expect(form.read(sample.typed, today: today) == sample.reading && sample.reading.isAccepted)
      for id in sample.reading.questions {
        switch sample.reading.answers[id] {
        case .rows(let rows)?: kinds.insert(rows.count > 1 ? "rows" : "row")
        case .unknown?: kinds.insert("unknown")
        case .choice(let chosen)? where chosen.other != nil: kinds.insert("other")
        case .choices(let chosen)? where chosen.contains { $0.other != nil }: kinds.insert("other")
        case nil: kinds.insert("empty")
        default: break
        }
      }
    }
    #expect(found >= 30)
    #expect(kinds.isSuperset(of: ["rows", "unknown", "other", "empty"]))
  }

  @Test("applicants who make mistakes make many kinds of them")
  func mistakes() throws {
    var codes: Set<AnswerProblem.Code> = []
    for seed in 0..<20 {
      var sampler = AnswerSampler(try FormGenerator.form(seed, questions: 20), seed: UInt64(seed), today: today)
      for _ in 0..<10 { codes.formUnion(sampler.anything().reading.problems.map(\.code)) }
    }
    #expect(codes.count > 15)
  }

  @Test("as an example of the procedure they are the same, beside their files")
  func examples() throws {
    for seed in 0..<30 {
      let form = try FormGenerator.form(seed, questions: 12)
      var sampler = AnswerSampler(form, seed: UInt64(seed), today: today)
      guard let sample = sampler.accepted() else { continue }
      let values = form.example(of: sample.typed, on: today).map { ($0.id, $0.value) }
      let again = form.read(try form.typed(Dictionary(uniqueKeysWithValues: values)), today: today)
      #expect(again.questions == sample.reading.questions && again.isAccepted)
      for id in sample.reading.questions where sample.reading.answers[id]?.everyFile.isEmpty ?? true {
        #expect(again.answers[id] == sample.reading.answers[id])
      }
    }
  }
}
