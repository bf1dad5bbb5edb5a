import Vault

/// A text for an address or a header: everything but ASCII letters, digits, `-` and `.` as `%` and two digits.
///
/// - Note: Source: RFC 3986 §2.1 and §2.3; RFC 8187 §3.2.1 allows the same characters in header parameters.
public func percentEncoded(_ text: String) -> String {
  text.utf8.reduce(into: "") { encoded, byte in
    let isPlain =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    if isPlain {
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      encoded += "%" + hexadecimal([byte]).uppercased()
    }
  }
}
