import Nihongo
import Testing

@testable import FormSchema

@Suite("Anything at all") struct GarbageTests {
  /// A small generator, the same on every run.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let types: [QuestionType] = [
    .text(minLength: 1, maxLength: 20, isShort: true), .longText(minLength: 0, maxLength: 20), .kana(maxLength: 20),
    .name(isOrganisation: false), .name(isOrganisation: true), .date(earliest: nil, latest: nil, isBirth: true),
    .number(min: -5, max: 5, unit: "通"), .yen(min: 0, max: 5),
    .choice(options: [Option(id: "a", label: "a")], hasOther: true),
    .choices(options: [Option(id: "a", label: "a")], atLeast: 1, atMost: 1, hasOther: true), .yesNo, .address, .phone,
    .email, .insuredNumber(.care), .files(accept: [.pdf], atLeast: 1, atMost: 2), .consent(statement: ""),
    .time(earliest: nil, latest: nil), .dateRange(earliest: nil, latest: nil), .bankAccount, .location, .signature,
    .individualNumber(purpose: ""), .corporateNumber,
    .rows(RepeatedGroup(questions: [.sample(.bankAccount), .sample(.location, id: "p")], itemTitle: "口座")),
    .information(text: ""),
  ]

  @Test("typed into every field gives an answer or a problem, never both, and records of it read back")
  func typed() throws {
    var random = Seeded(state: 20_261_121)
    let form = Form.sample(Self.types.enumerated().map { .sample($0.element, id: "q\($0.offset)", isOptional: true) })
    let definition = ProcedureDefinition.sample(form)
    for _ in 0..<2000 {
      let typed = TypedAnswers(
        Dictionary(
          uniqueKeysWithValues: form.questions.flatMap(\.fields).map {
            ($0, [Self.text(&random)])
          }))
      let reading = form.read(typed, today: today)
      for problem in reading.problems { #expect(reading.answers[problem.question] == nil) }
      var kept = typed
      for problem in reading.problems {
        for field in form.question(problem.question)?.fields ?? [] { kept[field] = [] }
      }
      let clean = form.read(kept, today: today)
      #expect(clean.isAccepted)
      let record = try #require(ApplicationRecord(clean, of: definition, version: version, appliedOn: today))
      let again = try ApplicationRecord(openBytes: record.openBytes, personalBytes: record.personalBytes)
      #expect(again.canonicalBytes == record.canonicalBytes)
    }
  }

  private static func text(_ random: inout Seeded) -> String {
    let known = ["a", "other", "true", "令和8年", "1", "９", "月", "日", "サ", "ﾞ", "-", "@", ".", "jp", "{", "\n", "佐"]
    return (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Bool.random(using: &random)
        ? known[Int.random(in: 0..<known.count, using: &random)]
        : String(Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &random)) ?? "?")
    }.joined()
  }
}
