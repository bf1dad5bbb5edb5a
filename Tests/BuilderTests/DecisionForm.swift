import WebTestSupport

/// The form of a page as a browser would send it: every field with what stands in it.
struct DecisionForm {
  private(set) var fields: [(String, String)] = []

  init(_ page: TestClient.Answer) {
    let main = page.text.components(between: "enctype=\"multipart/form-data\"", and: "</form>")
    for piece in main.split(separator: "<").map(String.init) {
      let tag = String(piece.prefix { $0 != ">" })
      guard let name = Self.attribute("name", tag) else { continue }
      if tag.hasPrefix("input") {
        let type = Self.attribute("type", tag) ?? "text"
        if ["submit", "file"].contains(type) { continue }
        if ["checkbox", "radio"].contains(type), !tag.contains("checked") { continue }
        fields.append((name, Self.attribute("value", tag) ?? ""))
      } else if tag.hasPrefix("textarea") {
        fields.append((name, Self.plain(String(piece.dropFirst(tag.count + 1)))))
      } else if tag.hasPrefix("select") {
        fields.append((name, Self.chosen(name, main)))
      }
    }
    fields.removeAll { ["csrf", "once"].contains($0.0) }
  }

  /// The same with something typed, chosen or ticked.
  func with(_ changes: [(String, String)]) -> [(String, String)] {
    let names = Set(changes.map(\.0))
    return fields.filter { !names.contains($0.0) } + changes
  }

  subscript(name: String) -> String? { fields.first { $0.0 == name }?.1 }

  /// The texts of a row, from the left.
  func row(_ number: Int) -> [String] {
    var cells: [String] = []
    while let text = self["cell:\(number):\(cells.count)"] { cells.append(text) }
    return cells
  }

  var rowCount: Int { fields.count { $0.0.hasPrefix("cell:") && $0.0.hasSuffix(":0") } }

  private static func chosen(_ name: String, _ html: String) -> String {
    let inside = html.components(between: "name=\"\(name)\"", and: "</select>")
    for option in inside.split(separator: "<option ").dropFirst() {
      let tag = " " + option.prefix { $0 != ">" }
      if tag.contains(" selected") { return attribute("value", tag) ?? "" }
    }
    return inside.contains("<option value=\"\"") ? "" : inside.split(separator: "<option ").dropFirst().first
      .flatMap { attribute("value", " " + $0.prefix { $0 != ">" }) } ?? ""
  }

  private static func attribute(_ name: String, _ tag: String) -> String? {
    guard let from = tag.firstRange(of: " \(name)=\"") else { return nil }
    return plain(String(tag[from.upperBound...].prefix { $0 != "\"" }))
  }

  private static func plain(_ text: String) -> String {
    [("&quot;", "\""), ("&#34;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
