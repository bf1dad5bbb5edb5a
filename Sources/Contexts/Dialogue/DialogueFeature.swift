import Kernel
import Ports
import Storage
import Web

/// Applying by talk: a resident's conversation with the town's page, and the script an officer reads on the telephone.
public struct DialogueFeature: Feature {
  public static let name = "dialogue"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = dialogueMigrations
  public static let sealedColumns = DialogueSealing.all
  public static let permissions = DialoguePermission.all
  public static let navigation = [
    NavigationLink(textKey: "dialogue.staff.nav", href: PhoneRoutes.path, permission: DialoguePermission.use)
  ]

  let desk: DialogueDesk

  public init(
    town: Town, procedures: any ProcedurePort, applications: any ApplicationPort, drafts: any BrowserDraftPort,
    notes: any CaseNotePort, reference: any ReferencePort, audit: any AuditPort
  ) {
    desk = DialogueDesk(
      town: town, procedures: procedures, applications: applications, drafts: drafts, notes: notes,
      reference: reference, audit: audit)
  }

  public func addRoutes(to routes: inout RouteTable) {
    TalkAssets.addRoutes(to: &routes)
    TalkRoutes(desk: desk).add(to: &routes)
    PhoneRoutes(desk: desk).add(to: &routes)
    CallerRoutes(desk: desk).add(to: &routes)
  }
}
