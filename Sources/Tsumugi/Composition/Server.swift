import Foundation
import Furigana
import HTMLKit
import Hummingbird
import Identity
import Kernel
import Logging
import Metrics
import Notices
import ServiceLifecycle
import Staff
import Storage
import UnixSignals
import Web

/// The running product: the web side of every town and the workers beside it.
struct Server: Sendable {
  let configuration: Configuration
  let towns: [TownAssembly]
  let logger: Logger
  let metrics: MetricsBook

  /// Opens every town and brings its database up to this release.
  static func open(
    _ configuration: Configuration, logger: Logger, metrics: MetricsBook = .ofProduct()
  ) async throws -> Server {
    // Reading the texts takes a quarter of the start; it goes on beside the opening of the databases.
    Task.detached { _ = Features.catalogue }
    var towns: [TownAssembly] = []
    for place in configuration.towns {
      let assembly = try await TownAssembly.open(place, configuration, metrics: metrics)
      let ran = try await assembly.migrate()
      if !ran.isEmpty { logger.notice("migrated", metadata: ["town": "\(assembly.town.id)", "migrations": "\(ran.count)"]) }
      towns.append(assembly)
    }
    return Server(configuration: configuration, towns: towns, logger: logger, metrics: metrics)
  }

  /// Serves until the process is told to stop; requests under way are finished first.
  /// - Parameter whenReady: called once with the port that was bound.
  func run(whenReady: @escaping @Sendable (_ port: Int) async -> Void) async throws {
    let connections = Meter(label: "tsumugi_connections_open", factory: metrics)
    let application = Application(
      responder: dispatcher,
      server: .http1(configuration: .init(additionalChannelHandlers: [ConnectionCounter(connections)])),
      configuration: .init(address: .hostname(configuration.host, port: configuration.port), serverName: nil),
      onServerRunning: { channel in
        Task.detached { openDictionary() }
        await whenReady(channel.localAddress?.port ?? 0)
      }, logger: logger)
    let workers = towns.flatMap { assembly -> [any Service] in
      [
        Worker { try await assembly.features.notices.worker.run() },
        Worker { try await Housekeeping(assembly: assembly, logger: logger).run() },
        Worker { try await PlanWatch(assembly: assembly, logger: logger).run() },
      ]
    } + [Worker { try await DraftWatch(towns: towns).run() }]
    let group = ServiceGroup(
      configuration: .init(
        services: ([application] + workers).map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    for assembly in towns { try await assembly.town.database.close() }
  }

  var dispatcher: TownDispatcher {
    let readings = furigana
    let sites = towns.map { assembly in
      TownSite(
        town: assembly.town, features: assembly.features.all, catalogue: Features.catalogue,
        officers: SessionBook(town: assembly.town), residents: ResidentSessionBook(town: assembly.town),
        navigation: Features.navigation, readings: readings)
    }
    return TownDispatcher(
      sites: sites, isPathPrefixed: configuration.isPathPrefixed, proxy: .init(trusted: configuration.trustedProxies),
      world: .live,
      operations: OperationsDesk(
        health: HealthPages(towns: towns.map(\.town)), metrics: MetricsPage(book: metrics, towns: towns)),
      metrics: metrics)
  }

  /// `nil` where no dictionary is. It is opened beside the first requests: opening takes a fifth of the start.
  private var furigana: (@Sendable (String) -> [Ruby])? {
    let dictionary = configuration.furiganaDictionary
    guard FileManager.default.fileExists(atPath: dictionary) else { return nil }
    return { text in SharedFurigana.reader(dictionary)?.annotate(text) ?? [Ruby(text)] }
  }

  private func openDictionary() {
    let dictionary = configuration.furiganaDictionary
    guard SharedFurigana.reader(dictionary) == nil else { return }
    logger.notice("no furigana: the dictionary cannot be opened", metadata: ["path": "\(dictionary)"])
  }
}

/// Something that runs until the process stops.
struct Worker: Service {
  let work: @Sendable () async throws -> Void

  func run() async throws { try await cancelWhenGracefulShutdown { try await work() } }
}
