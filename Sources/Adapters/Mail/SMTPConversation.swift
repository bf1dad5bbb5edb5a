import Foundation
import NIOCore
import NIOSSL
import Ports

/// One talk with a mail server, from its greeting to our good-bye.
struct SMTPConversation {
  private let channel: any NIOCore.Channel
  private let settings: SMTPSettings
  private let tls: NIOSSLContext?
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private var received = ByteBuffer()
  private var reader = SMTPReplyReader()

  init(
    channel: any NIOCore.Channel, settings: SMTPSettings, tls: NIOSSLContext?,
    inbound: NIOAsyncChannelInboundStream<ByteBuffer>, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  ) {
    (self.channel, self.settings, self.tls, self.outbound) = (channel, settings, tls, outbound)
    self.inbound = inbound.makeAsyncIterator()
  }

  /// Greets, protects the line and signs in.
  ///
  /// Whatever the server has against us here is for the operator to set right, so trying again may help.
  /// - Parameter name: what we call ourselves, a domain.
  mutating func begin(as name: String) async throws {
    try await expect(try await reply(), at: "greeting")
    var offer = try await command("EHLO \(name)", at: "EHLO")
    if settings.security == .starttls {
      guard offer.option("STARTTLS") != nil else {
        throw MailRefusal(reason: "the server does not offer STARTTLS", mayTryAgain: true)
      }
      try await command("STARTTLS", at: "STARTTLS")
      try await protect()
      offer = try await command("EHLO \(name)", at: "EHLO")
    }
    if let credentials = settings.credentials { try await signIn(credentials, offer) }
  }

  /// Hands over one mail. The server's last word makes it its own.
  mutating func hand(over message: MailMessage) async throws {
    let recipient = message.recipient.text
    try await command("MAIL FROM:<\(message.sender.address.text)>", at: "MAIL")
    try await command("RCPT TO:<\(recipient)>", at: "RCPT", hiding: recipient, isFinal: true)
    try await command("DATA", at: "DATA", wanting: .more, hiding: recipient, isFinal: true)
    try await write(SMTPData.stuffed(message.bytes(.base64)))
    try await expect(try await reply(), at: "end of DATA", hiding: recipient, isFinal: true)
  }

  /// Says good-bye; the mail is the server's already, so what it answers does not matter.
  mutating func end() async {
    _ = try? await command("QUIT", at: "QUIT")
  }

  // A server that spoke before the line was protected may have been someone between us (CVE-2011-0411).
  private mutating func protect() async throws {
    guard received.readableBytes == 0, let tls else {
      throw MailRefusal(reason: "STARTTLS: the server went on in the clear", mayTryAgain: true)
    }
    let (channel, host) = (channel, settings.host)
    try await channel.eventLoop.submit {
      try channel.pipeline.syncOperations.addHandler(SMTPTransport.handler(tls, host: host), position: .first)
    }.get()
  }

  private mutating func signIn(_ credentials: SMTPSettings.Credentials, _ offer: SMTPReply) async throws {
    let ways = offer.option("AUTH") ?? []
    if ways.contains("PLAIN") {
      let words = base64("\0\(credentials.user)\0\(credentials.password)")
      try await command("AUTH PLAIN \(words)", at: "AUTH", hiding: credentials.user)
    } else if ways.contains("LOGIN") {
      let (user, password) = (base64(credentials.user), base64(credentials.password))
      try await command("AUTH LOGIN", at: "AUTH", wanting: .more, hiding: credentials.user)
      try await command(user, at: "AUTH", wanting: .more, hiding: credentials.user)
      try await command(password, at: "AUTH", hiding: credentials.user)
    } else {
      throw MailRefusal(reason: "AUTH: the server offers neither PLAIN nor LOGIN", mayTryAgain: true)
    }
  }

  @discardableResult
  private mutating func command(
    _ line: String, at step: String, wanting kind: SMTPReply.Kind = .done, hiding secret: String = "",
    isFinal: Bool = false
  ) async throws -> SMTPReply {
    try await write(Array("\(line)\r\n".utf8))
    return try await expect(try await reply(), at: step, wanting: kind, hiding: secret, isFinal: isFinal)
  }

  /// - Parameter isFinal: whether a 5xx means this mail, and not our settings, so that it would be refused for ever.
  @discardableResult
  private func expect(
    _ reply: SMTPReply, at step: String, wanting kind: SMTPReply.Kind = .done, hiding secret: String = "",
    isFinal: Bool = false
  ) async throws -> SMTPReply {
    guard reply.kind == kind else {
      // Servers name the person by the part before the @ as well.
      let local = String(secret.prefix { $0 != "@" })
      throw MailRefusal(reason: reply.reason(at: step, hiding: local), mayTryAgain: !(isFinal && reply.code >= 500))
    }
    return reply
  }

  private func base64(_ words: String) -> String { Data(words.utf8).base64EncodedString() }

  private func write(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

  private mutating func reply() async throws -> SMTPReply {
    var total = 0
    while true {
      while let line = nextLine() { if let reply = try reader.take(line) { return reply } }
      guard let more = try await inbound.next() else { throw SMTPBroken.closed }
      total += more.readableBytes
      guard total <= SMTPReplyReader.mostBytes else { throw SMTPReplyReader.Malformed() }
      received.writeImmutableBuffer(more)
    }
  }

  private mutating func nextLine() -> String? {
    guard let end = received.readableBytesView.firstIndex(of: 0x0A) else { return nil }
    let length = end - received.readerIndex + 1
    guard let bytes = received.readBytes(length: length) else { return nil }
    let line = bytes.dropLast()
    return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}

/// The connection ended in the middle of the talk.
enum SMTPBroken: Error { case closed }

/// What stands between DATA and its end.
enum SMTPData {
  /// A dot that begins a line is doubled, and a line with one dot ends the text (RFC 5321 §4.5.2).
  static func stuffed(_ text: [UInt8]) -> [UInt8] {
    var stuffed: [UInt8] = []
    stuffed.reserveCapacity(text.count + 8)
    var beginsLine = true
    for byte in text {
      if beginsLine && byte == 0x2E { stuffed.append(0x2E) }
      stuffed.append(byte)
      beginsLine = byte == 0x0A
    }
    return stuffed + Array((beginsLine ? ".\r\n" : "\r\n.\r\n").utf8)
  }
}
