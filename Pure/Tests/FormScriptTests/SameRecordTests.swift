import FormSchema
import Kernel
import Testing

@testable import FormSamples
@testable import FormScript

extension Speaker {
  fileprivate init(_ typed: TypedAnswers, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    self.init(typed) { random.below($0) }
  }
}

@Suite("An application by talk") struct SameRecordTests {
  static let version = ProcedureVersionID(String(repeating: "ab", count: 32))!

  private func record(_ typed: TypedAnswers, _ definition: ProcedureDefinition) throws -> [UInt8] {
    let reading = definition.form.read(typed, today: today)
    return try #require(
      ApplicationRecord(reading, of: definition, version: Self.version, appliedOn: today)
    ).canonicalBytes
  }

  @Test("has the same record as the form, whatever the form and the answers are", arguments: 0..<150)
  func sameRecord(seed: Int) throws {
    try compare(seed: seed, samples: 8)
  }

  /// Some invented forms have rules that invented answers never keep; if that were so of many, nothing would be shown.
  @Test("is compared for most of the forms that are invented") func isCompared() throws {
    #expect(try (0..<20).map { try compare(seed: $0, samples: 1) }.reduce(0, +) >= 15)
  }

  /// - Returns: how many samples were compared; fewer where nobody finds answers the form accepts.
  @discardableResult
  private func compare(seed: Int, samples: Int) throws -> Int {
    var generator = FormGenerator(seed: UInt64(seed), looksAhead: seed % 5 == 0)
    let definition = ProcedureDefinition.sample(try generator.form(questions: 3 + seed % 12))
    var sampler = AnswerSampler(definition, seed: UInt64(seed), today: today)
    for count in 0..<samples {
      guard let sample = sampler.accepted() else { return count }
      let said = try Speaker(sample.typed, seed: UInt64(seed)).talk(Talk(definition).script)
      #expect(try record(said, definition) == record(sample.typed, definition))
    }
    return samples
  }

  @Test("can rest at every step, and goes on from what was kept as bytes") func kept() throws {
    var generator = FormGenerator(seed: 11)
    let definition = ProcedureDefinition.sample(try generator.form(questions: 10))
    var sampler = AnswerSampler(definition, seed: 3, today: today)
    let accepted = sampler.accepted()
    let sample = try #require(accepted)
    let talk = Talk(definition)
    let speaker = Speaker(sample.typed, seed: 1)
    while talk.step.kind != .confirmed {
      let step = talk.step
      if case .file(let input) = step.expects {
        talk.typed = talk.script.attach(sample.typed.attachments(input), to: input, at: talk.place, talk.typed).typed
      }
      let isUnderstood = talk.say(speaker.answer(step))
      try #require(isUnderstood)
      let place = try #require(ScriptPlace(bytes: talk.place.bytes))
      #expect(place == talk.place)
      talk.place = place
      talk.typed = try TypedAnswers(bytes: talk.typed.bytes)
    }
    #expect(try record(talk.typed, definition) == record(sample.typed, definition))
    #expect(ScriptPlace(bytes: Array("{}".utf8)) == nil)
  }
}
