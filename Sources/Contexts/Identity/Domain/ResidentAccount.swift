import Kernel
import Nihongo
import Web

/// A resident's account: where mails go and in which language. No name, no address, no number.
struct ResidentAccount: Sendable, Equatable {
  let id: ID<Resident>
  var mail: EmailAddress
  /// Of the mails that the account itself causes.
  var language: Language
  let createdAt: Instant
}
