import FormSchema
import Kernel
import Testing

@testable import FormContract
@testable import FormSamples

@Suite("An application by a program") struct SameRecordTests {
  @Test("has the same record as the form, whatever the form and the answers are", arguments: 0..<150)
  func generated(seed: Int) throws {
    var generator = FormGenerator(seed: UInt64(seed), looksAhead: seed % 5 == 0)
    let definition = ProcedureDefinition.sample(try generator.form(questions: 3 + seed % 12))
    try compare(definition, seed: seed, samples: 8)
  }

  @Test("has the same record for every type of question")
  func everything() throws { #expect(try compare(.sample(.everything), seed: 1, samples: 40) == 40) }

  /// Some invented forms have rules that invented answers never keep; if that were so of many, nothing would be shown.
  @Test("is compared for most of the forms that are invented") func isCompared() throws {
    let compared = try (0..<20).map { seed in
      var generator = FormGenerator(seed: UInt64(seed), looksAhead: seed % 5 == 0)
      return try compare(.sample(generator.form(questions: 3 + seed % 12)), seed: seed, samples: 1)
    }
    #expect(compared.reduce(0, +) >= 15)
  }

  /// - Returns: how many samples were compared; fewer where nobody finds answers the form accepts.
  @discardableResult
  private func compare(_ definition: ProcedureDefinition, seed: Int, samples: Int) throws -> Int {
    let program = Program(definition: definition)
    var sampler = AnswerSampler(definition, seed: UInt64(seed), today: today)
    for count in 0..<samples {
      guard let sample = sampler.accepted() else { return count }
      let document = program.document(sample.reading)
      let (application, reading) = try program.sent(document, sample.typed.everyAttachment)
      let problems = ContractReader(definition).problems(reading, of: application)
      #expect(problems.isEmpty, "\(problems) \(String(decoding: document, as: UTF8.self))")
      guard problems.isEmpty else { return count }
      let (sent, typed) = (try program.record(reading), try program.record(sample.reading))
      #expect(sent == typed)
      #expect(program.document(reading) == document)
    }
    return samples
  }
}
