import HTMLKit
import Synchronization

/// Reads Japanese text aloud, as furigana: splits it into parts with and without a reading.
///
/// The readings are MeCab's with IPADIC, corrected by a list of words of the town hall and by a table of counters.
/// They are a help for the reader; names of people may be read wrongly, so pages do not ask for them.
/// Safe to share between threads: the tagger and the memory of recent texts stand under one lock.
public final class FuriganaReader: Sendable {
  /// Where Debian's `mecab-ipadic-utf8` puts its dictionary. Not `dic/debian`, which follows other packages.
  public static let defaultDictionary = "/var/lib/mecab/dic/ipadic-utf8"

  private let words: WordReadings
  private let counters: CounterReadings
  private let shared: Mutex<Shared>

  private struct Shared: ~Copyable {
    let tagger: MorphemeTagger
    var recent: RecentReadings
  }

  /// Texts longer than this are not remembered and are read in pieces, in UTF-8 bytes.
  static let longest = 3000

  /// - Parameters:
  ///   - dictionary: the folder of a MeCab dictionary in IPADIC's form and UTF-8.
  ///   - overrides: a town's own words, as `絹町[きぬまち] 申[もう]し込[こ]む`, between spaces or line feeds. They win
  ///     over the built-in words.
  ///   - capacity: how many texts are remembered.
  /// - Throws: ``FuriganaProblem``
  public init(
    dictionary: String = FuriganaReader.defaultDictionary, overrides: String = "", capacity: Int = 4096
  ) throws(FuriganaProblem) {
    words = try WordReadings(MunicipalWords.text + "\n" + overrides)
    counters = try CounterReadings()
    let tagger = try MorphemeTagger(dictionary: dictionary)
    shared = Mutex(Shared(tagger: tagger, recent: RecentReadings(capacity: capacity)))
  }

  /// The text in parts. Together the parts are exactly `text`; only kanji carry a reading, in hiragana.
  ///
  /// - Complexity: O(length of `text`); a text seen lately costs one look-up.
  public func annotate(_ text: String) -> [Ruby] {
    guard text.unicodeScalars.contains(where: \.isKanji) else { return text.isEmpty ? [] : [Ruby(text)] }
    guard text.utf8.count <= Self.longest else { return Self.pieces(of: text).flatMap(annotate) }
    return shared.withLock { shared in
      if let known = shared.recent.find(text) { return known }
      let readings = read(text, with: shared.tagger)
      shared.recent.keep(readings, for: text)
      return readings
    }
  }

  /// Cuts a long text behind its sentences, and where there are none, by length.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var size = 0
    for character in text {
      let length = character.utf8.count
      if size > 0, size + length > longest { (piece, size) = (keep(piece, in: &pieces), 0) }
      piece.append(character)
      size += length
      if size > longest / 2, character == "。" || character.isNewline { (piece, size) = (keep(piece, in: &pieces), 0) }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  private static func keep(_ piece: String, in pieces: inout [String]) -> String {
    pieces.append(piece)
    return ""
  }
}

// MARK: Reading

extension FuriganaReader {
  private func read(_ text: String, with tagger: borrowing MorphemeTagger) -> [Ruby] {
    let characters = Array(text)
    // MeCab sees one code point a character: a variation selector must not part from its kanji.
    let scalars = characters.map { $0.unicodeScalars.first ?? " " }.map { $0 == "\0" ? " " : $0 }
    let tokens = Self.tokens(of: scalars, with: tagger)
    var isBoundary = [Bool](repeating: false, count: scalars.count + 1)
    isBoundary[scalars.count] = true
    for token in tokens { (isBoundary[token.range.lowerBound], isBoundary[token.range.upperBound]) = (true, true) }
    return rubies(parts(of: tokens, in: scalars, isBoundary: isBoundary), characters)
  }

  private struct Token {
    let range: Range<Int>
    let reading: String
  }

  /// The words of the text by character.
  private static func tokens(of scalars: [Unicode.Scalar], with tagger: borrowing MorphemeTagger) -> [Token] {
    var view = String.UnicodeScalarView()
    var places: [Int: Int] = [:]
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      places[offset] = index
      offset += UTF8.width(scalar)
      view.append(scalar)
    }
    places[offset] = scalars.count
    return tagger.morphemes(of: String(view)).compactMap { morpheme in
      guard let start = places[morpheme.range.lowerBound], let end = places[morpheme.range.upperBound] else {
        return nil
      }
      return Token(range: start..<end, reading: morpheme.reading)
    }
  }

  private func parts(of tokens: [Token], in text: [Unicode.Scalar], isBoundary: [Bool]) -> [AnnotatedText.Part] {
    var parts: [AnnotatedText.Part] = []
    var place = 0
    for token in tokens where token.range.lowerBound >= place {
      let start = token.range.lowerBound
      if start > place { parts.append(.init(length: start - place, reading: nil)) }
      let found =
        words.parts(at: start, in: text, isBoundary: isBoundary)
        ?? counters.parts(at: start, in: text, isBoundary: isBoundary)
        ?? ReadingAligner.parts(of: Array(text[token.range]), reading: Array(token.reading.unicodeScalars))
      parts += found
      place = start + found.reduce(0) { $0 + $1.length }
    }
    if place < text.count { parts.append(.init(length: text.count - place, reading: nil)) }
    return parts
  }

  /// Puts the characters back, with neighbours that have no reading in one part.
  private func rubies(_ parts: [AnnotatedText.Part], _ characters: [Character]) -> [Ruby] {
    var rubies: [Ruby] = []
    var plain = ""
    var place = 0
    for part in parts {
      let text = String(characters[place..<place + part.length])
      place += part.length
      guard let reading = part.reading else {
        plain += text
        continue
      }
      if !plain.isEmpty { rubies.append(Ruby(plain)) }
      plain = ""
      rubies.append(Ruby(text, reading: reading))
    }
    return plain.isEmpty ? rubies : rubies + [Ruby(plain)]
  }
}
