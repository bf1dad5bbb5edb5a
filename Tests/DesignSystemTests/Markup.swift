import Testing

/// A page as its tags, enough to check what a component promises. Understands only what our writer writes.
struct Markup {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  /// What is wrong with the nesting of tags, in order of appearance.
  private(set) var faults: [String] = []

  private static let voids: Set = ["input", "br", "img", "link", "meta", "hr", "col"]

  init(_ html: String) {
    var open: [String] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        let last = open.popLast()
        if last != name { faults.append("</\(name)> closes <\(last ?? "nothing")>") }
        continue
      }
      let element = Self.element(tag)
      elements.append(element)
      if !Self.voids.contains(element.name) && !tag.hasSuffix("/") { open.append(element.name) }
    }
    faults += open.map { "<\($0)> is never closed" }
  }

  private static func element(_ tag: Substring) -> Element {
    var rest = tag.hasSuffix("/") ? tag.dropLast() : tag
    let name = String(rest.prefix { $0 != " " })
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while let start = rest.firstIndex(where: { $0 != " " }) {
      rest = rest[start...]
      let key = String(rest.prefix { $0 != "=" && $0 != " " })
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        attributes[key] = ""
        continue
      }
      rest = rest.dropFirst(2)
      let value = rest.prefix { $0 != "\"" }
      attributes[key] = String(value)
      rest = rest.dropFirst(value.count + 1)
    }
    return Element(name: name, attributes: attributes)
  }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  /// Every id that a label, a description, a name or a fragment link points to.
  var references: [String] {
    elements.flatMap { element in
      let attributes = element.attributes
      let lists = ["aria-describedby", "aria-labelledby", "for", "data-reveal-for", "data-count-of", "data-copy"]
      let listed = lists.compactMap { attributes[$0] }.flatMap { $0.split(separator: " ").map(String.init) }
      let fragment = attributes["href"].flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil }
      return listed + [fragment].compactMap(\.self)
    }
  }
}
