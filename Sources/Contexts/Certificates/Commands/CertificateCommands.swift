import Kernel
import Ports

/// `tsumugi certificates verify | list | revoke`: what they do, without the command line around them.
public enum CertificateCommands {
  /// Checks a code without the town, its database or a network.
  /// - Parameters:
  ///   - code: what the 2D code holds, or its address.
  ///   - publicKey: the town's key as `/verify/key` shows it: hexadecimal, base64 or PEM.
  /// - Returns: lines for the terminal; exit status 0 signed by the holder of the key, 1 not, 64 when `publicKey` is
  ///   no key.
  public static func verify(code: String, publicKey: String) -> CommandOutcome {
    guard let key = TownKey(publicKey) else {
      return CommandOutcome(
        ["The public key is not readable. Give it as /verify/key shows it: hexadecimal, base64 or PEM."], status: 64)
    }
    guard let text = CertificateCode.find(in: code), let read = CertificateCode(text, publicKey: key.bytes) else {
      return CommandOutcome(
        ["NOT CONFIRMED: this code was not signed with this key, or it was not read correctly."], status: 1)
    }
    let payload = read.payload
    return CommandOutcome([
      "Signed with this key.", "Municipality: \(payload.t)", "Title: \(payload.k)", "Number: \(payload.n)",
      "Issued on: \(payload.d)",
      "The paper must say the same: a code can be copied onto another paper. "
        + "Only the town can say whether it was revoked: \(payload.c)",
    ])
  }

  /// One line a certificate: id, number, title, day of issue, state.
  public static func list(_ feature: CertificatesFeature, _ query: CertificateQuery) async throws -> CommandOutcome {
    CommandOutcome(try await feature.list(query).map(line))
  }

  /// The one certificate an operator means by an id or a number, when it can be revoked.
  /// - Returns: the certificate, or what to say instead.
  public static func toRevoke(
    _ idOrNumber: String, in feature: CertificatesFeature
  ) async throws -> Result<Certificate, CommandRefusal> {
    let found = try await feature.find(idOrNumber)
    guard let only = found.first, found.count == 1 else {
      let lines =
        found.isEmpty
        ? ["There is no certificate with the id or number “\(idOrNumber)”. See tsumugi certificates list."]
        : ["Several certificates have the number “\(idOrNumber)”. Name one by its id:"] + found.map(line)
      return .failure(CommandRefusal(lines: lines))
    }
    guard only.state == .standing else {
      return .failure(CommandRefusal(lines: ["It is revoked already: " + line(only)]))
    }
    return .success(only)
  }

  /// `id⇥number⇥title⇥day⇥state`
  static func line(_ certificate: Certificate) -> String {
    [
      certificate.id.description, certificate.number, certificate.title, certificate.issuedOn.description,
      certificate.state.rawValue,
    ].joined(separator: "\t")
  }
}

/// Why a command does nothing, as lines for the terminal.
public struct CommandRefusal: Error, Sendable, Equatable {
  public let lines: [String]
}
