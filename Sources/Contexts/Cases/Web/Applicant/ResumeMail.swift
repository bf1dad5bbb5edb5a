import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
import Web

/// The mail that brings a resume code to whoever saved their answers, and how many of them leave the house.
///
/// Anybody can begin a draft and name anybody's address, so counting drafts alone would stop nobody: who asks and whom
/// it would reach are counted, too.
struct ResumeMail: Sendable {
  static let perDraft = AttemptLimit("resume-mail-draft", most: 10, windowSeconds: 600)
  static let perClient = AttemptLimit("resume-mail-client", most: 20, windowSeconds: 15 * 60)
  static let perAddress = AttemptLimit("resume-mail-address", most: 5, windowSeconds: 15 * 60)
  static let perAddressAndDay = AttemptLimit("resume-mail-address-day", most: 20, windowSeconds: 86_400)

  let desk: CaseDesk
  let open: OpenDraft
  let code: SecretCode

  /// - Throws: ``WebProblem/tooManyAttempts(minutes:)``
  func send(to address: EmailAddress, asked context: AppContext) async throws {
    let town = desk.town
    // The same however its letters are typed; the table of attempts learns no address.
    let recipient = town.vault.code(.attempts, text: "resume-mail|\(address.text.lowercased())")
    try await Attempt(
      [
        (Self.perDraft, "\(open.draft.id)"), (Self.perClient, context.clientCode), (Self.perAddress, recipient),
        (Self.perAddressAndDay, recipient),
      ], at: town.world.now
    ).count(in: town.database)
    let mail = mail(to: address, context.texts)
    try await town.database.write { tx in try desk.mail.send(mail, in: tx) }
  }

  private func mail(to address: EmailAddress, _ texts: Texts) -> OutgoingMail {
    let values = [
      "title": open.published.definition.words(in: texts.language).title, "code": code.text,
      "address": "\(desk.town.address)/resume", "town": desk.town.profile.name(in: texts.language),
    ]
    return OutgoingMail(
      recipient: Personal(address.text), subject: texts["cases.saved.mail-subject", values],
      body: Personal(texts["cases.saved.mail-body", values]), about: "draft:\(open.draft.id)", occasion: "resume-code",
      endsAt: open.draft.expiresAt)
  }
}
