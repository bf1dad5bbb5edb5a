import Kernel
import Nihongo
import Ports
import Web

/// The mails that this context causes.
enum AccountMail: String, Sendable {
  case signInCode = "sign-in-code"
  case newMailCode = "new-mail-code"
  /// To the address that was left.
  case mailChanged = "mail-changed"
  case accountDeleted = "account-deleted"

  func outgoing(
    to mail: EmailAddress, about: String, _ values: [String: String], _ texts: Texts, town: Town, endsAt: Instant? = nil
  ) -> OutgoingMail {
    let name = town.profile.name(in: texts.language)
    let all = values.merging(["town": name, "phone": town.profile.phone, "address": town.address]) { own, _ in own }
    return OutgoingMail(
      recipient: Personal(mail.text), subject: texts["identity.mail.\(rawValue).subject", all],
      body: Personal(texts["identity.mail.\(rawValue).body", all]), about: about, occasion: rawValue,
      endsAt: endsAt)
  }
}
