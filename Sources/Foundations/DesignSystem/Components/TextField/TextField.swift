import HTMLKit
import Kernel

/// A field for one line of text.
public struct TextField: Sendable {
  /// What is typed; decides keyboard, spelling help and the browser's own suggestions.
  public enum Kind: Sendable {
    case text, email, telephone, number, postalCode, password, newPassword, oneTimeCode, search
  }

  /// How wide the field looks: a promise of how long the answer is. Never wider than the screen.
  public enum Width: String, Sendable { case full, wide, medium, short, tiny }

  public var frame: FieldFrame
  public var value: String
  public var kind: Kind
  public var width: Width
  /// The `autocomplete` token, such as `family-name` or `email`. The kind's own when nil.
  public var autocomplete: String?
  /// Words before the field, such as `約`.
  public var prefix: String?
  /// Words after the field, such as `円` or `人`.
  public var suffix: String?
  /// Shown and sent, and not to be changed here.
  public var isReadOnly: Bool

  public init(
    _ frame: FieldFrame, value: String = "", kind: Kind = .text, width: Width = .full, autocomplete: String? = nil,
    prefix: String? = nil, suffix: String? = nil, isReadOnly: Bool = false
  ) {
    self.frame = frame
    self.value = value
    self.kind = kind
    self.width = width
    self.autocomplete = autocomplete
    self.prefix = prefix
    self.suffix = suffix
    self.isReadOnly = isReadOnly
  }
}

extension TextField.Kind {
  var type: String {
    switch self {
    case .email: "email"
    case .telephone: "tel"
    case .password, .newPassword: "password"
    case .search: "search"
    case .text, .number, .postalCode, .oneTimeCode: "text"
    }
  }

  var inputMode: String? {
    switch self {
    // Codes may hold letters; postal codes and numbers are also accepted in full width by the server.
    case .number, .postalCode: "numeric"
    case .email: "email"
    case .telephone: "tel"
    case .text, .password, .newPassword, .oneTimeCode, .search: nil
    }
  }

  var autocomplete: String? {
    switch self {
    case .email: "email"
    case .telephone: "tel"
    case .postalCode: "postal-code"
    case .password: "current-password"
    case .newPassword: "new-password"
    case .oneTimeCode: "one-time-code"
    case .text, .number, .search: nil
    }
  }

  /// Spelling and capital letters are the person's own business in everything that is not a sentence.
  var spellcheck: String? { self == .text || self == .search ? nil : "false" }
  var capitals: String? { self == .text || self == .search ? nil : "none" }
}

extension HTML {
  /// Writes a field for one line of text.
  public mutating func textField(_ field: TextField, _ texts: Texts) {
    fieldFrame(field.frame, texts) { h in
      guard field.prefix != nil || field.suffix != nil else { return h.textInput(field) }
      h.div(["class": "ds-affixed"]) { h in
        if let prefix = field.prefix { h.span(["class": "ds-affix", "id": "\(field.frame.id)-prefix"], prefix) }
        h.textInput(field)
        if let suffix = field.suffix { h.span(["class": "ds-affix", "id": "\(field.frame.id)-suffix"], suffix) }
      }
    }
  }

  private mutating func textInput(_ field: TextField) {
    let id = field.frame.id
    input([
      "class": "ds-input ds-width-\(field.width.rawValue)", "id": id, "name": field.frame.name, "type": field.kind.type,
      "value": field.value, "inputmode": field.kind.inputMode,
      "autocomplete": field.autocomplete ?? field.kind.autocomplete, "spellcheck": field.kind.spellcheck,
      "autocapitalize": field.kind.capitals, "readonly": field.isReadOnly ? "" : nil,
      "aria-invalid": field.frame.invalid,
      "aria-describedby": field.frame.describedBy(
        field.prefix.map { _ in "\(id)-prefix" }, field.suffix.map { _ in "\(id)-suffix" }),
    ])
  }
}
