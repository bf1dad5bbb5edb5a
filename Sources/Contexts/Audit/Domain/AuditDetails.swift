import Foundation

/// The details of an entry as one canonical text: a JSON object of strings, keys in the order of their scalars.
public enum AuditDetails {
  /// - Complexity: O(n log n) in the number of keys.
  public static func json(_ details: [String: String]) -> String {
    let members = details.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      .map { "\(quoted($0.key)):\(quoted($0.value))" }
    return "{\(members.joined(separator: ","))}"
  }

  /// What ``json(_:)`` was made from, by key; empty when the text is something else, as an altered row may be.
  public static func read(_ json: String) -> [(key: String, value: String)] {
    let details = (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
    return details.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
