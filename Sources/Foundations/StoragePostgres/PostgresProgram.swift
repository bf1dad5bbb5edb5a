import Foundation
import Storage
import Subprocess

/// One of PostgreSQL's own client programs, run as a child process against the database of an address.
struct PostgresProgram: Sendable {
  /// More than any of them says before it gives up.
  private static let mostWords = 1 << 20

  let name: String
  let address: PostgresAddress

  /// Waits until the program has ended.
  /// - Throws: ``StorageError/unsuitable(_:)`` when it is missing or cannot be started,
  ///   ``StorageError/engine(code:message:)`` with its own words when it fails.
  func run(_ arguments: [String]) async throws(StorageError) {
    // The password travels in the environment: arguments can be read by every user of the machine.
    var variables: [Environment.Key: String?] = ["PATH": Self.path]
    for (name, value) in address.environment { variables[.init(stringLiteral: name)] = value }
    do {
      let ended = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), environment: .inherit.updating(variables), output: .discarded,
        error: .string(limit: Self.mostWords))
      guard ended.terminationStatus.isSuccess else {
        let words = ended.standardError.trimmingCharacters(in: .whitespacesAndNewlines)
        throw StorageError.engine(code: name, message: words.isEmpty ? "\(ended.terminationStatus)" : words)
      }
    } catch let error as StorageError {
      throw error
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .unsuitable("\(name) is missing: install the client programs of PostgreSQL (postgresql-client-15)")
    } catch {
      throw .unsuitable("\(name) could not be run: \(error)")
    }
  }

  /// The path of this process, then the newest of the folders where Debian keeps one per version.
  private static var path: String {
    let debian = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []).compactMap { Int($0) }
    let folders = versions.sorted(by: >).map { "\(debian)/\($0)/bin" }
    return ([ProcessInfo.processInfo.environment["PATH"] ?? ""] + folders).filter { !$0.isEmpty }.joined(separator: ":")
  }
}
