import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

/// What could be filled in, told before anything is: which questions, and each from where.
struct PrefillOffer: Sendable {
  /// In the order of the form.
  let questions: [(id: String, label: String, origin: PrefillOrigin)]
  /// The earlier application that answers come from.
  let former: Case?

  /// - Returns: `nil` when there is nothing to offer.
  init?(_ known: DraftPrefill.Known, _ form: Form, _ words: ProcedureWords) {
    questions = form.questions.compactMap { question in
      known.proposal.origins[question.id].map { (id: question.id, label: words.label(question), origin: $0) }
    }
    former = known.former
    guard !questions.isEmpty else { return nil }
  }

  /// Where an answer would come from, an earlier application with its day and number.
  fileprivate func source(_ origin: PrefillOrigin, _ texts: Texts) -> String {
    guard origin == .formerApplication, let former else { return texts["cases.prefill.from.\(origin.rawValue)"] }
    let day = JapaneseDate(former.receivedAt.dateInJapan).text(in: texts.language)
    return texts["cases.prefill.from.former-application", ["date": day, "receipt": former.receipt.description]]
  }
}

extension HTML {
  /// Writes the offer and the buttons that take or decline it. Nothing is filled in without them.
  mutating func prefillOffer(_ offer: PrefillOffer, _ model: SectionModel, guard formGuard: FormGuard, _ texts: Texts) {
    let options = offer.questions.map { ChoiceOption($0.id, $0.label, hint: offer.source($0.origin, texts)) }
    let frame = FieldFrame(PrefillRoutes.take, label: texts["cases.prefill.which"], need: .unmarked)
    callout(
      Callout(.note, title: texts["cases.prefill.title"]) { h in
        h.p(texts["cases.prefill.lead"])
        h.postForm(to: "/apply/\(model.definition.id)/prefill", guard: formGuard) { h in
          h.input(["type": "hidden", "name": "section", "value": model.section.id])
          h.checkboxGroup(CheckboxGroup(frame, options: options, values: Set(options.map(\.value))), texts)
          h.buttonGroup { h in
            h.actionButton(ActionButton(texts["cases.prefill.fill-in"], rank: .secondary))
            h.actionButton(
              ActionButton(texts["cases.prefill.decline"], rank: .quiet, name: "action", value: PrefillRoutes.decline))
          }
        }
      })
  }
}
