import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

/// What could be filled in, told before anything is: from where, and which questions.
struct PrefillOffer: Sendable {
  /// In the order of the form.
  let questions: [(origin: PrefillOrigin, labels: [String])]

  /// - Returns: `nil` when there is nothing to offer.
  init?(_ proposal: PrefillProposal, _ form: Form, _ words: ProcedureWords) {
    let found = form.questions.compactMap { question in
      proposal.origins[question.id].map { (origin: $0, label: words.label(question)) }
    }
    guard !found.isEmpty else { return nil }
    questions = PrefillOrigin.allCases.compactMap { origin in
      let labels = found.filter { $0.origin == origin }.map(\.label)
      return labels.isEmpty ? nil : (origin, labels)
    }
  }
}

extension HTML {
  /// Writes the offer and the button that takes it. Nothing is filled in without it.
  mutating func prefillOffer(_ offer: PrefillOffer, _ model: SectionModel, guard formGuard: FormGuard, _ texts: Texts) {
    callout(
      Callout(.note, title: texts["cases.prefill.title"]) { h in
        h.p(texts["cases.prefill.lead"])
        h.ul { h in
          for (origin, labels) in offer.questions {
            let list = labels.joined(separator: texts["cases.prefill.comma"])
            h.li(texts["cases.prefill.from.\(origin.rawValue)", ["labels": list]])
          }
        }
        h.postForm(to: "/apply/\(model.definition.id)/prefill", guard: formGuard) { h in
          h.input(["type": "hidden", "name": "section", "value": model.section.id])
          h.actionButton(ActionButton(texts["cases.prefill.fill-in"], rank: .secondary))
        }
      })
  }
}
