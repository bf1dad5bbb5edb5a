/// A mail address as officers see it: enough to recognise, too little to copy.
enum MaskedAddress {
  /// `hanako@example.jp` → `h…@example.jp`; without an `@` nothing but `…` is left.
  static func mask(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@"), at != address.startIndex else { return "…" }
    return "\(address.prefix(1))…\(address[at...])"
  }
}
