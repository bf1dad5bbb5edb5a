import Kernel
import Ports
import Storage
import Vault
import Web

/// Writes the register, and says what stands in it. What officers list is read by ``CertificateList``.
struct CertificateRegister: CertificatePort {
  let town: Town
  let audit: any AuditPort

  func issue(
    _ facts: CertificateFacts, of origin: CertificateOrigin, replacing replaced: String?, in tx: any Transaction
  ) throws -> String {
    let id: ID<Certificate> = town.world.newID()
    try tx.run("""
      INSERT INTO certificates_certificate (id, case_id, department, title, number, number_key, issued_on, digest)
      VALUES (\(id), \(origin.caseID), \(origin.department), \(facts.title), \(facts.number),
        \(NumberKey(facts.number).text), \(facts.issuedOn), \(facts.digest))
      """)
    try note("certificates.issued", id, by: .system("certificates"), ["case": origin.caseID], in: tx)
    if let replaced { try replace(replaced, by: id, in: tx) }
    let code = try CertificateCode(
      CertificateCode.Payload(id: id, facts, municipalityCode: town.profile.municipalityCode), vault: town.vault)
    return "\(town.address)\(VerificationRoutes.path)/\(code.text)"
  }

  private func replace(_ address: String, by new: ID<Certificate>, in tx: any Transaction) throws {
    guard let old = id(in: address) else { throw CertificatesProblem.notFound }
    let done = try tx.run("""
      UPDATE certificates_certificate SET replaced_by = \(new)
      WHERE id = \(old) AND revoked_at IS NOT NULL AND replaced_by IS NULL
      """)
    guard done == 1 else { throw CertificatesProblem.notReplaceable }
    try note("certificates.replaced", old, by: .system("certificates"), ["by": "\(new)"], in: tx)
  }

  func revoke(
    _ address: String, reason: RevocationReason, words: String, by actor: AuditActor, in tx: any Transaction
  ) throws {
    guard let id = id(in: address), try lookUp(id, in: tx) != nil else { throw CertificatesProblem.notFound }
    // What an officer writes may name people, so it is sealed; the page says only that and since when.
    let sealed = try town.vault.seal(Array(words.utf8), place: CertificatesSealing.revokedReason.place(id))
    let done = try tx.run("""
      UPDATE certificates_certificate
      SET revoked_at = \(town.world.now), revoked_because = \(reason), revoked_reason = \(sealed)
      WHERE id = \(id) AND revoked_at IS NULL
      """)
    guard done == 1 else { throw CertificatesProblem.revokedAlready }
    try note("certificates.revoked", id, by: actor, ["reason": reason.rawValue], in: tx)
  }

  func lookUp(_ id: ID<Certificate>, in tx: any Transaction) throws -> Certificate? {
    try tx.firstRow(Self.select + " WHERE c.id = \(id)").map(Certificate.init(row:))
  }

  /// The certificate of an address that ``issue(_:of:replacing:in:)`` gave; `nil` for any other text.
  func id(in address: String) -> ID<Certificate>? {
    CertificateCode.find(in: address).flatMap { CertificateCode($0, publicKey: town.vault.publicKey) }
      .flatMap { ID($0.payload.c) }
  }

  /// What can be said of a code that someone has read off a paper. A wrong signature costs no query.
  func verdict(on text: String) async throws -> Verdict {
    guard let code = CertificateCode(text, publicKey: town.vault.publicKey) else { return .notConfirmed }
    guard let id = ID<Certificate>(code.payload.c),
      let found = try await town.database.read({ tx in try lookUp(id, in: tx) })
    else { return .unknown }
    return found.revocation.map { .revoked(found, $0) } ?? .issued(found)
  }

  /// Certificates with the number of what replaced them.
  static let select: SQLText = """
    SELECT c.id, c.title, c.number, c.issued_on, c.case_id, c.department, c.revoked_at, c.revoked_because,
      n.number AS replacement
    FROM certificates_certificate c LEFT JOIN certificates_certificate n ON n.id = c.replaced_by
    """

  private func note(
    _ action: String, _ id: ID<Certificate>, by actor: AuditActor, _ details: [String: String], in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(actor: actor, action: action, subject: "certificate:\(id)", details: details), in: tx)
  }
}

extension Certificate {
  /// A row of ``CertificateRegister/select``.
  init(row: SQLRow) throws {
    let reason = try row.textIfPresent("revoked_because").flatMap(RevocationReason.init)
    let replacement = try row.textIfPresent("replacement")
    self.init(
      id: try row.id("id"), title: try row.text("title"), number: try row.text("number"),
      issuedOn: try row.date("issued_on"), caseID: try row.text("case_id"),
      department: try row.textIfPresent("department"),
      revocation: try row.instantIfPresent("revoked_at").map {
        Revocation(at: $0, reason: reason, replacement: replacement)
      })
  }
}
