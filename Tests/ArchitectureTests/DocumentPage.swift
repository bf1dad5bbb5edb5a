import Foundation

/// One page of the documentation: a Markdown file of the project.
struct DocumentPage: Sendable, CustomStringConvertible {
  /// From the project's folder: `docs/guide/resident.md`.
  let path: String
  let text: String

  var description: String { path }

  /// The text without blocks of code.
  private var prose: String { text.replacing(/(?ms)^ *```.*?^ *```/, with: "") }

  /// Where the same page in English stands, for a page in Japanese: `x.md` for `x.ja.md`.
  var english: String? { path.hasSuffix(".ja.md") ? String(path.dropLast(5)) + "md" : nil }

  /// How deep each heading is, from the first to the last.
  var outline: [Int] { prose.matches(of: /(?m)^(#{1,6})\s/).map { $0.1.count } }

  /// What is written as code in its sentences: settings, commands, files, what programs say.
  var wordsOfCode: Set<String> { Set(prose.matches(of: /`([^`]+)`/).map { String($0.1) }) }

  /// The lines of its blocks of commands, without remarks.
  var commands: [String] {
    text.matches(of: /(?ms)^ *```(?:sh|sql)\n(.*?)^ *```/).flatMap { block in
      block.1.split(separator: "\n").map { String($0.replacing(/\s+# .*/, with: "").drop { $0 == " " }) }
        .filter { !$0.hasPrefix("#") }
    }
  }

  /// What it links to or shows: targets of links and sources of pictures, outside of code.
  var targets: [String] {
    let plain = prose.replacing(/`[^`\n]*`/, with: "")
    return plain.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
      + plain.matches(of: /src="([^"]+)"/).map { String($0.1) }
  }

  /// The pictures it shows, with their alternative texts.
  var pictures: [(source: String, alternative: String)] {
    prose.matches(of: /!\[([^\]]*)\]\(([^)\s]+)\)/).map { (String($0.2), String($0.1)) }
      + prose.matches(of: /<img [^>]*>/).map { tag in
        (Self.attribute("src", of: tag.0), Self.attribute("alt", of: tag.0))
      }
  }

  /// The anchors of its headings.
  var anchors: Set<String> {
    Set(prose.matches(of: /(?m)^#{1,6} (.+)$/).map { Self.anchor(String($0.1)) })
  }

  /// What this page's links lead to that is not there.
  func brokenTargets(among pages: [DocumentPage]) -> [String] {
    targets.filter { target in
      guard !target.contains("://"), !target.hasPrefix("mailto:") else { return false }
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let place = parts[0].isEmpty ? path : Self.resolved(String(parts[0]), from: path)
      let isThere = place == path || FileManager.default.fileExists(atPath: SourceTree.root.appending(path: place).path)
      guard isThere else { return true }
      guard parts.count == 2, let page = pages.first(where: { $0.path == place }) else { return false }
      return !page.anchors.contains(String(parts[1]))
    }
  }

  static func resolved(_ target: String, from page: String) -> String {
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// As the places that show Markdown make it: lower case, hyphens for spaces, without marks.
  private static func anchor(_ heading: String) -> String {
    let kept = heading.lowercased().unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || [" ", "-", "_"].contains(scalar)
    }
    return String(String.UnicodeScalarView(kept)).replacing(" ", with: "-")
  }

  private static func attribute(_ name: String, of tag: Substring) -> String {
    guard let start = tag.range(of: "\(name)=\"") else { return "" }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }
}

extension SourceTree {
  /// Every Markdown file of the project but those of what it is built with.
  static let documents: [DocumentPage] = {
    let top = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    let folders = ["docs", "deploy", "Sources", "Pure/Sources", "Tests", "Examples", "Benchmarks"]
    let inside = folders.flatMap { folder in
      FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String }
        .filter { !$0.contains(".build") && !$0.contains("node_modules") }.map { "\(folder)/\($0)" } ?? []
    }
    return (top + inside).filter { $0.hasSuffix(".md") }.sorted().compactMap { path in
      (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map { DocumentPage(path: path, text: $0) }
    }
  }()
}
