import Foundation
import Kernel
import NIOSSL
import Ports
import Testing

@testable import Mail

@Suite("A protected talk with a mail server") struct SMTPSecurityTests {
  private static let offer = ["250-mail.example.jp", "250 STARTTLS"]

  @Test("after STARTTLS the password goes over the protected line only")
  func startTLS() async throws {
    try await withAuthority { authority in
      let manners = FakeMailServer.Manners(offer: Self.offer, tls: try authority.server())
      try await FakeMailServer.run(manners) { server in
        try await deliver("smtp://town:secret@localhost:\(server.port)?ca=\(authority.file)")
        #expect(Array(server.commands.prefix(4)) == [
          "EHLO example.jp", "STARTTLS", "EHLO example.jp", "AUTH PLAIN AHRvd24Ac2VjcmV0",
        ])
        #expect(server.commands.last == "QUIT")
      }
    }
  }

  @Test("TLS from the start, by an address without a name, signing in with LOGIN where PLAIN is not offered")
  func implicit() async throws {
    try await withAuthority { authority in
      let manners = FakeMailServer.Manners(
        protectedOffer: ["250-mail.example.jp", "250 AUTH=LOGIN"], tls: try authority.server(), isTLSFromTheStart: true)
      try await FakeMailServer.run(manners) { server in
        try await deliver("smtps://town:secret@127.0.0.1:\(server.port)?ca=\(authority.file)")
        #expect(Array(server.commands.prefix(4)) == ["EHLO example.jp", "AUTH LOGIN", "dG93bg==", "c2VjcmV0"])
      }
    }
  }

  @Test("a certificate nobody vouches for, or of another host, ends the talk before anything is said")
  func untrusted() async throws {
    try await withAuthority { authority in
      let manners = FakeMailServer.Manners(offer: Self.offer, tls: try authority.server())
      try await FakeMailServer.run(manners) { server in
        let refusal = try await refusal("smtp://town:secret@localhost:\(server.port)")
        #expect(refusal.mayTryAgain && refusal.reason.contains("TLS"))
        #expect(server.commands == ["EHLO example.jp", "STARTTLS"])
      }
    }
    try await withAuthority(names: "DNS:other.example.jp") { authority in
      let manners = FakeMailServer.Manners(tls: try authority.server(), isTLSFromTheStart: true)
      try await FakeMailServer.run(manners) { server in
        let refusal = try await refusal("smtps://town:secret@localhost:\(server.port)?ca=\(authority.file)")
        #expect(refusal.mayTryAgain)
        #expect(server.commands == [])
      }
    }
  }

  @Test("a server that offers no STARTTLS, or no way to sign in, gets neither password nor mail")
  func noOffer() async throws {
    try await FakeMailServer.run { server in
      let refusal = try await refusal("smtp://town:secret@localhost:\(server.port)")
      #expect(refusal == MailRefusal(reason: "the server does not offer STARTTLS", mayTryAgain: true))
      #expect(server.commands == ["EHLO example.jp"])
    }
    try await withAuthority { authority in
      let manners = FakeMailServer.Manners(
        offer: Self.offer, protectedOffer: ["250-mail.example.jp", "250 AUTH CRAM-MD5"], tls: try authority.server())
      try await FakeMailServer.run(manners) { server in
        let refusal = try await refusal("smtp://town:secret@localhost:\(server.port)?ca=\(authority.file)")
        #expect(refusal.mayTryAgain && refusal.reason.contains("neither PLAIN nor LOGIN"))
      }
    }
  }

  @Test("what came in the clear behind the answer to STARTTLS is not believed")
  func injected() async throws {
    let manners = FakeMailServer.Manners(offer: Self.offer, answers: ["STARTTLS": "220 go\r\n250 injected"])
    try await FakeMailServer.run(manners) { server in
      let refusal = try await refusal("smtp://town:secret@localhost:\(server.port)")
      #expect(refusal.mayTryAgain && refusal.reason.contains("in the clear"))
      #expect(server.commands == ["EHLO example.jp", "STARTTLS"])
    }
  }

  @Test("a wrong password may be tried again, and the reason names neither user nor password")
  func wrongPassword() async throws {
    try await withAuthority { authority in
      let manners = FakeMailServer.Manners(
        offer: Self.offer, answers: ["AUTH": "535 5.7.8 town: authentication failed"], tls: try authority.server())
      try await FakeMailServer.run(manners) { server in
        let refusal = try await refusal("smtp://town:secret@localhost:\(server.port)?ca=\(authority.file)")
        #expect(refusal == MailRefusal(reason: "AUTH: 535 5.7.8 … authentication failed", mayTryAgain: true))
      }
    }
  }

  private func refusal(_ url: String) async throws -> MailRefusal {
    let error = await #expect(throws: MailRefusal.self) { try await deliver(url) }
    return try #require(error)
  }

  private func deliver(_ url: String) async throws {
    var settings = try SMTPSettings(url: url)
    // Waits so long only on a machine that is busy with everything else.
    settings.timeout = .seconds(600)
    try await SMTPTransport(settings).deliver(.sample(), from: "つむぎ市 <tsumugi@example.jp>", id: "0190-a")
  }
}

/// A certificate that vouches for itself, in a folder of its own.
struct Authority {
  let file: String
  private let keyFile: String

  init(folder: URL, names: String) throws {
    (file, keyFile) = (folder.appending(path: "cert.pem").path, folder.appending(path: "key.pem").path)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=fake", "-addext", "subjectAltName=\(names)", "-keyout", keyFile, "-out", file,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  func server() throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile(file).map { NIOSSLCertificateSource.certificate($0) }
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: keyFile, format: .pem))))
  }
}

func withAuthority(
  names: String = "DNS:localhost,IP:127.0.0.1", _ body: (Authority) async throws -> Void
) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(try Authority(folder: folder, names: names))
}
