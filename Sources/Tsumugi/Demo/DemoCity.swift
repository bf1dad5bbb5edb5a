import Foundation
import Kernel
import LifeEvents
import Logging
import Nihongo
import Ports
import Procedures
import Reference
import Residents
import Staff
import Vault
import Web

/// The invented towns of `Examples/`, ready to be looked at: procedures published, officers who can sign in at once.
struct DemoCity: Sendable {
  /// How one officer signs in: for the terminal and for tests, never in a real town.
  struct SignIn: Codable, Sendable {
    let town: String
    let name: String
    let signIn: String
    let posts: [String]
    let password: String
    /// Base32, for an authenticator app.
    let secret: String
  }

  static let password = "tsumugi-demo-2026"

  let server: Server
  let signIns: [SignIn]
  let data: URL

  /// - Parameter port: the one it will be served on: papers carry addresses with it.
  static func prepare(
    examples: String, data: URL, port: Int, reference: String, logger: Logger, metrics: MetricsBook = .ofProduct()
  ) async throws -> DemoCity {
    let city = try await open(examples: examples, data: data, port: port, logger: logger, metrics: metrics)
    var signIns: [SignIn] = []
    for assembly in city.server.towns {
      try await publish(assembly)
      try await importReference(assembly, from: URL(filePath: reference))
      try await importResidents(assembly)
      signIns += try await addOfficers(assembly)
    }
    guard !signIns.isEmpty else { return city }
    try JSONEncoder().encode(signIns).write(to: signInFile(in: data))
    return DemoCity(server: city.server, signIns: signIns, data: data)
  }

  /// The towns with what is in their data already; nothing is put in.
  static func open(
    examples: String, data: URL, port: Int, logger: Logger, metrics: MetricsBook = .ofProduct()
  ) async throws -> DemoCity {
    let folder = URL(filePath: examples)
    let configuration = Configuration(
      host: "127.0.0.1", port: port, data: data, isPathPrefixed: true, trustedProxies: [NetworkRange("127.0.0.1")].compactMap(\.self), logLevel: .warning,
      furiganaDictionary: Setting.all.first { $0.key == "furigana-dictionary" }?.fallback ?? "", mails: .folder(data.appending(path: "mails")),
      towns: [("TsumugiCity", "tsumugi-city"), ("AsagiTown", "asagi-town")].map {
        .init(folder: folder.appending(path: $0.0).path, address: "http://127.0.0.1:\(port)/\($0.1)", database: "sqlite")
      })
    let server = try await Server.open(configuration, logger: logger, metrics: metrics)
    let kept = try? Data(contentsOf: signInFile(in: data))
    return DemoCity(
      server: server, signIns: try kept.map { try JSONDecoder().decode([SignIn].self, from: $0) } ?? [], data: data)
  }

  private static func signInFile(in data: URL) -> URL { data.appending(path: "sign-ins.json") }

  private static func publish(_ assembly: TownAssembly) async throws {
    let commands = ProcedureCommands(
      texts: Features.catalogue.texts(in: .english), town: assembly.features.procedures.townFacts,
      today: assembly.town.world.today)
    let outcome = try await commands.import(try assembly.procedureFolders(), into: assembly.features.procedures, dryRun: false)
    guard outcome.status == 0 else { throw DemoProblem(what: outcome.lines.joined(separator: "\n")) }
    let guides = try await LifeEventCommands(texts: Features.catalogue.texts(in: .english)).import(
      try assembly.lifeEventFolders(), into: assembly.features.lifeEvents, dryRun: false)
    guard guides.status == 0 else { throw DemoProblem(what: guides.lines.joined(separator: "\n")) }
  }

  /// The whole country's postal codes and holidays when they have been prepared; without them the form still works.
  private static func importReference(_ assembly: TownAssembly, from folder: URL) async throws {
    for kind in ReferenceData.Kind.allCases {
      let file = folder.appending(path: "\(kind.rawValue).csv").path
      guard FileManager.default.fileExists(atPath: file) else { continue }
      let outcome = try await ReferenceCommands(assembly.features.reference).import(
        kind, file: file, source: "bin/reference-data", dataOn: assembly.town.world.today, dryRun: false)
      guard outcome.status == 0 else { throw DemoProblem(what: outcome.lines.joined(separator: "\n")) }
    }
  }

  /// The town's invented people, where it has a file of them.
  private static func importResidents(_ assembly: TownAssembly) async throws {
    let file = assembly.folder.appending(path: "residents.csv").path
    guard FileManager.default.fileExists(atPath: file) else { return }
    let outcome = try await ResidentCommands(assembly.features.residents).import(file: file, .init())
    guard outcome.status == 0 else { throw DemoProblem(what: outcome.lines.joined(separator: "\n")) }
  }

  private static func addOfficers(_ assembly: TownAssembly) async throws -> [SignIn] {
    let file = assembly.folder.appending(path: "staff.yaml").path
    let commands = StaffCommands(town: assembly.town, audit: assembly.features.log)
    guard try await commands.list().lines.isEmpty else { return [] }
    var signIns: [SignIn] = []
    for entry in try StaffCommand.readList(file).officers {
      let secret = OneTimePassword(world: assembly.town.world)
      let report = try await commands.addReady(entry.draft, password: password, secret: secret)
      guard report.status == 0 else { throw DemoProblem(what: report.lines.joined(separator: "\n")) }
      signIns.append(
        SignIn(
          town: assembly.town.id, name: entry.draft.name, signIn: entry.signIn, posts: entry.draft.posts.map(\.code).sorted(),
          password: password, secret: secret.base32))
    }
    return signIns
  }

  /// Where to look, for the person in front of the terminal.
  func sayWhereToLook(port: Int) {
    say("")
    for assembly in server.towns {
      say("\(assembly.town.profile.name(in: .japanese))  http://127.0.0.1:\(port)/\(assembly.town.id)/   officers: http://127.0.0.1:\(port)/\(assembly.town.id)/staff")
    }
    say("sign-ins (password \(Self.password); the code comes from the secret in an authenticator app):")
    for signIn in signIns {
      say("  \(signIn.town)  \(signIn.signIn)  \(signIn.posts.joined(separator: " "))  \(signIn.secret)")
    }
    say("mails: \(data.appending(path: "mails").path)")
  }
}

/// Why the demo cannot go on.
struct DemoProblem: Error, Sendable, CustomStringConvertible {
  let what: String
  var description: String { what }
}
