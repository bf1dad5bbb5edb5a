import CMeCab
import Foundation

/// MeCab with one dictionary. Not safe for two threads at once: the reader keeps it under its lock.
struct MorphemeTagger: ~Copyable {
  /// A word and its reading in katakana, by place in the analysed text.
  struct Morpheme {
    /// In UTF-8 bytes.
    let range: Range<Int>
    /// Empty when the dictionary does not know the word.
    let reading: String
  }

  private let tagger: OpaquePointer

  /// - Throws: ``FuriganaProblem/dictionaryMissing(folder:)``
  init(dictionary: String) throws(FuriganaProblem) {
    // The machine's own mecabrc is passed over: it names another dictionary, and may not be there.
    let arguments = ["mecab", "-r", "/dev/null", "-d", dictionary]
    var copies: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    guard let tagger = mecab_new(Int32(arguments.count), &copies) else {
      throw .dictionaryMissing(folder: dictionary)
    }
    self.tagger = tagger
  }

  deinit { mecab_destroy(tagger) }

  func morphemes(of text: String) -> [Morpheme] {
    var text = text
    return text.withUTF8 { bytes -> [Morpheme] in
      guard let start = bytes.baseAddress else { return [] }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { walk($0, count: bytes.count) }
    }
  }

  /// The nodes point into the text, so both must live while they are read.
  private func walk(_ start: UnsafePointer<CChar>, count: Int) -> [Morpheme] {
    var found: [Morpheme] = []
    var next = mecab_sparse_tonode2(tagger, start, count)
    while let node = next {
      next = UnsafePointer(node.pointee.next)
      guard node.pointee.length > 0, let surface = node.pointee.surface else { continue }
      let offset = surface - start
      found.append(
        Morpheme(range: offset..<offset + Int(node.pointee.length), reading: Self.reading(node.pointee.feature)))
    }
    return found
  }

  /// The eighth field of IPADIC's feature line.
  private static func reading(_ feature: UnsafePointer<CChar>?) -> String {
    guard let feature else { return "" }
    let fields = String(cString: feature).split(separator: ",", omittingEmptySubsequences: false)
    return fields.count > 7 && fields[7] != "*" ? String(fields[7]) : ""
  }
}
