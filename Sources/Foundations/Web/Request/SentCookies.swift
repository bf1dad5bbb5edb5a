/// The cookies a browser sent along, read once for the whole request.
///
/// Hummingbird's own looks through the header anew for each name it is asked for, character by character.
/// - Note: Source: RFC 6265 §4.2.1 (`Cookie: name=value; name=value`), read 2026-11-21.
public struct SentCookies: Sendable {
  private let pairs: [(name: Substring, value: Substring)]

  /// - Parameter headers: every `Cookie` field of the request. What is no pair is passed over.
  init(_ headers: [String]) {
    pairs = headers.flatMap { header in
      header.utf8.split(separator: UInt8(ascii: ";")).compactMap { pair in
        let pair = pair.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        return (Substring(pair[..<equals]), Substring(pair[pair.index(after: equals)...]))
      }
    }
  }

  /// The value of the cookie with this name; of several, the first, as the browser puts the nearer one first.
  public subscript(_ name: String) -> String? { pairs.first { $0.name == name }.map { String($0.value) } }

  /// Every name, in the order they came.
  var names: [String] { pairs.map { String($0.name) } }
}
