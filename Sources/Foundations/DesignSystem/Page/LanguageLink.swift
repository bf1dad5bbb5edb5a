import Kernel

/// The way to this same page in another language.
public struct LanguageLink: Sendable, Equatable {
  public var language: Language
  public var href: String
  public var isCurrent: Bool

  public init(_ language: Language, href: String, isCurrent: Bool = false) {
    self.language = language
    self.href = href
    self.isCurrent = isCurrent
  }
}
