/// Names by their first word, so that the longest one in scope is found in a text (DMN 1.5 §10.3.1.4).
struct NameTable: Sendable {
  struct Entry: Sendable {
    let name: String
    let bytes: [UInt8]
    var type: FEELType
  }

  private var byFirstWord: [String: [Entry]] = [:]
  /// Whether a name begins with a digit, which no number may hide.
  private(set) var hasLeadingDigits = false

  var isEmpty: Bool { byFirstWord.isEmpty }

  var allEntries: Dictionary<String, [Entry]>.Values { byFirstWord.values }

  init() {}

  init(_ members: [FEELType.ContextType.Member]) {
    for member in members { add(member.name, member.type) }
  }

  mutating func add(_ name: String, _ type: FEELType) {
    let normalised = FEELName.normalised(name)
    let source = SourceText(normalised)
    let word = source.text(0, source.endOfWord(0))
    guard !word.isEmpty else { return }
    if let first = word.utf8.first, first >= 0x30, first <= 0x39 { hasLeadingDigits = true }
    let entry = Entry(name: normalised, bytes: source.bytes, type: type)
    var entries = byFirstWord[word, default: []]
    if let index = entries.firstIndex(where: { $0.bytes == entry.bytes }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
    byFirstWord[word] = entries
  }

  func type(of name: String) -> FEELType? {
    let source = SourceText(FEELName.normalised(name))
    return byFirstWord[source.text(0, source.endOfWord(0))]?.first { $0.bytes == source.bytes }?.type
  }

  /// The longest name that stands in the text at a place, and the byte after it.
  ///
  /// Spacing as in the name itself goes first, so `a - b` stays a subtraction beside a name `a-b`; only where no
  /// name fits that way may the space around marks differ.
  func longest(in source: SourceText, at start: Int) -> (entry: Entry, end: Int)? {
    let word = source.text(start, source.endOfWord(start))
    guard let entries = byFirstWord[word] else { return nil }
    return longest(of: entries, source, start, strict: true)
      ?? longest(of: entries, source, start, strict: false)
  }

  private func longest(
    of entries: [Entry], _ source: SourceText, _ start: Int, strict: Bool
  ) -> (entry: Entry, end: Int)? {
    var best: (entry: Entry, end: Int)?
    for entry in entries {
      guard let end = NameMatch.end(of: entry.bytes, in: source, at: start, strict: strict) else { continue }
      if let found = best, found.end >= end { continue }
      best = (entry, end)
    }
    return best
  }
}
