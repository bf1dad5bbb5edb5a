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
  @Test("what was issued is genuine and says what the paper says", arguments: Engine.available)
  func genuine(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      let code = try await certificates.issue()
      let verdict = try await certificates.verdict(on: code)
      guard case .genuine(let found) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(found.title == "罹災証明書" && found.number == "つ防 第12号" && found.issuedOn == CivilDate("2026-11-21"))
      #expect(certificates.audit.entries.map(\.action) == ["certificates.issued"])
    }
  }

  @Test("revoking a case revokes its certificates once, and no other's", arguments: Engine.available)
  func revoked(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      let code = try await certificates.issue()
      let other = try await certificates.issue(caseID: "01900000-0000-7000-8000-00000000000d")
      certificates.clock.advance(seconds: 60)
      let since = certificates.town.world.now
      try await certificates.revoke()
      certificates.clock.advance(seconds: 60)
      try await certificates.revoke()
      let (mine, others) = (try await certificates.verdict(on: code), try await certificates.verdict(on: other))
      guard case .revoked(_, let told) = mine, case .genuine = others else {
        Issue.record("\(mine), \(others)")
        return
      }
      #expect(told == since)
      #expect(certificates.audit.entries.filter { $0.action == "certificates.revoked" }.count == 1)
    }
  }

  @Test("the reason of a revocation is sealed")
  func reasonIsSealed() async throws {
    try await withCertificates { certificates in
      _ = try await certificates.issue()
      try await certificates.revoke()
      let kept = try await certificates.town.database.read { tx in
        try tx.rows("SELECT revoked_reason FROM certificates_certificate").map { try $0.bytes("revoked_reason") }
      }
      #expect(kept.count == 1)
      #expect(!String(decoding: kept[0], as: UTF8.self).contains("紡木"))
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

  @Test("a code of another town is not genuine")
  func otherTown() async throws {
    try await withCertificates { certificates in
      let foreign = try await withForeignCode()
      let verdict = try await certificates.verdict(on: foreign)
      #expect(verdict == .notGenuine)
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

  @Test("with any one character changed it is never genuine")
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

  @Test("cut short, made longer, or with parts exchanged it is never genuine")
  func otherShapes() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      let key = certificates.town.vault.publicKey
      let parts = code.split(separator: ".").map(String.init)
      let shapes = (0..<code.count).map { String(code.prefix($0)) } + [
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
      #expect(json.hasSuffix("""
        "d":"2026-11-21","h":"BwcHBwcHBwcHBwcHBwcHBw","k":"罹災証明書","n":"つ防 第12号","t":"142999","v":1}
        """))
      #expect(json.hasPrefix("{\"c\":\""))
    }
  }

  @Test("it is found in what people paste", arguments: [
    ("T1.ab.cd", "T1.ab.cd"), ("  T1.ab\n.cd ", "T1.ab.cd"), ("https://tsumugi.example.jp/verify/T1.ab.cd", "T1.ab.cd"),
    ("https://tsumugi.example.jp/verify/T1.ab.cd?language=easy-ja#main", "T1.ab.cd"), ("?T1.ab.cd", nil),
    ("", nil), ("ab.cd", nil), ("T1.あ.cd", nil), ("T1.ab.cd%", nil), ("../T2.ab.cd", nil),
  ])
  func pasted(typed: String, expected: String?) { #expect(CertificateCode.find(in: typed) == expected) }
}
