import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Certificates

@Suite("The pages that check a certificate") struct VerificationPageTests {
  @Test(
    "what the town issued is shown to be compared, and never called genuine, in every language",
    arguments: [
      ("ja", "この番号の証明書を発行しています", "令和8年11月21日", "必ず見比べてください"),
      ("easy-ja", "この 番号の 証明書を 出しました", "11月21日", "かならず くらべてください"),
      (
        "en", "We issued a certificate with this number", "November",
        "make sure that the paper in your hand says the same"
      ),
    ])
  func issued(language: String, title: String, day: String, limit: String) async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let page = try await client.get("/verify/\(code)?language=\(language)")
        #expect(page.status == .ok)
        for part in [title, "罹災証明書", "つ防 第12号", day, limit] { #expect(page.text.contains(part), "\(part)") }
        for word in ["certificates.", "本物", "genuine"] { #expect(!page.text.contains(word), "\(word)") }
      }
    }
  }

  @Test("a revoked certificate says since when, and not why; a replaced one names its successor")
  func revoked() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      certificates.clock.advance(seconds: 86_400)
      try await certificates.revoke(code, reason: .issuedInError)
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let page = try await client.get("/verify/\(code)")
        #expect(page.status == .ok)
        #expect(page.text.contains("取り消されています") && page.text.contains("令和8年11月22日"))
        for inner in ["紡木さん", "誤って", "issued-in-error"] { #expect(!page.text.contains(inner), "\(inner)") }
        try await certificates.issue(number: "つ防 第30号", replacing: code)
        for (language, words) in [("ja", "別の証明書に代わりました"), ("easy-ja", "新しい 証明書が"), ("en", "replaced")] {
          let replaced = try await client.get("/verify/\(code)?language=\(language)")
          #expect(replaced.text.contains(words) && replaced.text.contains("つ防 第30号"), "\(language)")
          #expect(!replaced.text.contains("certificates.") && !replaced.text.contains("紡木さん"))
        }
      }
    }
  }

  @Test("what was not signed and what is not registered are told apart, both as not found")
  func refused() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      try await certificates.town.database.write { tx in try tx.run("DELETE FROM certificates_certificate") }
      try await withSite(certificates.town, features: [certificates.feature]) { client in
        let unknown = try await client.get("/verify/\(code)")
        let changed = try await client.get("/verify/\(code.dropLast(4))AAAA")
        #expect(unknown.status == .notFound && unknown.text.contains("登録されていません"))
        #expect(changed.status == .notFound && changed.text.contains("発行を確かめられませんでした"))
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
