import Glibc

/// What to send where, as the command line says.
struct Settings {
  var port: UInt16 = 0
  var clients = 1
  /// A file of requests: each four bytes of length (big endian) and the bytes as they go over the wire.
  var requests = ""
  /// Ends after so many seconds, though requests remain; begins anew with the first when they run out before.
  var seconds: Double?
  /// Any other status counts as an error.
  var expected = 200
  /// Where to write the cookies each answer set: one line per request, its number and `name=value`, tab-separated.
  var cookies: String?

  static let usage = """
    LoadClient --port N --requests FILE [--clients N] [--seconds N] [--expect STATUS] [--keep-cookies FILE]

    Sends every request of FILE over N connections to 127.0.0.1, the next one when the answer to the last has been read
    to its end. Prints one JSON object. With --seconds it goes round until the time is over.
    """

  /// - Returns: `nil` when the words make no sense.
  init?(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard let value = rest.popFirst(), set(word, to: value) else { return nil }
    }
    guard port > 0, clients > 0, !requests.isEmpty else { return nil }
  }

  private mutating func set(_ word: String, to value: String) -> Bool {
    switch word {
    case "--port": port = UInt16(value) ?? 0
    case "--clients": clients = Int(value) ?? 0
    case "--requests": requests = value
    case "--seconds": seconds = Double(value)
    case "--expect": expected = Int(value) ?? 0
    case "--keep-cookies": cookies = value
    default: return false
    }
    return true
  }
}
