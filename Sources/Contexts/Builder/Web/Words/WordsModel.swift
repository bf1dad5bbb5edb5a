import DesignSystem
import FormSchema
import Kernel
import Nihongo
import ProcedureDraft
import Web

/// The sentences of a draft side by side, as a page shows them.
struct WordsModel: Sendable {
  /// So many stand on a page.
  static let perPage = 50

  /// A sentence with what should be known of it.
  struct Row: Sendable {
    let sentence: DraftSentence
    /// The languages whose translation was made of other Japanese, and that Japanese.
    let stale: (languages: [Language], japanese: String)?
  }

  let reading: DraftReading
  let filter: WordsFilter
  /// Those that fit the filter: what is missing first, then what changed, then the others in the order of the form.
  let found: [Row]
  /// How many of all are missing or stale, by language.
  let missing: [Language: Int]
  let stale: [Language: Int]
  /// How many of all sentences are missing or stale in some language; none where none are.
  let counts: [WordsFilter.State: Int]
  let orphans: [(language: Language, key: String, text: String)]
  /// What was typed and could not be kept; `nil` on a first look.
  var input: WordsInput?
  var errors: [FieldError] = []
  /// How many were saved just now.
  var saved: Int?

  /// - Parameter earlier: the draft as it began.
  init(_ reading: DraftReading, since earlier: DraftFolder, _ filter: WordsFilter) {
    (self.reading, self.filter) = (reading, filter)
    let words = DraftWords(reading.folder, reading.outline)
    let stale = words.stale(since: DraftWords(earlier))
    let rows = words.sentences.map { Row(sentence: $0, stale: stale[$0.key]) }
    orphans = words.orphans
    counts = [.missing: rows.count { !$0.sentence.missing.isEmpty }, .stale: rows.count { $0.stale != nil }]
      .filter { $0.value > 0 }
    missing = Self.count(rows) { $0.sentence.missing }
    self.stale = Self.count(rows) { $0.stale?.languages ?? [] }
    let fitting = rows.filter { Self.fits($0, filter) }
    found = (0...2).flatMap { urgency in fitting.filter { Self.urgency($0) == urgency } }
  }

  var pageCount: Int { max(1, (found.count + Self.perPage - 1) / Self.perPage) }
  var page: Int { min(filter.page, pageCount) }

  /// Those of the page; with what was typed, those that were typed into.
  var rows: [Row] {
    if let input { return found.filter { input.keys.contains($0.sentence.key) } }
    return Array(found.dropFirst((page - 1) * Self.perPage).prefix(Self.perPage))
  }

  private static func count(_ rows: [Row], _ languages: (Row) -> [Language]) -> [Language: Int] {
    rows.flatMap(languages).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private static func urgency(_ row: Row) -> Int { row.sentence.missing.isEmpty ? row.stale == nil ? 2 : 1 : 0 }

  private static func fits(_ row: Row, _ filter: WordsFilter) -> Bool {
    let sentence = row.sentence
    switch filter.state {
    case .missing where sentence.missing.isEmpty: return false
    case .stale where row.stale == nil: return false
    default: break
    }
    if let kind = filter.kind, sentence.kind != kind { return false }
    if let section = filter.section, sentence.section != section { return false }
    let wanted = FoldedText(filter.words).text
    guard !wanted.isEmpty else { return true }
    let texts = [sentence.japanese, sentence.key] + sentence.translations.values + sentence.brought.values
    return texts.contains { FoldedText($0).text.contains(wanted) }
  }
}

extension DraftSentence {
  /// Where a sentence of one line would take more than three lines of a narrow phone: 18 full-width characters each.
  func isLong(_ text: String) -> Bool {
    guard Self.shortAspects.contains(aspect) else { return false }
    return text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } > 3 * 2 * 18
  }

  /// What people read at a glance.
  private static let shortAspects: Set<String> = ["title", "label", "option", "item-title", "subject", "unit"]
}

extension Texts {
  /// What a sentence is: 「氏名」の説明.
  func place(of sentence: DraftSentence) -> String {
    let of = sentence.aspect == "title" ? "\(sentence.kind.rawValue)-title" : sentence.aspect
    let aspect = self["builder.staff.words.aspect.\(of)"]
    let thing =
      sentence.kind == .message
      ? MessageMoment(rawValue: sentence.thing).map { self["builder.staff.words.moment.\($0.rawValue)"] } ?? ""
      : sentence.thing
    let place = thing.isEmpty ? aspect : self["builder.staff.place", ["thing": thing, "setting": aspect]]
    return sentence.part == .decision ? self["builder.staff.words.of-officer", ["place": place]] : place
  }

  /// The same where the sentence itself does not stand beside it: 質問の言葉「氏名」.
  func name(of sentence: DraftSentence) -> String {
    guard sentence.thing.isEmpty, sentence.kind != .procedure else { return place(of: sentence) }
    let line = sentence.japanese.prefix { $0 != "\n" }
    let text = line.count > 30 ? line.prefix(30) + "…" : line
    return self["builder.staff.words.named", ["place": place(of: sentence), "text": String(text)]]
  }

  /// What a translation is of; `nil` for a place that is none.
  func translation(at path: DraftPath, _ folder: DraftFolder) -> String? {
    guard let language = DraftWords.languages.first(where: { DraftSentence.file(of: $0) == path.file }),
      case .key(let key)? = path.last, let sentence = DraftWords(folder).sentence(key)
    else { return nil }
    return self["builder.staff.words.in", ["place": name(of: sentence), "language": self.language(language)]]
  }

  func kind(_ kind: DraftSentence.Kind) -> String { self["builder.staff.words.kind.\(kind.rawValue)"] }

  /// The name of a language beside Japanese.
  func language(_ language: Language) -> String { self["builder.staff.words.language.\(language.rawValue)"] }
}
