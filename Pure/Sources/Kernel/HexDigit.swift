extension UInt8 {
  /// The lower-case hexadecimal digit of a value below 16, in ASCII.
  var hexDigit: UInt8 { self < 10 ? 0x30 + self : 0x57 + self }
}
