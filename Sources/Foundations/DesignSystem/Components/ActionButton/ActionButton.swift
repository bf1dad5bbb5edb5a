import HTMLKit

/// How a button or a button-like link looks, by what it means.
public enum ActionRank: String, Sendable {
  /// The one next step of the page.
  case primary
  case secondary
  /// Cannot be undone.
  case warning
  /// Looks like a link.
  case quiet
}

/// A button that sends the form it stands in.
public struct ActionButton: Sendable {
  public var label: String
  public var rank: ActionRank
  public var name: String?
  public var value: String?
  /// Spoken after the label when the same label stands on the page several times: `削除` + `住民票.pdf`.
  public var hiddenSuffix: String?
  /// Sends without the browser's own checks, for buttons such as 「前に戻る」.
  public var skipsChecks: Bool
  /// Another address than the form's.
  public var formAction: String?

  public init(
    _ label: String, rank: ActionRank = .primary, name: String? = nil, value: String? = nil,
    hiddenSuffix: String? = nil, skipsChecks: Bool = false, formAction: String? = nil
  ) {
    self.label = label
    self.rank = rank
    self.name = name
    self.value = value
    self.hiddenSuffix = hiddenSuffix
    self.skipsChecks = skipsChecks
    self.formAction = formAction
  }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
public struct ActionLink: Sendable {
  public var label: String
  public var href: String
  public var rank: ActionRank

  public init(_ label: String, href: String, rank: ActionRank = .primary) {
    self.label = label
    self.href = href
    self.rank = rank
  }
}

extension HTML {
  /// Writes a submit button.
  public mutating func actionButton(_ button: ActionButton) {
    let attributes: HTML.Attributes = [
      "class": "ds-button ds-button-\(button.rank.rawValue)", "type": "submit", "name": button.name,
      "value": button.value, "formnovalidate": button.skipsChecks ? "" : nil, "formaction": button.formAction,
    ]
    self.button(attributes) { h in
      h.text(button.label)
      if let suffix = button.hiddenSuffix { h.visuallyHidden(suffix) }
    }
  }

  /// Writes, unseen, the button that the Enter key presses: browsers take the first of a form.
  ///
  /// First in a form that also has buttons for something smaller, such as 「住所を調べる」 or removing a file.
  public mutating func defaultButton(name: String? = nil, value: String? = nil) {
    button([
      "class": "ds-visually-hidden", "type": "submit", "tabindex": "-1", "aria-hidden": "true", "name": name,
      "value": value,
    ]) { _ in }
  }

  /// Writes a link that looks like a button.
  public mutating func actionLink(_ link: ActionLink) {
    a(["class": "ds-button ds-button-\(link.rank.rawValue)", "href": link.href], link.label)
  }

  /// Writes buttons and links side by side; on a phone one below the other.
  public mutating func buttonGroup(_ content: (inout HTML) -> Void) { div(["class": "ds-buttons"], content) }
}
