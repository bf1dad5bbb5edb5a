import FormSchema
import Kernel

/// Every sentence of a draft, in the order of the folder, each once.
///
/// - Complexity: linear in the draft; 5,000 questions take some milliseconds.
public struct DraftWords: Sendable {
  public private(set) var sentences: [DraftSentence] = []
  /// Sentences in other languages whose Japanese is gone, by language and key.
  public let orphans: [(language: Language, key: String, text: String)]

  public init(_ folder: DraftFolder, _ outline: DraftOutline? = nil) {
    var collector = SentenceCollector(folder, outline ?? DraftOutline(folder))
    collector.collectAll()
    sentences = collector.sentences
    let known = Dictionary(grouping: sentences, by: \.key)
    orphans = Self.languages.flatMap { language in
      collector.translations(in: language).filter { entry in
        !(known[entry.key]?.contains { $0.languages.contains(language) } ?? false)
      }.map { (language, $0.key, $0.text) }
    }
  }

  /// The languages beside Japanese.
  public static let languages: [Language] = [.easyJapanese, .english]

  /// The first sentence of a key.
  public func sentence(_ key: String) -> DraftSentence? { sentences.first { $0.key == key } }

  /// The keys a language must have.
  public func keys(for language: Language) -> [String] {
    sentences.filter { $0.languages.contains(language) }.map(\.key)
  }

  /// Sentences whose Japanese is another than in an earlier folder, while the translation that was there is still the
  /// same: somebody should look at it. By key, with the languages and the earlier Japanese.
  public func stale(since earlier: DraftWords) -> [String: (languages: [Language], japanese: String)] {
    let before = Dictionary(earlier.sentences.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    return sentences.reduce(into: [:]) { stale, sentence in
      guard let old = before[sentence.key], old.japanese != sentence.japanese else { return }
      let languages = sentence.languages.filter { language in
        let now = sentence.translations[language]
        return now != nil && now == old.translations[language]
      }
      if !languages.isEmpty { stale[sentence.key] = (languages, old.japanese) }
    }
  }

  /// The edit that writes sentences in one language.
  ///
  /// - Parameter changes: by key, what is to stand there and what stood there when it was shown; `nil` for nothing.
  /// - Returns: `nil` when nothing is changed.
  public static func edit(
    _ changes: [(key: String, to: String?, was: String?)], in language: Language, of folder: DraftFolder
  ) -> DraftEdit? {
    let changes = changes.filter { $0.to != $0.was }
    guard !changes.isEmpty else { return nil }
    let file = DraftSentence.file(of: language)
    if folder.files[file] == nil {
      let members = changes.compactMap { change in change.to.map { JSONValue.Member(change.key, .text($0)) } }
      return members.isEmpty ? nil : .addFile(file, .tree(.object(members)))
    }
    let edits = changes.map { change in
      DraftEdit.set(
        DraftSentence.path(of: change.key, in: language), to: change.to.map { .text($0) },
        was: change.was.map { .text($0) })
    }
    return edits.count == 1 ? edits[0] : .all(edits)
  }
}

/// Goes through a draft once.
private struct SentenceCollector {
  private let folder: DraftFolder
  private let outline: DraftOutline
  private var own: [Language: [String: String]] = [:]
  private var brought: [Language: [String: String]] = [:]
  private var seen: Set<String> = []
  /// The uses of groups that were met already.
  private var uses: Set<DraftPath> = []
  var sentences: [DraftSentence] = []

  init(_ folder: DraftFolder, _ outline: DraftOutline) {
    (self.folder, self.outline) = (folder, outline)
    for language in DraftWords.languages {
      own[language] = Dictionary(
        translations(in: language).map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
  }

  func translations(in language: Language) -> [(key: String, text: String)] {
    (folder[DraftPath(DraftSentence.file(of: language))]?.members ?? []).compactMap { member in
      member.value.written.flatMap { $0.isEmpty ? nil : (member.key, $0) }
    }
  }

  mutating func collectAll() {
    collectFacts()
    for question in outline.questions { bring(question) }
    uses = []
    collectForm(.application)
    collectMessages()
    collectForm(.decision)
  }

  private mutating func add(
    _ key: String, _ kind: DraftSentence.Kind, _ aspect: String, thing: String = "", _ part: FormPart = .application,
    section: String? = nil, at path: DraftPath
  ) {
    guard let japanese = folder.text(path), !japanese.isEmpty, seen.insert(key).inserted else { return }
    sentences.append(
      DraftSentence(
        key: key, kind: kind, aspect: aspect, thing: thing, part: part, section: section, japanese: japanese,
        path: path, translations: own.compactMapValues { $0[key] }, brought: brought.compactMapValues { $0[key] }))
  }

  private mutating func collectFacts() {
    let facts = DraftPath("procedure.yaml")
    for key in ["title", "summary", "who-may-apply"] { add("procedure.\(key)", .procedure, key, at: facts.key(key)) }
    collectLines("needed")
    add("procedure.cost", .procedure, "cost", at: facts.key("cost"))
    collectLines("what-happens-next")
    for way in ["counter", "phone", "post"] {
      add("procedure.other-ways.\(way)", .procedure, way, at: facts.key("other-ways").key(way))
    }
    for member in folder[facts.key("reasons")]?.members ?? [] {
      add("reason.\(member.key)", .reason, "reason", at: facts.key("reasons").key(member.key))
    }
  }

  private mutating func collectLines(_ key: String) {
    let list = DraftPath("procedure.yaml").key(key)
    for (index, item) in folder.items(list).enumerated() {
      add("procedure.\(key).\(index + 1)", .procedure, key, at: item.path)
    }
  }

  private mutating func collectMessages() {
    for moment in MessageMoment.allCases {
      for aspect in ["subject", "body"] {
        add(
          "message.\(moment.rawValue).\(aspect)", .message, aspect, thing: moment.rawValue,
          at: DraftPath("messages.yaml").key(moment.rawValue).key(aspect))
      }
    }
  }

  private mutating func collectForm(_ part: FormPart) {
    let prefix = part == .decision ? "decision." : ""
    let questions = Dictionary(grouping: outline.questions.filter { $0.part == part }, by: \.section)
    for section in outline.sections where section.part == part {
      for aspect in ["title", "intro"] {
        add(
          "\(prefix)section.\(section.id).\(aspect)", .section, aspect, thing: aspect == "title" ? "" : section.title,
          part, section: section.id, at: section.path.key(aspect))
      }
      for question in questions[section.id] ?? [] { collect(question, prefix) }
    }
    let file = part == .decision ? "decision.yaml" : "form.yaml"
    collectChecks(DraftPath(file).key("checks"), "\(prefix)check.", part, section: nil)
  }

  private mutating func collect(_ question: DraftQuestion, _ prefix: String) {
    let id = question.fullID
    for aspect in Self.aspects(of: question.type) {
      add(
        "\(prefix)question.\(id).\(aspect)", .question, aspect, thing: aspect == "label" ? "" : question.title,
        question.part, section: question.section, at: place(of: aspect, question))
    }
    if question.json["options-from"]?.written == nil, Self.hasOptions(question.type) {
      for option in question.options {
        let key = "\(prefix)option.\(id).\(option.id)"
        add(
          key, .option, "option", thing: question.title, question.part, section: question.section,
          at: option.path.key("label"))
        add(
          "\(key).hint", .option, "option-hint", thing: option.label, question.part, section: question.section,
          at: option.path.key("hint"))
      }
    }
    if question.type == QuestionType.Name.rows.rawValue {
      collectChecks(question.path.key("checks"), "\(prefix)check.\(id).", question.part, section: question.section)
    }
    guard let use = question.use, question.path.steps.count == 2, uses.insert(use.path).inserted else { return }
    let around = question.around.map { "\($0)." }.joined()
    collectChecks(
      DraftPath("groups/\(use.group).yaml").key("checks"), "\(prefix)check.\(around)\(use.prefix)-", question.part,
      section: question.section)
  }

  private mutating func collectChecks(_ list: DraftPath, _ prefix: String, _ part: FormPart, section: String?) {
    for (path, json) in folder.items(list) {
      guard let id = json["id"]?.written else { continue }
      add(prefix + id, .check, "message", part, section: section, at: path.key("message"))
    }
  }

  /// Where an aspect is written: where the group is used, when it is said otherwise there.
  private func place(of aspect: String, _ question: DraftQuestion) -> DraftPath {
    if let use = question.use, question.path.steps.count == 2 {
      let changed = use.path.key("with").key(use.own).key(aspect)
      if folder[changed] != nil { return changed }
    }
    return question.path.key(aspect)
  }

  /// Takes over what the group of a question says in other languages, under the ids its questions have here.
  private mutating func bring(_ question: DraftQuestion) {
    guard let use = question.use, question.path.steps.count == 2, uses.insert(use.path).inserted else { return }
    let around = question.around.map { "\($0)." }.joined()
    let prefix = question.part == .decision ? "decision." : ""
    for language in DraftWords.languages {
      let texts = folder[DraftPath("groups/\(use.group).yaml").key("text").key(language.rawValue)]?.members ?? []
      for text in texts {
        let words = text.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard words.count >= 2, let sentence = text.value.written, !sentence.isEmpty else { continue }
        let isChanged =
          words[0] == "question" && words.count > 2
          && folder[use.path.key("with").key(words[1]).key(words[2])] != nil
        if isChanged { continue }
        let key = ([words[0], "\(around)\(use.prefix)-\(words[1])"] + words.dropFirst(2)).joined(separator: ".")
        brought[language, default: [:]][prefix + key] = sentence
      }
    }
  }

  private static func hasOptions(_ type: String) -> Bool { ["choice", "choices"].contains(type) }

  /// What is said of a question of this type, in the order of a page.
  private static func aspects(of type: String) -> [String] {
    switch QuestionType.Name(rawValue: type) {
    case .information: ["text", "hint"]
    case .consent: ["label", "statement", "hint"]
    case .number: ["label", "unit", "hint"]
    case .rows: ["label", "item-title", "hint"]
    case .individualNumber: ["label", "purpose", "hint"]
    default: ["label", "hint"]
    }
  }
}
