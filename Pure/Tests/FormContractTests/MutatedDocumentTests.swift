import FormSchema
import Testing

@testable import FormContract
@testable import FormSamples

@Suite("Damaged documents") struct MutatedDocumentTests {
  @Test("are read or refused, and what is read can be written again")
  func mutants() throws {
    let definition = ProcedureDefinition.sample(.everything), reader = ContractReader(definition)
    let program = Program(definition: definition)
    var sampler = AnswerSampler(definition, seed: 5, today: today), random = SeededRandom(seed: 6)
    var read = 0, refused = 0
    for _ in 0..<20 {
      let accepted = sampler.accepted()
      let document = program.document(try #require(accepted).reading)
      for _ in 0..<100 {
        let mutant = Self.mutant(document, &random)
        do {
          let application = try reader.read(mutant)
          let reading = definition.form.read(application.typed, today: today)
          let problems = reader.problems(reading, of: application)
          #expect(problems.allSatisfy { $0.pointer.hasPrefix("/answers") })
          _ = ContractWriter(definition).write(reading.answers) { _ in [] }
          read += 1
        } catch {
          #expect((1...ShapeCheck.mostProblems).contains(error.problems.count))
          refused += 1
        }
      }
    }
    #expect(read > 30 && refused > 1000, "\(read) read, \(refused) refused")
  }

  private static let pieces = [
    "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "1e999", "-0", "0.1", "\\ud800", "{\"unknown\":true}",
    "\u{0}", "𠮷", "{\"other\":\"x\"}",
  ].map { Array($0.utf8) }

  private static func mutant(_ document: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = document
    for _ in 0..<random.number(in: 1...3) {
      let place = random.below(bytes.count), end = min(bytes.count, place + random.below(20))
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: random.pick(pieces), at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
      default: bytes.replaceSubrange(place..<end, with: random.pick(pieces))
      }
      if bytes.isEmpty { bytes = [0x7B] }
    }
    return bytes
  }

  @Test("of nothing but noise are refused") func noise() {
    var random = SeededRandom(seed: 9)
    let reader = ContractReader(.sample([.sample(.yesNo)]))
    for length in 0..<500 {
      let bytes = (0..<length).map { _ in UInt8(random.below(256)) }
      #expect(throws: ContractProblems.self) { try reader.read(bytes) }
    }
  }
}
