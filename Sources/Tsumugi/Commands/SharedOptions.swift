import ArgumentParser
import Foundation
import Kernel
import Logging
import Municipality
import Ports
import Web

/// What every command that works on towns takes.
struct SharedOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Configuration file.", valueName: "file")) var config = "tsumugi.yaml"
  @Option(name: .long, help: ArgumentHelp("Only this town, by its id.", valueName: "id")) var town: String?

  /// The configuration, with the one town that is meant when `--town` names it.
  ///
  /// - Throws: an exit with status 78 (EX_CONFIG) after printing everything that is wrong, or 64 when there is no such town.
  func configuration() throws -> Configuration {
    do {
      return try narrowed(Configuration.read(config, environment: ProcessInfo.processInfo.environment))
    } catch let refused as Configuration.Refused {
      refused.mistakes.forEach { say($0, to: .standardError) }
      throw ExitCode(78)
    }
  }

  private func narrowed(_ configuration: Configuration) throws -> Configuration {
    guard let town else { return configuration }
    var narrowed = configuration
    narrowed.towns = try configuration.towns.filter { try TownFile.lookUp(in: URL(filePath: $0.folder))?.id == town }
    guard !narrowed.towns.isEmpty else {
      say("there is no town “\(town)” in \(config)", to: .standardError)
      throw ExitCode(64)
    }
    return narrowed
  }

  /// Opens the towns that are meant and brings them up to this release.
  func towns() async throws -> [TownAssembly] {
    let configuration = try configuration()
    var towns: [TownAssembly] = []
    for place in configuration.towns {
      let assembly = try await TownAssembly.open(place, configuration)
      try await assembly.migrate()
      towns.append(assembly)
    }
    return towns
  }
}

/// Prints one line for a person.
func say(_ line: String, to handle: FileHandle = .standardOutput) { handle.write(Data((line + "\n").utf8)) }

/// Prints what a command has to say and ends with its status.
func finish(_ outcome: CommandOutcome) throws {
  outcome.lines.forEach { say($0) }
  if outcome.status != 0 { throw ExitCode(outcome.status) }
}
