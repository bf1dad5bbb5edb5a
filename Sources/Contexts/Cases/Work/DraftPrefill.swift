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

  /// What is known, and from which earlier application.
  struct Known {
    var proposal: PrefillProposal
    /// `nil` when nothing comes from one.
    var former: Case?
  }

  /// What fits questions that nobody has answered yet and that were not offered before. The registry writes down that
  /// it was asked, and the earlier application that it was read.
  func known(for open: OpenDraft, in tx: any Transaction) throws -> Known {
    let former = try former(of: open.draft.procedure, in: tx)
    let all = Prefill.propose(
      for: open.form, of: open.draft.procedure, from: try facts(former, for: open.draft, in: tx), keeping: open.draft.typed,
      language: open.draft.language)
    let proposal = all.only(Set(all.origins.keys).subtracting(open.draft.provenance.keys))
    return Known(
      proposal: proposal, former: proposal.origins.values.contains(.formerApplication) ? former : nil)
  }

  private func facts(_ former: Case?, for draft: Draft, in tx: any Transaction) throws -> PrefillFacts {
    let account = resident.id.description
    let inquiry = ResidentInquiry(by: .account(account), for: .prefill)
    let person = try desk.residents?.resident(linkedTo: account, inquiry, in: tx)
    let household = try person.flatMap { try desk.residents?.household(of: $0.id, inquiry, in: tx) } ?? []
    return PrefillFacts(
      applicant: person, household: household, email: try desk.accounts?.mail(of: account, in: tx) ?? "",
      former: try former.map { try answers(of: $0, for: draft, in: tx) })
  }

  /// The last application for the same procedure; else the last one at all, of which only what it tells of the person
  /// is taken over.
  private func former(of procedure: String, in tx: any Transaction) throws -> Case? {
    let cases = try desk.cases.list(of: resident.id, in: tx)
    return cases.first { $0.procedure == procedure } ?? cases.first
  }

  private func answers(of former: Case, for draft: Draft, in tx: any Transaction) throws -> FormerApplication {
    try desk.note(
      "cases.read-for-prefill", former.id, by: .account(resident.id.description), ["draft": draft.id.description], in: tx)
    return FormerApplication(
      procedure: former.procedure, form: try desk.procedures.version(former.version, in: tx).definition.form,
      typed: try desk.cases.record(of: former.id, in: tx).typed)
  }
}
