import ArgumentParser
import Logging
import Metrics
import Web

/// `tsumugi serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve every town of the configuration until told to stop.",
    discussion: """
      Brings each database up to this release first. SIGTERM and SIGINT finish the requests under way.
      Exit status: 0 stopped as told, 1 could not start or go on, 78 the configuration is wrong.
      """)

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    MemoryHabits.keepFreedMemory()
    let configuration = try shared.configuration()
    let logger = Logger.ofProduct(level: configuration.logLevel)
    let metrics = MetricsBook.ofProduct()
    // What libraries count goes into the same book.
    MetricsSystem.bootstrap(metrics)
    let server = try await Server.open(configuration, logger: logger, metrics: metrics)
    try await server.run { port in say("listening on http://\(configuration.host):\(port)") }
  }
}
