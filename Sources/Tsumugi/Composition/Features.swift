import Audit
import Builder
import Cases
import Certificates
import Clients
import Counter
import Dialogue
import Documents
import HTMLKit
import Identity
import Kernel
import LifeEvents
import Metrics
import Municipality
import Nihongo
import Notices
import Ports
import Procedures
import Reference
import Residents
import Staff
import Storage
import Web

/// Everything one town is made of: THE list. A new context is one line here and one in `Package.swift`.
struct Features: Sendable {
  let log: AuditLog
  let audit: AuditFeature
  let staff: StaffFeature
  let reference: ReferenceFeature
  let procedures: ProceduresFeature
  let builder: BuilderFeature
  let certificates: CertificatesFeature
  let notices: NoticesFeature
  let cases: CasesFeature
  let lifeEvents: LifeEventsFeature
  let counter: CounterFeature
  let dialogue: DialogueFeature
  let clients: ClientsFeature
  let identity: IdentityFeature
  let residents: ResidentsFeature
  let municipality: MunicipalityFeature

  /// - Parameter readAloud: gives the kana of a text, for searches.
  init(
    town: Town, transport: any MailTransport, metrics: any MetricsFactory = NOOPMetricsHandler.instance,
    readAloud: SearchReader? = nil
  ) {
    log = AuditLog(town: town)
    let told = MeasuredAudit(log, town: town.id, metrics: metrics)
    let directory = StaffDirectory()
    audit = AuditFeature(town: town, audit: log, staff: directory)
    staff = StaffFeature(town: town, audit: told) { text, html in
      // A text too long for a code is shown as words instead, which the page does anyway.
      try? QRCode(text).svg(title: town.profile.name(in: .japanese), in: &html)
    }
    reference = ReferenceFeature(town: town, audit: told)
    let guides = LifeEventShelf(town: town)
    procedures = ProceduresFeature(town: town, audit: told, lifeEvents: guides, readAloud: readAloud)
    certificates = CertificatesFeature(town: town, audit: told)
    notices = NoticesFeature(town: town, transport: transport, audit: told)
    let accounts = AccountDirectory(town: town)
    residents = ResidentsFeature(town: town, audit: told, accounts: accounts, staff: directory, trail: AuditTrail())
    let paper = PaperForms(town: town)
    cases = CasesFeature(
      town: town, procedures: procedures.port, audit: told, mail: notices.outbox, certificates: certificates.port,
      staff: directory, reference: reference.port, accounts: accounts, residents: residents.port,
      paper: paper)
    builder = BuilderFeature(
      town: town, authoring: procedures.authoring, audit: told, staff: directory,
      preview: FormPreview { definition, section, question, texts, html in
        CasesFeature.writeSection(section, only: question, of: definition, on: town.world.today, texts, into: &html)
      }, channels: .served(by: cases, paper: paper), trial: .served(by: cases),
      uses: cases.procedureUses)
    lifeEvents = LifeEventsFeature(
      town: town, procedures: procedures.port, applications: cases.applications, drafts: cases.browserDrafts,
      shelf: guides, reference: reference.port, audit: told)
    counter = CounterFeature(
      town: town, procedures: procedures.port, applications: cases.applications, residents: residents.port,
      reference: reference.port, staff: directory, audit: told, paper: paper)
    dialogue = DialogueFeature(
      town: town, procedures: procedures.port, applications: cases.applications, drafts: cases.browserDrafts,
      notes: cases.notes, reference: reference.port, audit: told)
    clients = ClientsFeature(
      town: town, procedures: procedures.port, applications: cases.applications, sent: cases.sentApplications,
      engineers: directory, mail: notices.outbox, audit: told)
    identity = IdentityFeature(
      town: town, audit: told, mail: notices.outbox, cases: cases.residentCases, links: residents.links)
    municipality = MunicipalityFeature(town: town)
  }

  var all: [any Feature] {
    [
      cases, lifeEvents, counter, dialogue, clients, procedures, builder, notices, staff, audit, reference, certificates, identity, residents,
      municipality,
    ]
  }

  /// The types alone, for what needs no town: migrations, words, permissions.
  static let types: [any Feature.Type] = [
    AuditFeature.self, StaffFeature.self, ReferenceFeature.self, ProceduresFeature.self, BuilderFeature.self, CertificatesFeature.self,
    NoticesFeature.self, CasesFeature.self, LifeEventsFeature.self, CounterFeature.self, DialogueFeature.self, ClientsFeature.self, IdentityFeature.self, ResidentsFeature.self, MunicipalityFeature.self,
  ]

  static var migrations: [Migration] { webMigrations + types.flatMap { $0.migrations } }
  static var sealedColumns: [SealedColumn] { types.flatMap { $0.sealedColumns } }
  static var fileReferences: [FileReference] { types.flatMap { $0.fileReferences } }
  static var navigation: [NavigationLink] {
    [
      CasesFeature.navigation, CounterFeature.navigation, BuilderFeature.navigation, DialogueFeature.navigation, ResidentsFeature.navigation, CertificatesFeature.navigation, NoticesFeature.navigation,
      ClientsFeature.navigation, StaffFeature.navigation, AuditFeature.navigation,
    ].flatMap { $0 }
  }

  static let catalogue: TextCatalogue = types.reduce(into: webCatalogue) { $0.merge($1.catalogue) }
}
