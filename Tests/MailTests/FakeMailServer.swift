import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A mail server on loopback that says what a test tells it to, and remembers what it heard.
final class FakeMailServer: Sendable {
  struct Manners: Sendable {
    var greeting = "220 mail.example.jp ESMTP"
    /// What EHLO is answered with.
    var offer = ["250-mail.example.jp", "250-SIZE 10240000", "250 8BITMIME"]
    /// What EHLO is answered with once TLS protects the line.
    var protectedOffer = ["250-mail.example.jp", "250 AUTH PLAIN LOGIN"]
    /// Answers instead of the usual ones, by the command's first word; `.` is the end of the text.
    var answers: [String: String] = [:]
    /// Hangs up when it hears this word.
    var hangsUpAt: String?
    /// Says nothing more from this word on.
    var fallsSilentAt: String?
    var tls: NIOSSLContext?
    var isTLSFromTheStart = false
  }

  private let heard = Mutex<[String]>([])
  let port: Int
  private let channel: any Channel

  /// Every line the client sent, those of the text among them.
  var lines: [String] { heard.withLock { $0 } }
  /// The commands only.
  var commands: [String] {
    var isText = false
    return lines.filter { line in
      if line == "." { isText = false }
      defer { if line == "DATA" { isText = true } }
      return !isText
    }
  }
  /// The text after DATA, dots unstuffed.
  var text: [String] {
    guard let start = lines.firstIndex(of: "DATA"), let end = lines.firstIndex(of: ".") else { return [] }
    return lines[(start + 1)..<end].map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
  }

  private init(port: Int, channel: any Channel) { (self.port, self.channel) = (port, channel) }

  static func run(_ manners: Manners = Manners(), _ body: (FakeMailServer) async throws -> Void) async throws {
    let holder = Mutex<FakeMailServer?>(nil)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if manners.isTLSFromTheStart, let tls = manners.tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          try channel.pipeline.syncOperations.addHandler(
            Listener(manners) { line in holder.withLock { $0 }?.heard.withLock { $0.append(line) } })
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = FakeMailServer(port: channel.localAddress?.port ?? 0, channel: channel)
    holder.withLock { $0 = server }
    do {
      try await body(server)
      try await channel.close().get()
    } catch {
      try? await channel.close().get()
      throw error
    }
  }
}

/// One connection of the fake server.
private final class Listener: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let manners: FakeMailServer.Manners
  private let hear: @Sendable (String) -> Void
  private var received = ByteBuffer()
  private var isText = false
  private var isSilent = false
  private var isProtected: Bool

  init(_ manners: FakeMailServer.Manners, hear: @escaping @Sendable (String) -> Void) {
    (self.manners, self.hear, isProtected) = (manners, hear, manners.isTLSFromTheStart)
  }

  func channelActive(context: ChannelHandlerContext) { say(manners.greeting, context) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received.writeImmutableBuffer(unwrapInboundIn(data))
    while let end = received.readableBytesView.firstIndex(of: 0x0A),
      let bytes = received.readBytes(length: end - received.readerIndex + 1)
    {
      listen(to: String(decoding: bytes.dropLast(2), as: UTF8.self), context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func listen(to line: String, _ context: ChannelHandlerContext) {
    hear(line)
    if isText && line != "." { return }
    let word = String(line.split(separator: " ").first ?? "")
    if manners.hangsUpAt == word { return context.close(promise: nil) }
    if manners.fallsSilentAt == word { isSilent = true }
    isText = false
    say(manners.answers[word] ?? usual(word, line), context)
    if word == "DATA" && manners.answers[word] == nil { isText = true }
    if word == "STARTTLS", let tls = manners.tls {
      try? context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
      isProtected = true
    }
  }

  private func usual(_ word: String, _ line: String) -> String {
    switch word {
    case "EHLO": (isProtected ? manners.protectedOffer : manners.offer).joined(separator: "\r\n")
    case "STARTTLS": "220 go ahead"
    case "DATA": "354 go ahead"
    case ".": "250 2.0.0 queued as 12"
    case "QUIT": "221 bye"
    case "AUTH": line.hasPrefix("AUTH PLAIN ") ? "235 welcome" : "334 VXNlcm5hbWU6"
    case "MAIL", "RCPT": "250 ok"
    // The two words of AUTH LOGIN: the user, then the password.
    default: line == "c2VjcmV0" ? "235 welcome" : "334 UGFzc3dvcmQ6"
    }
  }

  private func say(_ text: String, _ context: ChannelHandlerContext) {
    guard !isSilent else { return }
    context.writeAndFlush(NIOAny(ByteBuffer(string: text + "\r\n")), promise: nil)
  }
}
