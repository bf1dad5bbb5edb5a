import FormSchema
import Kernel

/// A sentence of a draft as it stands in Japanese, with what stands for it in the other languages.
public struct DraftSentence: Sendable, Equatable {
  /// What it belongs to.
  public enum Kind: String, Sendable, CaseIterable {
    case procedure, reason, section, question, option, check, message
  }

  /// The key of `text/*.yaml`.
  public let key: String
  public let kind: Kind
  /// What of the thing it says, as `label`, `hint`, `body`.
  public let aspect: String
  /// What the thing is called in Japanese: the label of the question, the title of the page. Empty where the aspect
  /// says it all.
  public let thing: String
  public let part: FormPart
  /// The id of the page of the form it stands on; `nil` where it stands on none.
  public let section: String?
  public let japanese: String
  /// Where the Japanese is written.
  public let path: DraftPath
  /// What the procedure itself says in other languages.
  public let translations: [Language: String]
  /// What a group of questions brings for it, which counts where the procedure says nothing.
  public let brought: [Language: String]

  /// The languages it must be told in beside Japanese. Officers read Japanese and English.
  public var languages: [Language] { part == .decision ? [.english] : [.easyJapanese, .english] }

  /// Those in which nothing is said.
  public var missing: [Language] { languages.filter { translations[$0] == nil && brought[$0] == nil } }

  /// Where its translation is written.
  public static func path(of key: String, in language: Language) -> DraftPath {
    DraftPath(file(of: language)).key(key)
  }

  public func path(in language: Language) -> DraftPath { Self.path(of: key, in: language) }

  /// The file of a language's sentences.
  public static func file(of language: Language) -> String { "text/\(language.rawValue).yaml" }
}
