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

  func run() async throws {
    let language = Language(rawValue: language) ?? .japanese
    for assembly in try await shared.towns() {
      guard let published = try await assembly.features.procedures.port.current(procedure) else {
        try finish(CommandOutcome(["\(assembly.town.id): there is no open procedure “\(procedure)”"], status: 1))
        continue
      }
      let bytes = try await assembly.features.counter.paper.empty(published, in: language).pdf
      let file = output ?? "\(procedure).pdf"
      do { try Data(bytes).write(to: URL(filePath: file)) } catch {
        try finish(CommandOutcome(["\(file): cannot be written"], status: 1))
      }
      try finish(CommandOutcome(["\(assembly.town.id): \(file)"]))
    }
  }
}
