import Foundation
import FormSchema
import Kernel
import Testing

@testable import Procedures

/// The towns that come with the product.
enum ExampleFolders {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples").path

  static let procedures: [String] = ["TsumugiCity", "AsagiTown"].flatMap { town in
    let folder = "\(root)/\(town)/procedures"
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { "\(folder)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: "\($0)/procedure.yaml") }
  }
}

@Suite("The example towns' procedures") struct ExampleTownsTests {
  @Test("they have no mistakes, and all their examples hold", arguments: ExampleFolders.procedures)
  func hold(folder: String) {
    let report = ProcedureCommands(language: .english).check(folder)
    #expect(report.status == .done, "\(report.lines.joined(separator: "\n"))")
  }
}
