/// Why no reader of furigana could be made. The caller goes on without readings.
public enum FuriganaProblem: Error, Equatable {
  /// There is no MeCab dictionary in this folder, or MeCab cannot read it.
  case dictionaryMissing(folder: String)
  /// A word of the overrides cannot be read: brackets do not pair, or stand behind no kanji.
  case overrideMalformed(word: String)
}
