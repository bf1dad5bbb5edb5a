import FormSamples
import FormSchema
import Kernel
import Testing

@testable import Procedures

/// The procedures of the towns that come with the product, applied for by invented people.
@Suite("Invented applicants of the towns' procedures") struct InventedApplicantTests {
  private static let today = FormProofFindingTests.today

  @Test("all are accepted, between them they see every question, and read again they say the same",
    arguments: exampleFolders.filter(FormProofFindingTests.isDecidedWhole))
  func accepted(folder: String) throws {
    let definition = try #require(ProcedureFolderReader.read(folder).definition)
    let all = Set(definition.form.questions.map(\.id))
    var sampler = AnswerSampler(definition, seed: 1, today: Self.today), shown: Set<String> = []
    // Some questions few people come to.
    for number in 0..<200 where number < 40 || shown != all {
      let accepted = sampler.accepted()
      let sample = try #require(accepted)
      shown.formUnion(sample.reading.questions)
      #expect(sample.reading.isAccepted)
      #expect((definition.form.read(sample.typed, today: Self.today) == sample.reading) as Bool)
    }
    #expect(shown == all)
  }
}
