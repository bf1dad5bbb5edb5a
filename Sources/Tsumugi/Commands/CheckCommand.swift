import ArgumentParser
import Documents
import Foundation
import Furigana
import Ports
import Procedures
import Storage
import Web

/// `tsumugi check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look whether this machine and configuration can serve.",
    discussion: """
      Changes nothing but creating missing databases and their keys.
      Exit status: 0 all well, 1 something is not, 78 wrong configuration, or a database of another town or other keys.
      """)

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let configuration = try shared.configuration()
    var isWell = true
    var isRefused = false
    func report(_ what: String, _ problem: String?) {
      say("\(problem == nil ? "ok  " : "FAIL") \(what)\(problem.map { ": \($0)" } ?? "")")
      if problem != nil { isWell = false }
    }
    for place in configuration.towns {
      do {
        let assembly = try await TownAssembly.open(place, configuration)
        try await assembly.migrate()
        report("\(assembly.town.id): town file, keys, database (\(assembly.town.database.engine))", nil)
        let mail = await assembly.transport.check()
        report("\(assembly.town.id): mail", mail.hasPrefix("failed") ? mail : nil)
        let open = try await assembly.features.procedures.port.listCurrent()
        report("\(assembly.town.id): \(open.count) open procedures", open.isEmpty ? "none; see tsumugi procedures import" : nil)
      } catch {
        report(place.folder, "\(error)")
        isRefused = isRefused || error is Configuration.Refused
      }
    }
    report("typefaces for documents", Self.missingTypefaces())
    let dictionary = (try? FuriganaReader(dictionary: configuration.furiganaDictionary)) != nil
    report("furigana dictionary", dictionary ? nil : "cannot be opened; install mecab-ipadic-utf8")
    if !isWell { throw ExitCode(isRefused ? 78 : 1) }
  }

  private static func missingTypefaces() -> String? {
    let missing = Typeface.missing()
    guard !missing.isEmpty else { return nil }
    let packages = Set(missing.map(\.package)).sorted().joined(separator: " ")
    return "missing \(missing.map(\.family).joined(separator: ", ")); install \(packages)"
  }
}
