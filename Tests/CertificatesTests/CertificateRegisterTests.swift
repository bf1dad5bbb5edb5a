import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Certificates

@Suite("The register of certificates") struct CertificateRegisterTests {
  @Test("what was issued is in the register as the paper says it", arguments: Engine.available)
  func issued(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      let code = try await certificates.issue()
      let verdict = try await certificates.verdict(on: code)
      guard case .issued(let found) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(found.title == "罹災証明書" && found.number == "つ防 第12号" && found.issuedOn == CivilDate("2026-11-21"))
      #expect(found.department == "disaster-prevention" && found.state == .standing)
      #expect(certificates.audit.entries.map(\.action) == ["certificates.issued"])
    }
  }

  @Test("a certificate is revoked once, for ever, and no other with it", arguments: Engine.available)
  func revoked(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      let code = try await certificates.issue()
      let other = try await certificates.issue(number: "つ防 第13号")
      certificates.clock.advance(seconds: 60)
      let since = certificates.town.world.now
      try await certificates.revoke(code)
      certificates.clock.advance(seconds: 60)
      await #expect(throws: CertificatesProblem.revokedAlready) { try await certificates.revoke(code, reason: .other) }
      let (mine, others) = (try await certificates.verdict(on: code), try await certificates.verdict(on: other))
      guard case .revoked(_, let told) = mine, case .issued = others else {
        Issue.record("\(mine), \(others)")
        return
      }
      #expect(told == Certificate.Revocation(at: since, reason: .factsChanged, replacement: nil))
      let revocations = certificates.audit.entries.filter { $0.action == "certificates.revoked" }
      #expect(revocations.map(\.actor) == [.officer("o")] && revocations[0].details == ["reason": "facts-changed"])
    }
  }

  @Test("what is not in the register cannot be revoked")
  func revokeUnknown() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      await #expect(throws: CertificatesProblem.notFound) { try await certificates.revoke(code + "A") }
      try await certificates.town.database.write { tx in try tx.run("DELETE FROM certificates_certificate") }
      await #expect(throws: CertificatesProblem.notFound) { try await certificates.revoke(code) }
    }
  }

  @Test("only a revoked certificate can be replaced, and once", arguments: Engine.available)
  func replaced(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      let first = try await certificates.issue()
      await #expect(throws: CertificatesProblem.notReplaceable) {
        try await certificates.issue(number: "つ防 第13号", replacing: first)
      }
      try await certificates.revoke(first, reason: .replaced)
      let second = try await certificates.issue(number: "つ防 第13号", replacing: first)
      await #expect(throws: CertificatesProblem.notReplaceable) {
        try await certificates.issue(number: "つ防 第14号", replacing: first)
      }
      let (old, new) = (try await certificates.verdict(on: first), try await certificates.verdict(on: second))
      guard case .revoked(let certificate, let revocation) = old, case .issued = new else {
        Issue.record("\(old), \(new)")
        return
      }
      #expect(revocation.replacement == "つ防 第13号" && certificate.state == .replaced)
      let count = try await certificates.town.database.read { tx in
        try CertificateList.count(CertificateQuery(), in: tx)
      }
      #expect(count == 2)
    }
  }

  @Test("the words of a revocation are sealed")
  func reasonIsSealed() async throws {
    try await withCertificates { certificates in
      try await certificates.revoke(try await certificates.issue())
      let kept = try await certificates.town.database.read { tx in
        try tx.rows("SELECT revoked_reason FROM certificates_certificate").map { try $0.bytes("revoked_reason") }
      }
      #expect(kept.count == 1)
      #expect(!String(decoding: kept[0], as: UTF8.self).contains("紡木"))
    }
  }

  @Test("certificates from before a migration keep their number, searchable", arguments: Engine.available)
  func migrated(_ engine: Engine) async throws {
    let before = Array(CertificatesFeature.migrations.prefix(1))
    try await withTown(engine, migrations: before) { town in
      let id: ID<Certificate> = town.world.newID()
      try await town.database.write { tx in
        try tx.run(
          """
          INSERT INTO certificates_certificate (id, case_id, title, number, issued_on, digest)
          VALUES (\(id), 'c', '罹災証明書', 'つ防 第７号', '2026-04-01', \([UInt8](repeating: 1, count: 32)))
          """)
      }
      try await Migrator(CertificatesFeature.migrations).run(on: town.database, now: 2)
      let feature = CertificatesFeature(town: town, audit: RecordingAudit())
      let found = try await feature.list(CertificateQuery(number: "第7号"))
      #expect(found.map(\.id) == [id] && found[0].department == nil && found[0].state == .standing)
    }
  }

  @Test("a code that is signed but not in the register is unknown")
  func unknown() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      try await certificates.town.database.write { tx in try tx.run("DELETE FROM certificates_certificate") }
      let verdict = try await certificates.verdict(on: code)
      #expect(verdict == .unknown)
    }
  }

  @Test("a code of another town is not confirmed")
  func otherTown() async throws {
    try await withCertificates { certificates in
      let foreign = try await withForeignCode()
      let verdict = try await certificates.verdict(on: foreign)
      #expect(verdict == .notConfirmed)
    }
  }

  private func withForeignCode() async throws -> String {
    let code = Box()
    try await withCertificates { code.text = try await $0.issue() }
    return code.text
  }

  private final class Box { var text = "" }
}

@Suite("The code of a certificate") struct CertificateCodeTests {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

  @Test("with any one character changed it is never taken for signed")
  func flippedCharacters() async throws {
    try await withCertificates { certificates in
      let code = Array(try await certificates.issue())
      let key = certificates.town.vault.publicKey
      #expect(CertificateCode(String(code), publicKey: key) != nil)
      for index in code.indices {
        let near = Self.alphabet.firstIndex(of: code[index]).map { Self.alphabet[($0 + 1) % 64] } ?? "A"
        // The neighbour differs in the last bit only, which the end of a part may leave unused.
        for other in [near, "A", "Q", ".", "=", " "] where other != code[index] {
          var changed = code
          changed[index] = other
          if CertificateCode(String(changed), publicKey: key) != nil { Issue.record("\(index): \(other)") }
        }
      }
    }
  }

  @Test("cut short, made longer, or with parts exchanged it is never taken for signed")
  func otherShapes() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      let key = certificates.town.vault.publicKey
      let parts = code.split(separator: ".").map(String.init)
      let shapes =
        (0..<code.count).map { String(code.prefix($0)) } + [
          code + "A", code + ".", code + "=", "." + code, code + "\n", "T2." + parts[1] + "." + parts[2],
          [parts[0], parts[2], parts[1]].joined(separator: "."), String(repeating: "A", count: 3000), "",
        ]
      for shape in shapes where CertificateCode(shape, publicKey: key) != nil { Issue.record("\(shape.count)") }
    }
  }

  @Test("it holds the certificate's facts and nothing else")
  func payload() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      let body = try #require(bytes(base64URL: code.split(separator: ".")[1]))
      let json = String(decoding: body, as: UTF8.self)
      #expect(
        json.hasSuffix(
          """
          "d":"2026-11-21","h":"BwcHBwcHBwcHBwcHBwcHBw","k":"罹災証明書","n":"つ防 第12号","t":"142999","v":1}
          """))
      #expect(json.hasPrefix("{\"c\":\""))
    }
  }

  @Test(
    "it is found in what people paste",
    arguments: [
      ("T1.ab.cd", "T1.ab.cd"), ("  T1.ab\n.cd ", "T1.ab.cd"),
      ("https://tsumugi.example.jp/verify/T1.ab.cd", "T1.ab.cd"),
      ("https://tsumugi.example.jp/verify/T1.ab.cd?language=easy-ja#main", "T1.ab.cd"), ("?T1.ab.cd", nil),
      ("", nil), ("ab.cd", nil), ("T1.あ.cd", nil), ("T1.ab.cd%", nil), ("../T2.ab.cd", nil),
    ])
  func pasted(typed: String, expected: String?) { #expect(CertificateCode.find(in: typed) == expected) }
}
