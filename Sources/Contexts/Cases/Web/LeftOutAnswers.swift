import DesignSystem
import FormSchema
import HTMLKit
import Kernel

extension HTML {
  /// Says plainly which answers are not sent, since no question asks for them any more.
  mutating func leftOut(_ reading: Reading, _ definition: ProcedureDefinition, _ texts: Texts) {
    let labels = reading.leftOutLabels(definition.form, definition.words(in: texts.language), texts)
    guard !labels.isEmpty else { return }
    callout(
      Callout(.note, title: texts["cases.left-out.title"]) { h in
        h.p(texts["cases.left-out.lead"])
        h.ul { h in for label in labels { h.li(label) } }
      })
  }
}
