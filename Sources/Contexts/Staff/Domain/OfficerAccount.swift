import Kernel
import Vault
import Web

/// An officer as the staff directory keeps them. Never deleted: the log and the cases go on naming them.
struct OfficerAccount: Sendable, Equatable {
  let id: ID<Officer>
  let signInName: String
  let name: String
  let kana: String
  let mail: String
  let passwordHash: PasswordHash
  let mustChangePassword: Bool
  /// The sealed secret of the authenticator app; `nil` until the first sign-in.
  let sealedSecret: [UInt8]?
  let disabledAt: Instant?
  let createdAt: Instant

  var hasSecondFactor: Bool { sealedSecret != nil }
  var isDisabled: Bool { disabledAt != nil }

  /// The words a password of this officer may not be made of.
  func ownWords(in town: TownProfile) -> [String] {
    OwnWords.of(signInName: signInName, name: name, kana: kana, mail: mail, town: town)
  }
}
