import ArgumentParser
import Foundation
import Logging

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
  @Option(help: "TCP port; 0 takes a free one.") var port = 8080
  @Option(help: "Reference data folder with postal-places.csv, municipalities.csv, holidays.csv.") var reference = ".build/reference-data"
  @Flag(help: "End after the main job.") var once = false
  @Flag(name: .customLong("no-walk"), help: "Serve only; do not run the main job.") var withoutWalk = false

  func run() async throws {
    let folder = data.map { URL(filePath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "tsumugi-demo-\(ProcessInfo.processInfo.processIdentifier)")
    defer { if data == nil, once { try? FileManager.default.removeItem(at: folder) } }
    var logger = Logger(label: "tsumugi")
    logger.logLevel = .warning
    let city = try await DemoCity.prepare(examples: examples, data: folder, port: port, reference: reference, logger: logger)
    let outcome = DemoOutcome()
    let (once, withoutWalk) = (once, withoutWalk)
    try await city.server.run { port in
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
}
