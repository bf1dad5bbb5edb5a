/// The 32 characters that every keyboard layout and every reader of codes agrees on (RFC 4648 §6).
private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

/// Base32 without padding: five bits a character.
public func base32Text(_ bytes: some Collection<UInt8>) -> String {
  var text: [UInt8] = []
  var held: UInt32 = 0
  var bits = 0
  for byte in bytes {
    held = (held << 8 | UInt32(byte)) & 0xFFFF
    bits += 8
    while bits >= 5 {
      bits -= 5
      text.append(alphabet[Int(held >> UInt32(bits)) & 31])
    }
  }
  if bits > 0 { text.append(alphabet[Int(held << UInt32(5 - bits)) & 31]) }
  return String(decoding: text, as: UTF8.self)
}

/// The inverse of ``base32Text(_:)``; `nil` on any other character.
public func base32Bytes(_ text: some StringProtocol) -> [UInt8]? {
  var bytes: [UInt8] = []
  var held = 0
  var bits = 0
  for character in text.utf8 {
    guard let value = alphabet.firstIndex(of: character) else { return nil }
    held = (held << 5 | value) & 0xFFFF
    bits += 5
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(held >> bits & 0xFF))
    }
  }
  return bytes
}
