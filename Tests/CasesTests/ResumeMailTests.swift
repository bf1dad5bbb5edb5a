import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("The mail with a resume code") struct ResumeMailTests {
  /// Begins a draft of its own, so that none of the limits is that of a draft, and asks for the code by mail.
  private func ask(_ site: CaseSite, _ address: String) async throws -> TestClient.Answer {
    _ = try await site.client.get("/apply/dog-registration")
    _ = try await site.client.post("/apply/dog-registration")
    _ = try await site.client.get("/apply/dog-registration/saved")
    return try await site.client.post("/apply/dog-registration/saved", [("email", address)])
  }

  @Test("brings the code, and nobody's address fills up with it, however it is typed", arguments: Engine.available)
  func perAddress(engine: Engine) async throws {
    try await withCases(engine) { site in
      for number in 0..<5 {
        let sent = try await ask(site, number.isMultiple(of: 2) ? "hanako@example.jp" : "HANAKO@example.jp")
        let code = try #require(sent.text.between("id=\"resume-code\">", "<"))
        #expect(sent.status == .ok && site.mail.mails.last?.body.value.contains(code) == true)
      }
      let refused = try await ask(site, "Hanako@EXAMPLE.jp")
      #expect(refused.status == .tooManyRequests && refused.text.contains("15分ほどたってから"))
      #expect(refused.text.contains("id=\"resume-code\"") && refused.text.contains("value=\"Hanako@EXAMPLE.jp\""))
      #expect(site.mail.mails.count == 5)
      #expect(try await ask(site, "taro@example.jp").status == .ok)
      site.clock.advance(seconds: 15 * 60)
      #expect(try await ask(site, "hanako@example.jp").status == .ok)
    }
  }

  @Test("reaches an address twenty times a day at most, and says for how many hours to wait")
  func perDay() async throws {
    try await withCases { site in
      for _ in 0..<4 {
        for _ in 0..<5 { #expect(try await ask(site, "hanako@example.jp").status == .ok) }
        site.clock.advance(seconds: 15 * 60)
      }
      let refused = try await ask(site, "hanako@example.jp")
      #expect(refused.status == .tooManyRequests && refused.text.contains("23時間ほどたってから"))
      #expect(site.mail.mails.count == 20)
    }
  }

  @Test("one client sends to twenty addresses in a quarter of an hour, and to no more")
  func perClient() async throws {
    try await withCases { site in
      for number in 0..<20 { #expect(try await ask(site, "a\(number)@example.jp").status == .ok) }
      let refused = try await ask(site, "b@example.jp")
      #expect(refused.status == .tooManyRequests && site.mail.mails.count == 20)
    }
  }

  @Test("one draft asks for it ten times in ten minutes at most")
  func perDraft() async throws {
    try await withCases { site in
      _ = try await ask(site, "a@example.jp")
      for number in 1..<10 {
        let sent = try await site.client.post("/apply/dog-registration/saved", [("email", "a\(number)@example.jp")])
        #expect(sent.status == .ok)
      }
      let refused = try await site.client.post("/apply/dog-registration/saved", [("email", "b@example.jp")])
      #expect(refused.status == .tooManyRequests && site.mail.mails.count == 10)
    }
  }

  @Test("what is no address comes back with how to write one, and counts for nothing")
  func wrong() async throws {
    try await withCases { site in
      for _ in 0..<25 {
        let refused = try await ask(site, "hanako")
        #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"hanako\""))
      }
      #expect(try await ask(site, "hanako@example.jp").status == .ok)
    }
  }
}
