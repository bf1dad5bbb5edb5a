import Foundation

/// A whole page as a reader gets it, taken apart enough to say what every page must keep.
struct WrittenPage {
  let path: String
  private let html: String

  init(path: String, html: String) {
    self.path = path
    // Examples of HTML and of shell commands are quoted, not said.
    self.html = html.replacing(/<pre\b[\s\S]*?<\/pre>/, with: "")
  }

  /// Everything a page owes its reader and does not keep.
  func faults(language tag: String) -> [String] {
    var found: [String] = []
    if !html.contains("<html lang=\"\(tag)\"") { found.append("does not say that it is in \(tag)") }
    if title.isEmpty { found.append("has no title") }
    let headings = contents(of: "h1")
    if headings.count != 1 || headings[0].isEmpty { found.append("has \(headings.count) first headings: \(headings)") }
    let ids = ids, words = words
    found += twice(ids).map { "the id \($0) is there twice" }
    found += references.subtracting(ids).sorted().map { "names the id \($0), which is not there" }
    found += keysShown(in: words).map { "shows the key \($0) in place of a sentence" }
    found += words.matches(of: /\{[a-z][a-z-]*\}/).map { "leaves \($0.0) unfilled" }
    return found.map { "\(path) \($0)" }
  }

  /// The pages this one leads to, without those that only change the language or leave the page.
  var links: [String] {
    html.matches(of: /<a [^>]*?href="([^"]*)"/).map { Self.plain(String($0.1)) }
      .filter { $0.hasPrefix("/") && !$0.contains("language=") && !$0.contains("furigana=") }
      .map { String($0.prefix { $0 != "#" }) }
  }

  private var title: String { contents(of: "title").first ?? "" }

  private var ids: [String] { html.matches(of: /<[^>]*? id="([^"]*)"/).map { String($0.1) } }

  /// Ids that labels, descriptions and links on the page point to.
  private var references: Set<String> {
    let lists = html.matches(of: /<[^>]*? (?:for|aria-describedby|aria-labelledby|aria-controls)="([^"]*)"/)
      .flatMap { $0.1.split(separator: " ") }
    let anchors = html.matches(of: /<a [^>]*?href="#([^"]+)"/).map(\.1)
    return Set((lists + anchors).map(String.init))
  }

  /// Text keys that stand where their sentence should. The audit log names actions of every context, which look alike.
  private func keysShown(in words: String) -> [String] {
    let found = words.matches(of: Self.key).map { String($0.0) }
    return path.contains("/staff/audit") ? found.filter { $0.contains(/^(?:audit|design|web|problem)\./) } : found
  }

  private static var key: Regex<Substring> {
    #/
    \b(?:
      (?:problem|web|design|builder|cases|certificates|clients|counter|dialogue|identity|municipality|notices
        |procedures|residents)\.(?:[a-z]+\.)*[a-z]+(?:-[a-z]+)*
      | (?:audit|staff)\.staff\.[a-z.-]+
    )\b
    /#
    .asciiOnlyWordCharacters()
  }

  private var words: String { Self.words(of: html) }

  private static func words(of html: String) -> String {
    plain(html.replacing(/<(head|script|style)\b[\s\S]*?<\/\1>/, with: "").replacing(/<[^>]*>/, with: " "))
  }

  private func contents(of name: String) -> [String] {
    let pieces = html.components(separatedBy: "<\(name)").dropFirst().filter { $0.hasPrefix(">") || $0.hasPrefix(" ") }
    return pieces.map { piece in
      let inside = piece.components(separatedBy: "</\(name)>")[0].drop { $0 != ">" }.dropFirst()
      return Self.plain(String(inside).replacing(/<[^>]*>/, with: "")).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  private func twice(_ values: [String]) -> [String] {
    Dictionary(grouping: values, by: { $0 }).filter { $1.count > 1 }.keys.sorted()
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
