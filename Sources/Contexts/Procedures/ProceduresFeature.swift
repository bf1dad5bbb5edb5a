import FormSchema
import Kernel
import Nihongo
import Ports
import SourceFiles
import Storage
import Web

/// The town's procedures: their definitions in every version, the portal where residents find them.
public struct ProceduresFeature: Feature {
  public static let name = "procedures"
  public static let catalogue = SourceTrouble.catalogue.merged(with: .embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json))
  public static let migrations = proceduresMigrations

  let town: Town
  let audit: any AuditPort
  let open: ProcedureCatalogue
  let lifeEvents: (any LifeEventPort)?

  /// - Parameters:
  ///   - readAloud: gives the kana of a text, for the search; without it only kana are found by their sound.
  ///   - lifeEvents: the guides that the portal links.
  public init(
    town: Town, audit: any AuditPort, lifeEvents: (any LifeEventPort)? = nil, readAloud: SearchReader? = nil
  ) {
    self.lifeEvents = lifeEvents
    self.town = town
    self.audit = audit
    open = ProcedureCatalogue(database: town.database, world: town.world, readAloud: readAloud)
  }

  /// What other contexts may ask.
  public var port: any ProcedurePort { ProcedureDesk(open: open) }

  public func addRoutes(to routes: inout RouteTable) {
    PortalRoutes(town: town, open: open, lifeEvents: lifeEvents).add(to: &routes)
  }

  /// Opens definitions for applications, all or none.
  /// - Returns: each with its number and whether it is new.
  @discardableResult
  public func publish(_ definitions: [ProcedureDefinition]) async throws -> [(
    published: PublishedProcedure, isNew: Bool
  )] {
    let outcome = try await town.database.write { tx in
      try definitions.map { definition in
        let outcome = try ProcedureStore.publish(definition, at: town.world.now, in: tx)
        if outcome.isNew {
          try audit.record(
            AuditEntry(
              actor: .system("command"), action: "procedures.published", subject: "procedure:\(definition.id)",
              details: ["version": outcome.published.version.hex, "number": "\(outcome.published.number)"]), in: tx)
        }
        return outcome
      }
    }
    await open.forget()
    return outcome
  }

  /// Closes a procedure for new applications; its versions and running cases stay.
  /// - Throws: ``ProceduresProblem/notFound`` when it is not open.
  public func close(_ procedure: String) async throws {
    try await town.database.write { tx in
      try ProcedureStore.close(procedure, at: town.world.now, in: tx)
      try audit.record(
        AuditEntry(actor: .system("command"), action: "procedures.closed", subject: "procedure:\(procedure)"), in: tx)
    }
    await open.forget()
  }

  /// What a folder may refer to in this town.
  public var townFacts: TownFacts { .init(town.profile) }
}

/// The procedures as other contexts may ask for them.
struct ProcedureDesk: ProcedurePort {
  let open: ProcedureCatalogue

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure { try await open.version(id) }
  func current(_ procedure: String) async throws -> PublishedProcedure? { try await open.snapshot()[procedure] }
  func listCurrent() async throws -> [PublishedProcedure] { try await open.snapshot().procedures }

  func isKnown(_ procedure: String) async throws -> Bool {
    if try await current(procedure) != nil { return true }
    return try await open.isKnown(procedure)
  }

  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    try open.versions.find(id, in: tx)
  }

  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    try ProcedureStore.currentVersion(of: procedure, in: tx)
  }
}

extension TownFacts {
  public init(_ profile: TownProfile) {
    self.init(
      departments: Set(profile.departments.map(\.id)), categories: Set(profile.categories.map(\.id)),
      lifeEvents: Set(profile.lifeEvents.map(\.id)))
  }
}
