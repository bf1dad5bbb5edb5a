import ArgumentParser
import Kernel
import Ports
import Web

/// `tsumugi files check`
struct FilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "files", abstract: "Sealed attachments and papers on the disk.", subcommands: [Check.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List files the database names that are not there, and files nobody names.",
      discussion: """
        Reads every record once, while the town is served. What nobody names for a day is set aside, and removed a day
        later: the service does it daily, --remove does it now. Exit status: 0 every named file is there, 1 one is not.
        """)

    @OptionGroup var shared: SharedOptions
    @Flag(help: "Set aside and remove what has rested long enough.") var remove = false

    func run() async throws {
      var isWhole = true
      for assembly in try await shared.towns() {
        let collection = assembly.fileCollection
        let found = try await collection.look()
        for line in lines(found) { say("\(assembly.town.id): \(line)") }
        if remove {
          let done = try await collection.collect()
          let counts = "\(done.setAside) set aside, \(done.removed) removed, \(done.broughtBack) brought back"
          say("\(assembly.town.id): \(counts), \(done.cutOff) cut-off uploads removed")
        }
        if !found.missing.isEmpty { isWhole = false }
      }
      if !isWhole { throw ExitCode(1) }
    }

    private func lines(_ found: FileFindings) -> [String] {
      found.missing.map { "MISSING \($0.name), named in \($0.column)" }
        + found.unnamed.map { file in
          let state = file.isAside ? "set aside" : "in place"
          let next = file.isRested ? (file.isAside ? "may be removed" : "may be set aside") : "rests"
          return "unnamed \(file.name), \(file.bytes) bytes, \(state) since \(file.since.rfc3339), \(next)"
        } + ["\(found.missing.count) missing, \(found.unnamed.count) unnamed"]
    }
  }
}
