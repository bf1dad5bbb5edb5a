import Furigana
import HTMLKit
import Nihongo
import Synchronization

/// The readers of Japanese of this process, one for each dictionary, opened when first needed: towns share them.
enum SharedFurigana {
  /// `nil` for a dictionary that could not be opened: it is not tried again.
  private static let readers = Mutex<[String: FuriganaReader?]>([:])

  /// - Returns: `nil` where the dictionary cannot be opened.
  static func reader(_ dictionary: String) -> FuriganaReader? {
    readers.withLock { readers in
      if let reader = readers[dictionary] { return reader }
      let reader = try? FuriganaReader(dictionary: dictionary)
      readers[dictionary] = .some(reader)
      return reader
    }
  }

  /// Gives the kana of a text as it would be read aloud; the text itself where there is no dictionary.
  static func readAloud(_ dictionary: String) -> SearchReader {
    { text in reader(dictionary)?.annotate(text).map { $0.reading ?? $0.text }.joined() ?? text }
  }
}
