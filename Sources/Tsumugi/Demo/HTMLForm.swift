import Foundation

/// A form as it stands in one of our own pages: where it goes and what it carries already.
///
/// Reads our own well-formed markup only; it is no general HTML reader.
struct HTMLForm {
  let action: String
  private(set) var fields: [(name: String, value: String)]

  /// The forms of a page that are sent by POST, in order.
  static func all(in html: String) -> [HTMLForm] {
    html.split(separator: "<form").dropFirst().compactMap { part in
      let tag = attributes(String(part.prefix { $0 != ">" }))
      guard tag["method"] == "post", let action = tag["action"] else { return nil }
      let body = part.range(of: "</form>").map { part[..<$0.lowerBound] } ?? part
      let hidden = body.split(separator: "<input").dropFirst().map { attributes(String($0.prefix { $0 != ">" })) }
        .filter { $0["type"] == "hidden" }
      return HTMLForm(action: action, fields: hidden.compactMap { input in input["name"].map { ($0, input["value"] ?? "") } })
    }
  }

  mutating func set(_ name: String, _ values: [String]) {
    fields.removeAll { $0.name == name }
    fields += values.map { (name, $0) }
  }

  func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// `name="value"` pairs of one tag, with the five entities of our own writer undone.
  private static func attributes(_ tag: String) -> [String: String] {
    var found: [String: String] = [:]
    for match in tag.matches(of: /([a-zA-Z-]+)="([^"]*)"/) { found[String(match.1)] = plain(String(match.2)) }
    return found
  }

  static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) { text, pair in
      text.split(separator: pair.0, omittingEmptySubsequences: false).joined(separator: pair.1)
    }
  }
}
