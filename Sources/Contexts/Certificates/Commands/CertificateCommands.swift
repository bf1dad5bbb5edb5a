import Kernel

/// `tsumugi certificates verify`: checks a code without the town, its database or a network.
public enum CertificateCommands {
  /// - Parameters:
  ///   - code: what the 2D code holds, or its address.
  ///   - publicKey: the town's key as `/verify/key` shows it: hexadecimal, base64 or PEM.
  /// - Returns: lines for the terminal; exit status 0 signed by the holder of the key, 1 not, 64 when `publicKey` is
  ///   no key.
  public static func verify(code: String, publicKey: String) -> (lines: [String], status: Int32) {
    guard let key = TownKey(publicKey) else {
      return (["The public key is not readable. Give it as /verify/key shows it: hexadecimal, base64 or PEM."], 64)
    }
    guard let text = CertificateCode.find(in: code), let read = CertificateCode(text, publicKey: key.bytes) else {
      return (["NOT GENUINE: this code was not signed with this key, or it was not read correctly."], 1)
    }
    let payload = read.payload
    return (
      [
        "Signed with this key.", "Municipality: \(payload.t)", "Title: \(payload.k)", "Number: \(payload.n)",
        "Issued on: \(payload.d)",
        "Compare these with the paper. Only the town can say whether it was revoked: \(payload.c)",
      ], 0
    )
  }
}
