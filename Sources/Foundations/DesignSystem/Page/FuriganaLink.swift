/// The way to this same page with or without furigana.
public struct FuriganaLink: Sendable, Equatable {
  public var href: String
  /// Whether furigana is shown now; the link then takes it away.
  public var isOn: Bool

  public init(href: String, isOn: Bool) {
    self.href = href
    self.isOn = isOn
  }
}
