import HTMLKit
import Kernel

/// Something the form works out or looks up by itself. It is read, never typed, and spoken when it changes.
public struct OutputField: Sendable {
  public var id: String
  public var label: String
  public var hint: String?
  /// Each element stands on its own line; none while it cannot be said yet.
  public var lines: [String]

  public init(_ id: String, label: String, hint: String? = nil, lines: [String] = []) {
    self.id = id
    self.label = label
    self.hint = hint
    self.lines = lines
  }
}

extension HTML {
  /// Writes a value that nobody types.
  public mutating func outputField(_ field: OutputField, _ texts: Texts) {
    div(["class": "ds-field ds-output"]) { h in
      h.label(["class": "ds-label", "for": field.id]) { h in h.span(["class": "ds-label-text"], field.label) }
      if let hint = field.hint { h.p(["class": "ds-hint"], hint) }
      h.output(["class": "ds-output-value", "id": field.id]) { h in
        if field.lines.isEmpty { h.span(["class": "ds-quiet"], texts["design.output.none"]) }
        for (number, line) in field.lines.enumerated() {
          if number > 0 { h.br() }
          h.plainText(line)
        }
      }
    }
  }
}
