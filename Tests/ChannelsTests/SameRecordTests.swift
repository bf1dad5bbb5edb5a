import FormSamples
import FormSchema
import FormScript
import Foundation
import Kernel
import Ports
import Procedures
import Testing
import Vault

/// By each channel an accepted application must become the same record, byte by byte.
@Suite("One application by every channel", .serialized) struct SameRecordTests {
  @Test("the towns' procedures: the same bytes", arguments: exampleFolders)
  func examples(folder: String) throws {
    let definition = try #require(ProcedureFolderReader.read(folder).definition)
    #expect(try compare(definition, seed: 4, samples: samples) == samples)
  }

  @Test("invented forms: the same bytes", arguments: 0..<30)
  func generated(seed: Int) throws {
    var generator = FormGenerator(seed: UInt64(1_000 + seed), looksAhead: seed % 5 == 0)
    let form = try generator.form(questions: 4 + seed % 12)
    _ = try compare(.sample(form), seed: UInt64(seed), samples: max(1, samples / 10))
  }

  @Test("there are procedures to apply for") func folders() { #expect(exampleFolders.count >= 4) }

  /// - Returns: how many samples were compared; fewer where nobody finds answers the form accepts.
  private func compare(_ definition: ProcedureDefinition, seed: UInt64, samples: Int) throws -> Int {
    let version = try #require(ProcedureVersionID(String(repeating: "ab", count: 32)))
    let published = PublishedProcedure(version: version, number: 1, definition: definition)
    let vault = try Vault(Keyring(world: .live))
    var sampler = AnswerSampler(definition, seed: seed, today: today), random = SeededRandom(seed: seed)
    // Where rules tie answers together that are invented one by one, the procedure's own examples take their place.
    let own = definition.acceptedExamples
    var isInvented = true
    for count in 0..<samples {
      let invented = isInvented ? sampler.accepted() : nil
      isInvented = invented != nil
      guard let sample = invented ?? (own.isEmpty ? nil : own[count % own.count]) else { return count }
      let channels = Channels(published, sample, today: today, vault: vault)
      var ways = try [
        ("web", channels.web()), ("interview", channels.interview()),
        ("paper by its codes", channels.paperByCode(&random)), ("paper by hand", channels.paperByHand()),
        ("API", channels.api()),
      ]
      // A talk reads the whole form at each step: in turns, and not for each.
      if count.isMultiple(of: talkEvery) {
        let isChat = (count / talkEvery).isMultiple(of: 2)
        ways.append((isChat ? "chat" : "telephone", try channels.talk(isChat ? .written : .spoken, talkTexts, &random)))
      }
      let wanted = try record(sample.typed, published)
      for (name, typed) in ways {
        let bytes = try record(typed, published)
        #expect(bytes == wanted, "\(definition.id) by \(name): \(difference(typed, sample.typed))")
      }
    }
    return samples
  }

  private func record(_ typed: TypedAnswers, _ published: PublishedProcedure) throws -> [UInt8] {
    let reading = published.definition.form.read(typed, today: today)
    let record = ApplicationRecord(
      reading, of: published.definition, version: published.version, appliedOn: today, addressee: "142069")
    return try #require(record, "\(reading.problems)").canonicalBytes
  }

  /// Invented people have no secrets.
  private func difference(_ typed: TypedAnswers, _ sample: TypedAnswers) -> String {
    let fields = Set(typed.fields.keys).union(sample.fields.keys).sorted()
    return fields.filter { typed[$0] != sample[$0] }.map { "\($0): \(typed[$0]) for \(sample[$0])" }
      .joined(separator: "; ")
  }
}
