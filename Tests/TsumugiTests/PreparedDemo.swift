import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Storage
@testable import Tsumugi
import Web

/// The example towns with everything published, made once in a process: each test opens a copy of its own.
enum PreparedDemo {
  static let examples = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Examples").path

  static var logger: Logger {
    var logger = Logger(label: "tests")
    logger.logLevel = .critical
    return logger
  }

  private static let original = Task {
    let data = folder("original")
    atexit { try? FileManager.default.removeItem(at: PreparedDemo.folder("original")) }
    let demo = try await DemoCity.prepare(examples: examples, data: data, port: 0, reference: "none", logger: logger)
    for assembly in demo.server.towns { try await assembly.town.database.close() }
    return data
  }

  static func folder(_ name: String) -> URL {
    let process = ProcessInfo.processInfo.processIdentifier
    return FileManager.default.temporaryDirectory.appending(path: "tsumugi-tests-\(process)-\(name)")
  }

  /// A copy of the data, to be opened and thrown away.
  static func copy() async throws -> URL {
    let data = folder(UUID().uuidString)
    try FileManager.default.copyItem(at: try await original.value, to: data)
    return data
  }
}

/// The example towns behind HTTP, closed and removed when `body` ends.
func withDemo(
  _ setup: TestingSetup = .router, _ body: @escaping @Sendable (any TestClientProtocol, DemoCity) async throws -> Void
) async throws {
  let data = try await PreparedDemo.copy()
  defer { try? FileManager.default.removeItem(at: data) }
  let demo = try await DemoCity.open(
    examples: PreparedDemo.examples, data: data, port: 0, logger: PreparedDemo.logger)
  let application = Application(responder: demo.server.dispatcher, logger: PreparedDemo.logger)
  try await application.test(setup) { client in try await body(client, demo) }
  for assembly in demo.server.towns { try await assembly.town.database.close() }
}
