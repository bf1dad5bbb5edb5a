import Foundation

/// Every sentence the product says, by key and language. Keys are dotted and begin with the context's name.
///
/// Placeholders are `{name}`. Keys whose second part is `staff` are for officers and need no easy Japanese:
/// a lookup in easy Japanese falls back to Japanese for them.
public struct TextCatalogue: Sendable {
  public private(set) var sentences: [Language: [String: String]]

  public init(sentences: [Language: [String: String]] = [:]) { self.sentences = sentences }

  /// Reads one JSON object of key to sentence.
  /// - Throws: `DecodingError` when `json` is not an object of strings.
  public init(language: Language, json: some Sequence<UInt8>) throws {
    sentences = [language: try JSONDecoder().decode([String: String].self, from: Data(json))]
  }

  /// The catalogue of a target's three embedded files.
  ///
  /// They are part of the binary, so one that cannot be read is a mistake of ours, found by the first test that starts.
  public static func embedded(japanese: [UInt8], easyJapanese: [UInt8], english: [UInt8]) -> TextCatalogue {
    var catalogue = TextCatalogue()
    for (language, json) in [(Language.japanese, japanese), (.easyJapanese, easyJapanese), (.english, english)] {
      guard let part = try? TextCatalogue(language: language, json: json) else {
        preconditionFailure("an embedded text catalogue (\(language.rawValue)) is not an object of strings")
      }
      catalogue.merge(part)
    }
    return catalogue
  }

  /// Adds the sentences of `other`; on the same key, `other` wins.
  public mutating func merge(_ other: TextCatalogue) {
    for (language, texts) in other.sentences { sentences[language, default: [:]].merge(texts) { $1 } }
  }

  /// Both together; on the same key, `other` wins.
  public func merged(with other: TextCatalogue) -> TextCatalogue {
    var both = self
    both.merge(other)
    return both
  }

  /// The sentence for `key`, or the key itself, so that a gap is seen and not a crash.
  public func sentence(_ key: String, in language: Language, _ values: [String: String] = [:]) -> String {
    let found = sentences[language]?[key] ?? sentences[.japanese]?[key] ?? key
    return values.isEmpty ? found : Self.fill(found, values)
  }

  /// Replaces each `{name}` that `values` knows; others stay as they are.
  static func fill(_ sentence: String, _ values: [String: String]) -> String {
    var text = ""
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      text += rest[..<open]
      text += values[name] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  /// The catalogue as one reader sees it.
  public func texts(in language: Language) -> Texts { Texts(catalogue: self, language: language) }
}

/// A catalogue in one language: `texts["cases.inbox.title"]`, `texts["cases.count", ["n": "3"]]`.
public struct Texts: Sendable {
  public let catalogue: TextCatalogue
  public let language: Language

  public init(catalogue: TextCatalogue, language: Language) {
    self.catalogue = catalogue
    self.language = language
  }

  public subscript(_ key: String, _ values: [String: String] = [:]) -> String {
    catalogue.sentence(key, in: language, values)
  }
}
