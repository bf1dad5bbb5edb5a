import Kernel
import LifePlan
import Ports
import SourceFiles
import Storage
import Web

/// Guides through events of life: what is to be done, by when, where and why, and applications that begin together.
public struct LifeEventsFeature: Feature {
  public static let name = "lifeevents"
  public static let catalogue = SourceTrouble.catalogue.merged(with: .embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json))
  public static let migrations = lifeEventsMigrations

  let town: Town
  let procedures: any ProcedurePort
  let applications: any ApplicationPort
  let drafts: any BrowserDraftPort
  let reference: any ReferencePort
  let audit: any AuditPort
  let shelf: GuideShelf

  public init(
    town: Town, procedures: any ProcedurePort, applications: any ApplicationPort, drafts: any BrowserDraftPort,
    shelf: LifeEventShelf, reference: any ReferencePort, audit: any AuditPort
  ) {
    self.reference = reference
    (self.town, self.procedures, self.applications, self.drafts) = (town, procedures, applications, drafts)
    (self.audit, self.shelf) = (audit, shelf.guides)
  }

  public func addRoutes(to routes: inout RouteTable) { GuideRoutes(feature: self).add(to: &routes) }

  /// What a guide may refer to now: the open procedures, and the town's terms.
  public var facts: GuideFacts {
    get async throws {
      GuideFacts(
        procedures: Set(try await procedures.listCurrent().map(\.id)),
        lifeEvents: Set(town.profile.lifeEvents.map(\.id)))
    }
  }

  /// Publishes guides that were read without a finding, all or none.
  /// - Returns: each by its id, with whether it is another one than before.
  func publish(_ guides: [(id: String, files: StoredGuide)]) async throws -> [(id: String, isNew: Bool)] {
    let outcome = try await town.database.write { [town, audit] tx in
      try guides.map { guide in
        let isNew = try GuideStore.publish(guide.id, guide.files, at: town.world.now, in: tx)
        if isNew {
          try audit.record(
            AuditEntry(
              actor: .system("command"), action: "lifeevents.published", subject: "guide:\(guide.id)",
              details: ["hash": guide.files.hash]), in: tx)
        }
        return (guide.id, isNew)
      }
    }
    shelf.forget()
    return outcome
  }
}

/// The guides of a town as its other contexts may ask for them. It stands apart from the feature, so that the portal
/// can link guides which in turn need the procedures.
public struct LifeEventShelf: LifeEventPort {
  let guides: GuideShelf

  public init(town: Town) { guides = GuideShelf(database: town.database, world: town.world) }

  public func listGuides(in language: Language) async throws -> [GuideLink] {
    try await guides.list().map { guide in
      let words = guide.words(in: language)
      return GuideLink(id: guide.id, title: words.title, summary: words.summary, lifeEvents: guide.lifeEvents)
    }
  }
}
