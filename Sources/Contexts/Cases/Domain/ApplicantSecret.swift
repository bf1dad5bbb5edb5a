import Kernel
import Nihongo
import Vault

/// The words that open an application to the person who made it. Derived, never stored: only the town's keys can make them.
enum ApplicantSecret {
  /// The secret given at submission, to be noted down beside the receipt number.
  static func secret(of id: ID<Case>, vault: Vault) -> SecretCode { code("case-secret|\(id)", vault) }

  /// The resume code of a draft.
  static func resumeCode(of id: ID<Draft>, vault: Vault) -> SecretCode { code("draft-resume|\(id)", vault) }

  /// What a resume code is looked up by.
  static func lookup(_ code: SecretCode, vault: Vault) -> String { vault.code(.secrets, text: "resume|\(code.canonical)") }

  /// What a browser keeps after the secret was given: opens one case and nothing else, and not for ever.
  static func access(to id: ID<Case>, until: Instant, vault: Vault) -> String {
    vault.code(.secrets, text: "case-access|\(id)|\(until.milliseconds)")
  }

  /// What a browser keeps while it fills in a draft.
  static func access(to id: ID<Draft>, vault: Vault) -> String { vault.code(.secrets, text: "draft-access|\(id)") }

  private static func code(_ purpose: String, _ vault: Vault) -> SecretCode {
    SecretCode(randomBytes: { count in
      // Counter mode over HMAC-SHA256: as many bytes as the alphabet's rejection sampling asks for.
      var bytes: [UInt8] = []
      var block = 0
      while bytes.count < count {
        bytes += vault.code(.secrets, Array("\(purpose)|\(block)".utf8))
        block += 1
      }
      return Array(bytes.prefix(count))
    })
  }
}
