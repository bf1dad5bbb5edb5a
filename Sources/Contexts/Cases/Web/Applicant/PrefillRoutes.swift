import FormSchema
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// Fills a draft in from what is known of the resident who is signed in, when they ask for it.
struct PrefillRoutes: Sendable {
  let desk: CaseDesk

  /// The boxes of the questions to fill in, and the button that wants none of them.
  static let (take, decline) = ("take", "decline")

  func add(to routes: inout RouteTable) {
    routes.post("/apply/{procedure}/prefill", .resident, audit: "cases.draft-prefilled", fillIn)
  }

  /// What was typed already stays; the fields then tell where their answers come from. What was not wanted is not
  /// offered again.
  @Sendable func fillIn(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let resident = try context.requireResident()
    guard let found = try await OpenDraft.findUnsubmitted(desk, context) else {
      return context.redirect(to: "/apply/\(try context.segment("procedure"))/receipt")
    }
    let open = try await found.adopted(by: resident, desk)
    try await desk.town.database.write { tx in
      let offered = try DraftPrefill(desk: desk, resident: resident).known(for: open, in: tx).proposal
      let proposal = offered.only(form["action"] == Self.decline ? [] : Set(form.all(Self.take)))
      let provenance = offered.origins.mapValues { _ in Provenance.typed }.merging(proposal.provenance) { $1 }
      try desk.drafts.save(
        proposal.added(to: open.draft.typed), open.draft.id,
        provenance: open.draft.provenance.merging(provenance) { $1 }, by: resident.id, in: tx)
      try desk.audit.record(
        AuditEntry(
          actor: open.draft.applicant, action: "cases.draft-prefilled", subject: "draft:\(open.draft.id)",
          details: ["questions": "\(proposal.origins.count)"]), in: tx)
    }
    let section = open.form.section(form["section"])?.id ?? open.form.sections.first?.id ?? ""
    return context.redirect(to: "/apply/\(open.draft.procedure)/pages/\(section)")
  }

  /// What the first page of a draft offers to whoever is signed in; `nil` once it was answered, or when there is
  /// nothing.
  static func offer(_ open: OpenDraft, _ section: Section, _ desk: CaseDesk, _ context: AppContext) async throws
    -> PrefillOffer?
  {
    guard let resident = context.resident, open.draft.account.map({ $0 == resident.id }) ?? true,
      section.id == open.form.read(open.draft.typed, today: desk.town.world.today).sections.first
    else { return nil }
    let known = try await desk.town.database.write { tx in
      try DraftPrefill(desk: desk, resident: resident).known(for: open, in: tx)
    }
    return PrefillOffer(known, open.form, open.published.definition.words(in: context.language))
  }
}
