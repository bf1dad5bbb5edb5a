import Foundation
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Certificates

@Suite("The pages that check a certificate") struct VerificationPageTests {
  @Test("a genuine certificate is shown with title, number and date, in every language", arguments: [
    ("ja", "この証明書は本物です", "令和8年11月21日"), ("easy-ja", "この 証明書は 本物です", "11月21日"),
    ("en", "genuine", "November"),
  ])
  func genuine(language: String, title: String, day: String) async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let page = try await client.get("/verify/\(code)?language=\(language)")
        #expect(page.status == .ok)
        for part in [title, "罹災証明書", "つ防 第12号", day] { #expect(page.text.contains(part), "\(part)") }
        #expect(!page.text.contains("certificates."))
      }
    }
  }

  @Test("a revoked certificate says since when, and not why")
  func revoked() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      certificates.clock.advance(seconds: 86_400)
      try await certificates.revoke()
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let page = try await client.get("/verify/\(code)")
        #expect(page.status == .ok)
        #expect(page.text.contains("取り消されています") && page.text.contains("令和8年11月22日"))
        #expect(!page.text.contains("紡木さん"))
      }
    }
  }

  @Test("what is not genuine and what is not registered are told apart, both as not found")
  func refused() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      try await certificates.town.database.write { tx in try tx.run("DELETE FROM certificates_certificate") }
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let unknown = try await client.get("/verify/\(code)")
        let changed = try await client.get("/verify/\(code.dropLast(4))AAAA")
        #expect(unknown.status == .notFound && unknown.text.contains("登録されていません"))
        #expect(changed.status == .notFound && changed.text.contains("本物と確かめられませんでした"))
      }
    }
  }

  @Test("a pasted code leads to its page; something else comes back with what was typed")
  func pasted() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        _ = try await client.get("/verify")
        let found = try await client.post("/verify", [("code", "https://tsumugi.example.jp/verify/\(code)\n")])
        #expect(found.status == .seeOther && found.location == "/verify/\(code)")
        let wrong = try await client.post("/verify", [("code", "第12号<")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("href=\"#code\"") && wrong.text.contains("第12号&lt;"))
      }
    }
  }

  @Test("the public key is shown in three ways, and each can be read back")
  func key() async throws {
    try await withCertificates { certificates in
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let text = try await client.get("/verify/key").text
        let key = certificates.town.vault.publicKey
        let lines = text.split(separator: "\n").map(String.init)
        let digits = try #require(lines.first { $0.hasPrefix("hexadecimal: ") }?.dropFirst(13))
        let base64 = try #require(lines.first { $0.hasPrefix("base64: ") }?.dropFirst(8))
        let pem = String(text[try #require(text.range(of: "-----BEGIN")).lowerBound...])
        for way in [String(digits), String(base64), pem] { #expect(TownKey(way)?.bytes == key, "\(way)") }
        let format = try await client.get("/verify/format")
        #expect(format.status == .ok && format.text.contains("openssl pkeyutl -verify"))
      }
    }
  }
}
