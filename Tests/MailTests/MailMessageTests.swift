import Foundation
import Kernel
import Ports
import Testing

@testable import Mail

@Suite("A mail as it travels") struct MailMessageTests {
  private static let sentAt = Instant(milliseconds: 1_795_219_507_000)

  @Test("headers say who, what and when, in lines that every server takes")
  func headers() throws {
    let lines = try lines(.sample())
    #expect(lines.contains("Date: Sat, 21 Nov 2026 09:05:07 +0900"))
    #expect(lines.contains("To: <hanako@example.net>"))
    #expect(lines.contains("Message-ID: <0190-a@example.jp>"))
    #expect(lines.contains("From: =?UTF-8?B?44Gk44KA44GO5biC?=") && lines.contains(" <tsumugi@example.jp>"))
    #expect(lines.contains("Content-Type: text/plain; charset=utf-8"))
    #expect(lines.contains("Content-Transfer-Encoding: base64"))
    #expect(lines.contains("Auto-Submitted: auto-generated"))
    #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test("a subject comes back from its encoded words as it was", arguments: [
    "Received", "申請を受け付けました", String(repeating: "長い件名", count: 40), "髙﨑様へ 辻󠄀 👨‍👩‍👧", "=?UTF-8?B?x?=",
    String(repeating: "a", count: 200), "",
  ])
  func subject(_ subject: String) throws {
    let lines = try lines(.sample(subject: subject))
    let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
    let more = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
    let folded = [String(lines[start].dropFirst(9))] + more.map { String($0.dropFirst()) }
    #expect(try Self.decode(folded) == subject)
    #expect(folded.allSatisfy { !$0.hasPrefix("=?") || $0.utf8.count <= 75 })
  }

  @Test("no text can begin a header of its own", arguments: [
    "件名\r\nBcc: all@example.jp", "x\nBcc: all@example.jp", "x\rBcc: y", "x\u{0}\u{0B}\u{85}Bcc: y",
  ])
  func injection(_ subject: String) throws {
    let headers = try lines(.sample(subject: subject, body: "\r\nBcc: z@example.jp")).prefix { !$0.isEmpty }
    #expect(!headers.contains { $0.lowercased().hasPrefix("bcc") })
    #expect(headers.filter { !$0.hasPrefix(" ") }.count == 9)
  }

  @Test("an address that could end a command or a header is never used", arguments: [
    "a@example.jp>\r\nRCPT TO:<b@example.jp", "a b@example.jp", "a@b@c", "a", "@example.jp", "a@", "<a@example.jp>",
    "花子@example.jp", "a@例え.jp", "\"a b\"@example.jp", "a@example.jp\n", "", "a,b@example.jp",
    String(repeating: "a", count: 65) + "@example.jp",
  ])
  func addresses(_ address: String) {
    #expect(MailAddress(address) == nil)
    #expect(throws: MailRefusal(reason: "the recipient's address is not a mail address", mayTryAgain: false)) {
      try lines(.sample(recipient: address))
    }
  }

  @Test("a sender has a name or none", arguments: [
    ("つむぎ市 <a@example.jp>", "つむぎ市"), ("a@example.jp", ""), ("<a@example.jp>", ""),
    ("A \"B\" <a@example.jp>", "A \"B\""),
  ])
  func senders(text: String, name: String) {
    #expect(MailSender(text)?.name == name)
    #expect(MailSender(text)?.address.text == "a@example.jp")
  }

  @Test("dots at the start of lines are doubled and the text is ended", arguments: [
    ("a\r\n", "a\r\n.\r\n"), ("a", "a\r\n.\r\n"), (".\r\n", "..\r\n.\r\n"),
    ("a\r\n.b\r\n..\r\n", "a\r\n..b\r\n...\r\n.\r\n"),
    ("", ".\r\n"),
  ])
  func stuffing(text: String, expected: String) {
    #expect(String(decoding: SMTPData.stuffed(Array(text.utf8)), as: UTF8.self) == expected)
  }

  private func lines(_ mail: OutgoingMail) throws -> [String] {
    let message = try MailMessage(mail, from: "つむぎ市 <tsumugi@example.jp>", id: "0190-a", at: Self.sentAt)
    return String(decoding: message.bytes(.base64), as: UTF8.self)
      .components(separatedBy: "\r\n")
  }

  private static func decode(_ words: [String]) throws -> String {
    guard words[0].hasPrefix("=?UTF-8?B?") else { return words.joined() }
    return try words.map { word in
      let inner = word.dropFirst(10).dropLast(2)
      let bytes = try #require(Data(base64Encoded: String(inner)))
      return try #require(String(validating: bytes, as: UTF8.self))
    }.joined()
  }
}

@Suite("Where mails go") struct MailSettingsTests {
  @Test("a mail server's address is read", arguments: [
    ("smtp://mail.example.jp", "mail.example.jp", 587, SMTPSettings.Security.starttls),
    ("smtp://u:p@mail.example.jp:2525?tls=starttls", "mail.example.jp", 2525, .starttls),
    ("smtps://mail.example.jp", "mail.example.jp", 465, .implicit),
    ("smtp://mail.example.jp?tls=implicit", "mail.example.jp", 465, .implicit),
    ("smtp://localhost?tls=none", "localhost", 25, .none),
    ("smtp://[::1]:26?tls=none", "::1", 26, .none),
  ])
  func read(url: String, host: String, port: Int, security: SMTPSettings.Security) throws {
    let settings = try SMTPSettings(url: url)
    #expect(settings.host == host && settings.port == port && settings.security == security)
  }

  @Test("user and password may hold every character, escaped, and are never shown")
  func credentials() throws {
    let settings = try SMTPSettings(url: "smtp://town%40example.jp:ge%3A%2F%40heim@mail.example.jp")
    #expect(settings.credentials == .init(user: "town@example.jp", password: "ge:/@heim"))
    var dumped = ""
    dump(settings, to: &dumped)
    #expect(!"\(settings)\(dumped)".contains("heim"))
  }

  @Test("an address that would be unsafe or makes no sense is refused in a sentence without the password", arguments: [
    "http://mail.example.jp", "smtp://", "mail.example.jp", "smtp://u:secret@localhost?tls=none",
    "smtp://mail.example.jp?tls=none", "smtp://mail.example.jp?tls=maybe", "smtps://mail.example.jp?tls=starttls",
    "smtp://u@mail.example.jp", "smtp://mail.example.jp/inbox", "smtp://mail.example.jp?verify=no",
  ])
  func refused(url: String) {
    let wrong = #expect(throws: SMTPSettings.Wrong.self) { try SMTPSettings(url: url) }
    #expect(wrong?.description.contains("secret") == false)
  }

  @Test("the folder gets one readable file a mail, named by its id")
  func folder() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mails-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let transport = try FolderTransport(folder: folder)
    for _ in 1...2 { try await transport.deliver(.sample(), from: "つむぎ市 <tsumugi@example.jp>", id: "0190-a") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["0190-a.eml"])
    let text = try String(contentsOf: folder.appending(path: "0190-a.eml"), encoding: .utf8)
    #expect(text.contains("\r\n\r\n本文\r\n") && text.contains("To: <hanako@example.net>"))
    let works = await transport.check()
    #expect(works.hasPrefix("ok: "))
    await #expect(throws: MailRefusal.self) { try await transport.deliver(.sample(), from: "a@example.jp", id: "../x") }
    try FileManager.default.removeItem(at: folder)
    let fails = await transport.check()
    #expect(fails.hasPrefix("failed: "))
  }
}
