import Kernel
import Ports
import Storage
import Vault
import Web

/// The only code that reads or writes `certificates_certificate`.
struct CertificateRegister: CertificatePort {
  let town: Town
  let audit: any AuditPort

  func issue(_ facts: CertificateFacts, caseID: String, in tx: any Transaction) throws -> String {
    let id: ID<Certificate> = town.world.newID()
    try tx.run("""
      INSERT INTO certificates_certificate (id, case_id, title, number, issued_on, digest)
      VALUES (\(id), \(caseID), \(facts.title), \(facts.number), \(facts.issuedOn), \(facts.digest))
      """)
    try audit.record(
      AuditEntry(actor: .system("certificates"), action: "certificates.issued", subject: "certificate:\(id)", details: ["case": caseID]),
      in: tx)
    let code = try CertificateCode(
      .init(
        c: id.description, d: facts.issuedOn.description, h: base64URL(facts.digest.prefix(16)), k: facts.title, n: facts.number,
        t: town.profile.municipalityCode, v: 1), vault: town.vault)
    return "\(town.address)/verify/\(code.text)"
  }

  func revoke(caseID: String, reason: String, in tx: any Transaction) throws {
    let revoked = try tx.run("""
      UPDATE certificates_certificate SET revoked_at = \(town.world.now), revoked_reason = \(reason)
      WHERE case_id = \(caseID) AND revoked_at IS NULL
      """)
    guard revoked > 0 else { return }
    try audit.record(
      AuditEntry(actor: .system("certificates"), action: "certificates.revoked", subject: "case:\(caseID)", details: ["certificates": "\(revoked)"]),
      in: tx)
  }

  func lookUp(_ id: ID<Certificate>, in tx: any Transaction) throws -> Certificate? {
    try tx.firstRow("""
      SELECT id, title, number, issued_on, revoked_at FROM certificates_certificate WHERE id = \(id)
      """).map {
      Certificate(
        id: try $0.id("id"), title: try $0.text("title"), number: try $0.text("number"), issuedOn: try $0.date("issued_on"),
        revokedAt: try $0.instantIfPresent("revoked_at"))
    }
  }

  /// What can be said of a code that someone has read off a paper.
  func verdict(on text: String) async throws -> Verdict {
    guard let code = CertificateCode(text, publicKey: town.vault.publicKey) else { return .notGenuine }
    guard let id = ID<Certificate>(code.payload.c),
      let found = try await town.database.read({ tx in try lookUp(id, in: tx) })
    else { return .unknown }
    return found.revokedAt.map { .revoked(found, since: $0) } ?? .genuine(found)
  }
}

/// The answer to whether a certificate is genuine.
enum Verdict: Sendable, Equatable {
  case genuine(Certificate)
  case revoked(Certificate, since: Instant)
  /// Signed by this town and not in its register: such a paper was never given out.
  case unknown
  /// Not signed by this town, or read wrongly.
  case notGenuine
}
