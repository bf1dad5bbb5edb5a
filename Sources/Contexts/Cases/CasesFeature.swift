import Kernel
import Ports
import Storage
import Web

/// Applications from the first typed letter to the delivered paper: drafts, cases, corrections, decisions.
public struct CasesFeature: Feature {
  public static let name = "cases"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)
  public static let migrations = casesMigrations
  public static let permissions = CasesPermission.all
  public static let sealedColumns = CasesSealing.all
  public static let fileReferences: [FileReference] = [
    .sealed(CasesSealing.draftTyped), .sealed(CasesSealing.draftEnclosures), .sealed(CasesSealing.enclosures),
    .text("cases_record", "open_part"), .sealed(CasesSealing.personal), .sealed(CasesSealing.typed), .sealed(CasesSealing.correctionTyped), .sealed(CasesSealing.unsent),
    .name("cases_document", "file_name"),
  ]
  public static let navigation = [
    NavigationLink(textKey: "cases.staff.nav", href: "/staff/cases", permission: CasesPermission.read)
  ]

  let desk: CaseDesk

  public init(
    town: Town, procedures: any ProcedurePort, audit: any AuditPort, mail: any MailPort,
    certificates: any CertificatePort, staff: any StaffPort, reference: any ReferencePort,
    accounts: (any AccountPort)? = nil, residents: (any ResidentPort)? = nil, paper: (any PaperPort)? = nil
  ) {
    desk = CaseDesk(
      town: town, procedures: procedures, audit: audit, mail: mail, certificates: certificates, staff: staff,
      reference: reference, accounts: accounts, residents: residents, paper: paper)
  }

  /// The way in for every channel that is not the form's own pages.
  public var applications: any ApplicationPort { Applications(desk: desk) }

  /// What programs may ask about what they handed in.
  public var sentApplications: any SentApplicationPort { SentApplications(desk: desk) }

  /// What a resident's browser fills in, for ways other than the form's own pages.
  public var browserDrafts: any BrowserDraftPort { BrowserDrafts(desk: desk) }

  /// Notes of those who took an application down.
  public var notes: any CaseNotePort { CaseNotes(desk: desk) }

  /// How much each procedure is used.
  public var procedureUses: any ProcedureUsePort { ProcedureUses(town: desk.town) }

  /// What residents' own pages may ask about their applications.
  public var residentCases: any ResidentCasesPort { ResidentCases(desk: desk) }

  public func addRoutes(to routes: inout RouteTable) {
    DraftRoutes(desk: desk).add(to: &routes)
    PrefillRoutes(desk: desk).add(to: &routes)
    if let paper = desk.paper { FilledFormRoutes(desk: desk, paper: paper).add(to: &routes) }
    StatusRoutes(desk: desk).add(to: &routes)
    StaffCaseRoutes(desk: desk).add(to: &routes)
  }

  /// Removes what has outlived its time: drafts that were never submitted, words searched for, forms sent too late.
  /// - Returns: how many drafts were removed.
  public func prune() async throws -> Int {
    try await desk.town.database.write { tx in
      try SearchStore(town: desk.town).prune(in: tx)
      try UnsentFormStore(town: desk.town).prune(in: tx)
      return try desk.drafts.prune(in: tx)
    }
  }

  /// Revokes the paper whose 2D code leads to `address`, as an officer would; with `dryRun` everything is checked and
  /// nothing kept.
  /// - Throws: ``CasesProblem``
  public func revoke(
    _ address: String, reason: RevocationReason, words: String, dryRun: Bool
  ) async throws {
    do {
      try await desk.town.database.write { tx in
        guard let paper = try IssuedDocumentStore.lookUp(verification: address, in: tx) else {
          throw CasesProblem.fileNotFound
        }
        try PaperWork(desk: desk, actor: .system("command"))
          .revoke(paper.id, of: paper.caseID, reason: reason, words: words, in: tx)
        if dryRun { throw OnlyTried() }
      }
    } catch is OnlyTried {}
  }

  /// The addresses printed as 2D codes on the papers of a case.
  public func verifications(of caseID: String) async throws -> [String] {
    guard let id = ID<Case>(caseID) else { return [] }
    return try await desk.town.database.read { tx in 
      try IssuedDocumentStore.list(of: id, in: tx).compactMap(\.verification)
    }
  }
}

/// Undoes a transaction whose body only had to be tried.
private struct OnlyTried: Error {}
