import HTMLKit

extension HTML {
  /// Words for people who listen to the page; the eye gets them from the layout.
  public mutating func visuallyHidden(_ text: String) { span(["class": "ds-visually-hidden"], text) }
}
