import FormContract
import FormSamples
import FormSchema
import Foundation
import Kernel
import Procedures
import Testing

@Suite("Schemas of applications before validators of others") struct ContractConformanceTests {
  private static let python = repository.appending(path: ".venv/bin/python")

  @Test(
    "take what the form takes, refuse what the reader refuses, and are right themselves",
    .enabled(if: FileManager.default.isExecutableFile(atPath: python.path), "bin/setup installs the validators"))
  func conformance() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tsumugi-contract-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in exampleFolders {
      let definition = try #require(ProcedureFolderReader.read(path).definition)
      let name = path.split(separator: "/").suffix(3).joined(separator: "-")
      try write(definition, name: name, samples: samples, seed: 7, to: folder)
    }
    for seed in 0..<30 {
      var generator = FormGenerator(seed: UInt64(2_000 + seed))
      let form = try generator.form(questions: 4 + seed % 12)
      try write(.sample(form), name: "generated-\(seed)", samples: max(2, samples / 5), seed: UInt64(seed), to: folder)
    }
    let verdict = try validated(folder)
    #expect(verdict.failures.isEmpty, "\(verdict.failures.joined(separator: "\n"))")
    #expect(verdict.schemas == exampleFolders.count + 30 && verdict.openapi == verdict.schemas)
    #expect(verdict.accepted > 100 && verdict.refused > 500 && verdict.examples >= exampleFolders.count, "\(verdict)")
  }

  private func write(
    _ definition: ProcedureDefinition, name: String, samples: Int, seed: UInt64, to folder: URL
  ) throws {
    let schema = ApplicationSchema(definition, in: .japanese, address: "https://tsumugi.example/\(name)/schema.json")
    try Data(schema.json.utf8).write(to: folder.appending(path: "\(name).schema.json"))
    let version = try #require(ProcedureVersionID(String(repeating: "ab", count: 32)))
    let openAPI = OpenAPIDocument(
      [.init(definition, version: version)], in: .english, server: "https://tsumugi.example", town: "Tsumugi")
    try Data(openAPI.json.utf8).write(to: folder.appending(path: "\(name).openapi.json"))
    var documents = Documents(definition, seed: seed)
    try documents.make(samples)
    for (kind, lines) in [("accepted", documents.accepted), ("refused", documents.refused)] {
      try Data(lines.joined(separator: [0x0A])).write(to: folder.appending(path: "\(name).\(kind).jsonl"))
    }
  }

  /// Documents of which the reader and the form have judged.
  private struct Documents {
    private let definition: ProcedureDefinition
    private let reader: ContractReader
    private var sampler: AnswerSampler
    private var mutation: DocumentMutation
    private(set) var accepted: [[UInt8]] = []
    private(set) var refused: [[UInt8]] = []

    init(_ definition: ProcedureDefinition, seed: UInt64) {
      (self.definition, reader) = (definition, ContractReader(definition))
      sampler = AnswerSampler(definition, seed: seed, today: today)
      mutation = DocumentMutation(seed: seed)
    }

    mutating func make(_ samples: Int) throws {
      for _ in 0..<samples {
        guard let sample = sampler.accepted() else { return }
        let document = ContractWriter(definition).write(sample.reading.answers) { Array($0.id.utf8) }
        accepted.append(document)
        let json = try JSONReader.read(document, takesFractions: true)
        for _ in 0..<10 { judge(mutation.mutant(json).canonicalBytes, sample.typed.everyAttachment) }
      }
    }

    /// What the reader refuses must not be valid; what is taken in the end must be. What the form refuses may be
    /// either.
    private mutating func judge(_ mutant: [UInt8], _ files: [FormSchema.Attachment]) {
      do {
        var application = try reader.read(mutant)
        for file in application.files {
          guard let sent = files.first(where: { $0.id == String(decoding: file.bytes, as: UTF8.self) }) else { return }
          application.attach(file, as: sent)
        }
        let reading = definition.form.read(application.typed, today: today)
        if reader.problems(reading, of: application).isEmpty { accepted.append(mutant) }
      } catch {
        // That a text is base64 is a note in JSON Schema, and no demand.
        if error.problems.contains(where: { $0.code != "not-base64" }) { refused.append(mutant) }
      }
    }
  }

  private struct Verdict: Decodable {
    let schemas: Int
    let accepted: Int
    let refused: Int
    let openapi: Int
    let examples: Int
    let failures: [String]
  }

  private func validated(_ folder: URL) throws -> Verdict {
    let process = Process(), output = Pipe()
    process.executableURL = Self.python
    process.arguments = [repository.appending(path: "Tests/Conformance/application_documents.py").path, folder.path]
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try JSONDecoder().decode(Verdict.self, from: bytes)
  }
}
