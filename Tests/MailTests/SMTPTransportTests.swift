import Foundation
import Kernel
import NIOSSL
import Ports
import Testing

@testable import Mail

@Suite("Handing a mail to a mail server") struct SMTPTransportTests {
  @Test("the talk goes by the book, and the text arrives as it was written")
  func delivered() async throws {
    try await FakeMailServer.run { server in
      try await deliver(to: server, body: "こんにちは。\n.一行目\n\n終わり")
      #expect(server.commands == [
        "EHLO example.jp", "MAIL FROM:<tsumugi@example.jp>", "RCPT TO:<hanako@example.net>", "DATA", ".", "QUIT",
      ])
      let parts = server.text.split(separator: "", maxSplits: 1, omittingEmptySubsequences: false)
      let body = try #require(Data(base64Encoded: parts[1].joined()))
      #expect(String(decoding: body, as: UTF8.self) == "こんにちは。\r\n.一行目\r\n\r\n終わり")
    }
  }

  @Test("only a refusal of this recipient or this text is for ever, and no reason names the person", arguments: [
    ("RCPT", "550 5.1.1 <hanako@example.net>: user hanako unknown", false),
    ("RCPT", "451 4.7.1 greylisted, try later", true),
    ("RCPT", "550-5.1.1 no such\r\n550-5.1.1 person\r\n550 5.1.1 here", false),
    (".", "554 5.7.1 looks like spam", false),
    (".", "452 4.3.1 disk full", true),
    ("DATA", "554 no valid recipients", false),
    ("MAIL", "550 sender tsumugi@example.jp refused", true),
    ("EHLO", "502 what?", true),
    ("DATA", "250 ok, but the text is not asked for", true),
    (".", "354 go on for ever", true),
    ("RCPT", "334 something of another talk", true),
  ])
  func refused(word: String, answer: String, mayTryAgain: Bool) async throws {
    try await FakeMailServer.run(.init(answers: [word: answer])) { server in
      let refusal = try await refusal(from: server)
      #expect(refusal.mayTryAgain == mayTryAgain)
      #expect(refusal.reason.contains(answer.prefix(3)))
      #expect(!refusal.reason.contains("@") && !refusal.reason.contains("hanako"))
    }
  }

  @Test("a greeting of refusal, another protocol and a hang-up may be tried again", arguments: [
    FakeMailServer.Manners(greeting: "554 no service"), .init(greeting: "HTTP/1.1 400 Bad Request"),
    .init(answers: ["MAIL": "250-ok\r\n550 no"]), .init(hangsUpAt: "EHLO"), .init(hangsUpAt: "RCPT"),
    .init(hangsUpAt: "DATA"), .init(hangsUpAt: "."),
    .init(answers: ["EHLO": String(repeating: "250-x\r\n", count: 20_000)]),
  ])
  func broken(_ manners: FakeMailServer.Manners) async throws {
    try await FakeMailServer.run(manners) { server in
      let refusal = try await refusal(from: server)
      #expect(refusal.mayTryAgain)
    }
  }

  @Test("a server that falls silent is left when its time is over", arguments: ["EHLO", "DATA", "."])
  func slow(word: String) async throws {
    try await FakeMailServer.run(.init(fallsSilentAt: word)) { server in
      let refusal = try await refusal(from: server, timeout: .milliseconds(300))
      #expect(refusal == MailRefusal(reason: "the server did not answer in time", mayTryAgain: true))
    }
  }

  @Test("once the server has taken the mail, it is sent, however the talk ends", arguments: [
    FakeMailServer.Manners(hangsUpAt: "QUIT"), .init(answers: ["QUIT": "500 what?"]), .init(answers: ["QUIT": "?"]),
  ])
  func badEnd(_ manners: FakeMailServer.Manners) async throws {
    try await FakeMailServer.run(manners) { server in
      try await deliver(to: server)
      #expect(server.commands.contains("."))
    }
  }

  @Test("where nobody listens, it may be tried again")
  func nobody() async throws {
    var port = 0
    try await FakeMailServer.run { port = $0.port }
    let settings = try SMTPSettings(url: "smtp://127.0.0.1:\(port)?tls=none")
    await #expect(throws: MailRefusal(reason: "no connection to the server", mayTryAgain: true)) {
      try await SMTPTransport(settings).deliver(.sample(), from: "tsumugi@example.jp", id: "1")
    }
  }

  @Test("the check says in a sentence whether the server can be used")
  func check() async throws {
    try await FakeMailServer.run { server in
      let settings = try SMTPSettings(url: "smtp://127.0.0.1:\(server.port)?tls=none")
      let sentence = await (try SMTPTransport(settings)).check()
      #expect(sentence == "ok: smtp://127.0.0.1:\(server.port)?tls=none answers")
      #expect(server.commands.first == "EHLO localhost")
    }
    try await FakeMailServer.run(.init(greeting: "554 no service")) { server in
      let settings = try SMTPSettings(url: "smtp://127.0.0.1:\(server.port)?tls=none")
      let sentence = await (try SMTPTransport(settings)).check()
      #expect(sentence.hasPrefix("failed: ") && sentence.hasSuffix("greeting: 554 no service"))
    }
  }

  private func refusal(from server: FakeMailServer, timeout: Duration = .seconds(120)) async throws -> MailRefusal {
    let error = await #expect(throws: MailRefusal.self) { try await deliver(to: server, timeout: timeout) }
    return try #require(error)
  }

  private func deliver(to server: FakeMailServer, body: String = "本文", timeout: Duration = .seconds(120)) async throws {
    var settings = try SMTPSettings(url: "smtp://127.0.0.1:\(server.port)?tls=none")
    settings.timeout = timeout
    try await SMTPTransport(settings).deliver(.sample(body: body), from: "つむぎ市 <tsumugi@example.jp>", id: "0190-a")
  }
}

extension OutgoingMail {
  static func sample(
    recipient: String = "hanako@example.net", subject: String = "申請を受け付けました", body: String = "本文"
  ) -> OutgoingMail {
    OutgoingMail(
      recipient: Personal(recipient), subject: subject, body: Personal(body), about: "case:1", occasion: "received")
  }
}
