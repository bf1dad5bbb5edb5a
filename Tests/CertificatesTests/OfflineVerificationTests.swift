import Foundation
import Kernel
import Ports
import TestSupport
import Testing
import Vault
import Web

@testable import Certificates

@Suite("Checking a certificate offline") struct OfflineVerificationTests {
  @Test("the command accepts the code with the town's key in each of its shapes, and no other")
  func command() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      let key = TownKey(bytes: certificates.town.vault.publicKey)
      for shape in [key.digits, key.base64, key.pem] {
        let outcome = CertificateCommands.verify(code: "https://tsumugi.example.jp/verify/\(code)", publicKey: shape)
        #expect(outcome.status == 0 && outcome.lines.contains("Number: つ防 第12号"))
      }
      let other = TownKey(bytes: try Vault(Keyring(world: .live)).publicKey).digits
      #expect(CertificateCommands.verify(code: code, publicKey: other).status == 1)
      #expect(CertificateCommands.verify(code: String(code.dropLast()) + "!", publicKey: key.digits).status == 1)
      for wrong in ["", "ab", String(repeating: "zz", count: 32), String(key.pem.dropLast(30))] {
        #expect(CertificateCommands.verify(code: code, publicKey: wrong).status == 64)
      }
    }
  }

  @Test("the documented example is genuine by our own reader, too")
  func example() throws {
    let text = try Self.document()
    let start = try #require(text.range(of: "code='"))
    let code = String(text[start.upperBound...].prefix { $0 != "'" })
    let pemStart = try #require(text.range(of: "-----BEGIN"))
    let pem = String(text[pemStart.lowerBound...].prefix(upTo: try #require(text.range(of: "\nPEM")).lowerBound))
    let outcome = CertificateCommands.verify(code: code, publicKey: pem)
    #expect(outcome.status == 0 && outcome.lines.contains("Title: 罹災証明書"))
    let payload = try #require(bytes(base64URL: code.split(separator: ".")[1]))
    #expect(text.contains("```json\n\(String(decoding: payload, as: UTF8.self))\n```"))
  }

  @Test("the documented lines accept the example and refuse it with one character changed")
  func documentedLines() throws {
    let lines = try Self.lines()
    #expect(try Self.run(lines) == 0)
    let changed = lines.replacingOccurrences(of: "code='T1.eyJj", with: "code='T1.eyJk")
    #expect(changed != lines)
    #expect(try Self.run(changed) != 0)
  }

  @Test("the documented lines accept a certificate that this product issued")
  func ownCertificate() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      let pem = TownKey(bytes: certificates.town.vault.publicKey).pem
      let steps = openSSLSteps.split(separator: "\n").dropFirst().joined(separator: "\n")
      let script = "cat > town.pem <<'PEM'\n\(pem)PEM\ncode='\(code)'\n\(steps)\n"
      let status = try Self.run(script)
      #expect(status == 0)
    }
  }

  private static func document(_ file: String = #filePath) throws -> String {
    let root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/certificate-format.md"), encoding: .utf8)
  }

  private static func lines() throws -> String {
    let text = try document()
    let start = try #require(text.range(of: "```sh\n"))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    return String(text[start.upperBound..<end.lowerBound]) + "\n"
  }

  private static func run(_ script: String) throws -> Int32 {
    let folder = FileManager.default.temporaryDirectory.appending(path: "verify-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-eu", "-c", script]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
