/// The languages every page for residents is written in.
public enum Language: String, Sendable, CaseIterable, Codable {
  case japanese = "ja"
  /// やさしい日本語: short sentences, easy words.
  case easyJapanese = "easy-ja"
  case english = "en"

  /// The value of the `lang` attribute (BCP 47).
  public var tag: String { self == .english ? "en" : "ja" }

  /// What the language calls itself, for the switch on every page.
  public var ownName: String {
    switch self {
    case .japanese: "日本語"
    case .easyJapanese: "やさしい日本語"
    case .english: "English"
    }
  }
}
