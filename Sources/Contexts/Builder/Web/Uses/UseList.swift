import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

extension HTML {
  /// Writes where something is used, each with the way to the place.
  /// - Parameter namesKinds: whether each says what it is; where a heading says it, it need not.
  mutating func useList(_ uses: [DraftUse], _ reading: DraftReading, namesKinds: Bool = true) {
    let texts = reading.texts
    guard !uses.isEmpty else { return p(texts["builder.staff.uses.none"]) }
    ul { h in
      for use in uses {
        let place = MendingPlace(at: use.path, reading)
        h.li { h in
          h.a(["href": place.href]) { h in
            let kind = texts["builder.staff.use.\(use.kind.rawValue)"]
            h.plainText(
              namesKinds ? texts["builder.staff.use", ["kind": kind, "place": place.name]] : place.name)
          }
          h.useWords(use, besides: place.name, reading)
        }
      }
    }
  }

  /// What stands there: a condition in words, any other rule as it is written, a text as it reads.
  private mutating func useWords(_ use: DraftUse, besides name: String, _ reading: DraftReading) {
    guard use.excerpt != name else { return }
    text(" ")
    switch use.kind {
    case .condition, .check:
      span(["class": "ds-quiet"]) { h in h.plainText(reading.condition(at: use.path) ?? use.excerpt) }
    case .formula, .decisionInput, .decisionOutput: code(use.excerpt)
    case .document, .message, .translation, .example, .group, .question:
      span(["class": "ds-quiet"]) { h in h.plainText(use.excerpt) }
    }
  }
}
