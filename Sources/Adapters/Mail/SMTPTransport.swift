import Kernel
import NIOCore
import NIOPosix
import NIOSSL
import Ports

/// Hands mails to the town's mail server, one connection a mail.
public struct SMTPTransport: MailTransport {
  private static let connectSeconds: Int64 = 15

  let settings: SMTPSettings
  private let world: World
  private let tls: NIOSSLContext?

  /// - Throws: `NIOSSLError` when the file of trusted certificates cannot be used.
  public init(_ settings: SMTPSettings, world: World = .live) throws {
    (self.settings, self.world) = (settings, world)
    guard settings.security != .none else {
      tls = nil
      return
    }
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if let file = settings.authorityFile { configuration.trustRoots = .file(file) }
    tls = try NIOSSLContext(configuration: configuration)
  }

  /// - Throws: ``MailRefusal``. Trying again cannot help when the server refuses this recipient or this mail for good;
  ///   everything else (settings, sign-in, network) may be different later.
  public func deliver(_ mail: OutgoingMail, from sender: String, id: String) async throws {
    let message = try MailMessage(mail, from: sender, id: id, at: world.now)
    try await talk { conversation in
      try await conversation.begin(as: message.sender.address.domain)
      try await conversation.hand(over: message)
      await conversation.end()
    }
  }

  public func check() async -> String {
    do {
      try await talk { conversation in
        try await conversation.begin(as: "localhost")
        await conversation.end()
      }
      let signedIn = settings.credentials == nil ? "answers" : "answers and accepts the credentials"
      return "ok: \(settings) \(signedIn)"
    } catch let refusal as MailRefusal {
      return "failed: \(settings): \(refusal.reason)"
    } catch {
      return "failed: \(settings): \(type(of: error))"
    }
  }

  /// Connects, talks, closes; every other error than a refusal becomes one that may be tried again.
  private func talk(_ body: @escaping @Sendable (inout SMTPConversation) async throws -> Void) async throws {
    let started = ContinuousClock.now
    let first = FirstError()
    var isDone = false
    do {
      let client = try await connect(noting: first)
      let end = settings.timeout
      let deadline = client.channel.eventLoop.scheduleTask(in: TimeAmount(end)) { client.channel.close(promise: nil) }
      defer { deadline.cancel() }
      try await client.executeThenClose { inbound, outbound in
        var conversation = SMTPConversation(
          channel: client.channel, settings: settings, tls: tls, inbound: inbound, outbound: outbound)
        try await body(&conversation)
        isDone = true
      }
    } catch where isDone {
      // The server has taken the mail: a connection that ends badly afterwards must not send it twice.
      return
    } catch let refusal as MailRefusal {
      throw refusal
    } catch {
      let isLate = ContinuousClock.now - started >= settings.timeout
      let reason = isLate ? "the server did not answer in time" : Self.reason(first.error ?? error)
      throw MailRefusal(reason: reason, mayTryAgain: true)
    }
  }

  private func connect(noting first: FirstError) async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
    let (tls, settings) = (tls, settings)
    return try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(.seconds(Self.connectSeconds))
      .connect(host: settings.host, port: settings.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          if settings.security == .implicit, let tls {
            try channel.pipeline.syncOperations.addHandler(Self.handler(tls, host: settings.host))
          }
          try channel.pipeline.syncOperations.addHandler(first)
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
  }

  /// Verifies the server's certificate and that it is for this host; a name is needed for SNI, an IP address has none.
  static func handler(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case is SMTPBroken: "the server closed the connection"
    case is SMTPReplyReader.Malformed: "the server does not speak SMTP"
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: "TLS: \(error)"
    case is NIOConnectionError: "no connection to the server"
    default: "the connection broke (\(type(of: error)))"
    }
  }
}
