import FormSchema
import Kernel
import Ports
import Storage
import Web

/// What a signed-in resident's draft could be filled in with: from an earlier application on their page, from their
/// account, and from the registry where an officer has tied the account to a person.
struct DraftPrefill {
  let desk: CaseDesk
  let resident: Resident

  /// What fits questions that nobody has answered yet. The registry writes down that it was asked.
  func proposal(for open: OpenDraft, in tx: any Transaction) throws -> PrefillProposal {
    Prefill.propose(
      for: open.form, of: open.draft.procedure, from: try facts(for: open.draft, in: tx), keeping: open.draft.typed,
      language: open.draft.language)
  }

  private func facts(for draft: Draft, in tx: any Transaction) throws -> PrefillFacts {
    let account = resident.id.description
    let inquiry = ResidentInquiry(by: .account(account), for: .prefill)
    let person = try desk.residents?.resident(linkedTo: account, inquiry, in: tx)
    let household = try person.flatMap { try desk.residents?.household(of: $0.id, inquiry, in: tx) } ?? []
    return PrefillFacts(
      applicant: person, household: household, email: try desk.accounts?.mail(of: account, in: tx) ?? "",
      former: try former(of: draft.procedure, in: tx))
  }

  /// The last application for the same procedure; else the last one at all, of which only who applied is taken over.
  private func former(of procedure: String, in tx: any Transaction) throws -> FormerApplication? {
    let cases = try desk.cases.list(of: resident.id, in: tx)
    guard let last = cases.first(where: { $0.procedure == procedure }) ?? cases.first else { return nil }
    return FormerApplication(
      procedure: last.procedure, form: try desk.procedures.version(last.version, in: tx).definition.form,
      typed: try desk.cases.record(of: last.id, in: tx).typed)
  }
}
