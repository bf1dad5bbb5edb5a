import ArgumentParser
import Foundation
import Logging
import Metrics
import Web

/// `tsumugi demo`
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Serve the invented towns of Examples/ and run the main job once.",
    discussion: """
      Applies as a resident, decides as an officer, downloads the paper and checks the log, all through real HTTP; prints each
      step with its time. Then keeps serving; with --once it ends. Exit status: 0 every step held, 1 one did not.
      """)

  @Option(help: "Folder of the example towns.") var examples = "Examples"
  @Option(help: "Folder for the demo's data; a temporary one when not given, and then removed with --once.") var data: String?
  @Option(help: "TCP port; 0 takes a free one. When not given: 8080, or the next that is free.") var port: Int?
  @Option(help: "Reference data folder with postal-places.csv, municipalities.csv, holidays.csv.") var reference = ".build/reference-data"
  @Flag(help: "End after the main job.") var once = false
  @Flag(name: .customLong("no-walk"), help: "Serve only; do not run the main job.") var withoutWalk = false

  func run() async throws {
    let folder = data.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "tsumugi-demo-\(ProcessInfo.processInfo.processIdentifier)")
    defer { if data == nil, once { try? FileManager.default.removeItem(at: folder) } }
    let logger = Logger.ofProduct(level: .warning)
    let metrics = MetricsBook.ofProduct()
    MetricsSystem.bootstrap(metrics)
    let held = try holdPort()
    let city = try await DemoCity.prepare(
      examples: examples, data: folder, port: held.port, reference: reference, logger: logger, metrics: metrics)
    let outcome = DemoOutcome()
    let (once, withoutWalk) = (once, withoutWalk)
    try await city.server.run { port in
      held.release()
      say("listening on http://127.0.0.1:\(port)")
      guard !withoutWalk else { return city.sayWhereToLook(port: port) }
      Task {
        outcome.holds = await MainJob(city: city, port: port).run()
        city.sayWhereToLook(port: port)
        if once { kill(getpid(), SIGTERM) } else { say("serving until Ctrl-C") }
      }
    }
    if once {
      say(outcome.summary)
      if !outcome.allHeld { throw ExitCode(1) }
    }
  }

  /// - Throws: an exit with status 1 when the port that was asked for, or every one near 8080, is taken.
  private func holdPort() throws -> HeldPort {
    let wanted = port.map { [$0] } ?? Array(Self.usualPort..<Self.usualPort + 100)
    guard let held = wanted.lazy.compactMap({ HeldPort($0) }).first else {
      say("port \(wanted[0]) is taken; name another with --port, or 0 for any that is free", to: .standardError)
      throw ExitCode(1)
    }
    if port == nil, held.port != Self.usualPort {
      say("port \(Self.usualPort) is taken; serving on \(held.port) instead")
    }
    return held
  }

  private static let usualPort = 8080
}
