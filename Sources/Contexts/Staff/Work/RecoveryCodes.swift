import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The codes that stand in for a lost authenticator app; each works once. The only code on `staff_recovery_code`.
struct RecoveryCodes: Sendable {
  static let count = 8

  let town: Town

  /// Makes new codes; the earlier ones stop working.
  /// - Returns: as they are shown, once.
  func replace(of officer: ID<Officer>, in tx: any Transaction) throws -> [String] {
    try remove(of: officer, in: tx)
    let codes = (0..<Self.count).map { _ in SecretCode(in: town.world) }
    for code in codes {
      try tx.run("""
        INSERT INTO staff_recovery_code (officer_id, code_hash) VALUES (\(officer), \(hash(code, of: officer)))
        """)
    }
    return codes.map(\.text)
  }

  func remove(of officer: ID<Officer>, in tx: any Transaction) throws {
    try tx.run("DELETE FROM staff_recovery_code WHERE officer_id = \(officer)")
  }

  /// - Returns: whether `code` is one of the officer's that has not been used; it now is.
  func use(_ code: SecretCode, of officer: ID<Officer>, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      UPDATE staff_recovery_code SET used_at = \(town.world.now)
      WHERE officer_id = \(officer) AND code_hash = \(hash(code, of: officer)) AND used_at IS NULL
      """) == 1
  }

  func countUnused(of officer: ID<Officer>, in tx: any Transaction) throws -> Int {
    try tx.count("SELECT count(*) AS n FROM staff_recovery_code WHERE officer_id = \(officer) AND used_at IS NULL")
  }

  private func hash(_ code: SecretCode, of officer: ID<Officer>) -> String {
    town.vault.code(.secrets, text: "staff_recovery_code/\(officer)/\(code.canonical)")
  }
}
