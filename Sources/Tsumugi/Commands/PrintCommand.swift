import ArgumentParser
import Counter
import Documents
import Foundation
import Kernel
import Ports
import Procedures
import Web

/// `tsumugi procedures print …`
struct PrintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Write the empty form of a procedure's open version as a PDF.",
    discussion: "Exit status: 0 written, 1 there is no such open procedure or the file cannot be written.")
  @OptionGroup var shared: SharedOptions
  @Argument(help: "The procedure's id.") var procedure: String
  @Option(name: .shortAndLong, help: "The file; PROCEDURE.pdf when it is not named.") var output: String?
  @Option(help: "ja, easy-ja or en.") var language = Language.japanese.rawValue
  @Flag(help: "Filled in with one of the procedure's examples, to be laid out beside the empty forms.") var sample = false

  func run() async throws {
    let language = Language(rawValue: language) ?? .japanese
    for assembly in try await shared.towns() {
      guard let published = try await assembly.features.procedures.port.current(procedure) else {
        try finish(CommandOutcome(["\(assembly.town.id): there is no open procedure “\(procedure)”"], status: 1))
        continue
      }
      let paper = assembly.features.counter.paper
      guard let printed = sample
        ? try await paper.sample(published, in: language) : try await paper.empty(published, in: language)
      else {
        try finish(CommandOutcome(["\(assembly.town.id): “\(procedure)” has no example that is accepted"], status: 1))
        continue
      }
      let file = output ?? "\(procedure).pdf"
      do { try Data(printed.pdf).write(to: URL(filePath: file)) } catch {
        try finish(CommandOutcome(["\(file): cannot be written"], status: 1))
      }
      try finish(CommandOutcome(["\(assembly.town.id): \(file)"]))
    }
  }
}
