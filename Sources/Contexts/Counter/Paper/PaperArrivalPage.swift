import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct PaperArrivalModel: Sendable {
  let arrival: PaperArrival
  let procedures: [PublishedProcedure]
  /// The officer's own papers that are not yet sent.
  let drafts: [OpenApplication]
  let today: CivilDate
  var errors: [FieldError] = []
}

/// Where a paper is told: by its code, or by its procedure.
func paperArrivalPage(_ model: PaperArrivalModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(
    texts["counter.staff.paper.title"], audience: .staff, width: .wide, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [.init(texts["counter.staff.title"], href: StartRoutes.path)]
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(texts["counter.staff.paper.title"])
    h.p(texts["counter.staff.paper.lead"])
    h.postForm(to: PaperEntryRoutes.path, guard: formGuard) { h in
      h.textArea(
        TextArea(
          model.frame("codes", texts), value: model.arrival.codes, rows: 4), texts)
      h.selectField(
        SelectField(
          model.frame("procedure", texts),
          options: model.procedures.map { .init($0.id, $0.definition.words(in: texts.officerLanguage).title) },
          value: model.arrival.procedure), texts)
      h.textField(
        TextField(
          model.frame("received", texts, need: .required), value: model.arrival.received, width: .medium,
          autocomplete: "off"), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["counter.staff.paper.begin"])) }
    }
    if !model.drafts.isEmpty {
      h.draftList(
        DraftList(
          title: texts["counter.staff.paper.drafts"], drafts: model.drafts, today: model.today, showsChannel: false,
          path: { PaperEntryRoutes.path($0) }), texts)
    }
  }
}

extension PaperArrivalModel {
  fileprivate func frame(_ name: String, _ texts: Texts, need: FieldFrame.Need = .optional) -> FieldFrame {
    FieldFrame(
      name, label: texts["counter.staff.paper.\(name)"], hint: texts["counter.staff.paper.\(name).hint"],
      error: errors.message(for: name), need: need)
  }
}
