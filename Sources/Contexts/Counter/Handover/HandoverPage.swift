import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct HandoverModel: Sendable {
  let application: OpenApplication
  let hands: [Hand]
  let today: CivilDate
  var errors: [FieldError] = []
}

/// In whose hands an application goes on.
func handoverPage(_ model: HandoverModel, guard newGuard: () -> FormGuard, texts: Texts) -> Page {
  let application = model.application
  let (colleagueGuard, homeGuard) = (newGuard(), newGuard())
  let title = texts["counter.staff.handover.title"]
  return Page(
    title, audience: .staff, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [
      .init(texts["counter.staff.title"], href: StartRoutes.path),
      .init(application.published.definition.words(in: texts.officerLanguage).title, href: application.entryPath),
    ]
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    let name = application.applicantName(on: model.today) ?? texts["counter.staff.drafts.unnamed"]
    h.p { h in h.plainText(name) }
    h.h2(texts["counter.staff.handover.colleague"])
    h.p(texts["counter.staff.handover.colleague.lead"])
    h.postForm(to: HandoverRoutes.path(application.id), guard: colleagueGuard) { h in
      let frame = FieldFrame(
        "to", label: texts["counter.staff.handover.to"], error: model.errors.message(for: "to"), need: .required)
      h.selectField(SelectField(frame, options: model.hands.map { .init($0.value, $0.label(texts)) }), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["counter.staff.handover.send"]))
        h.actionLink(ActionLink(texts["counter.staff.handover.back"], href: application.entryPath, rank: .quiet))
      }
    }
    // What came on paper is the town's to enter.
    guard !application.isPaper else { return }
    h.h2(texts["counter.staff.home.title"])
    h.p(texts["counter.staff.home.lead"])
    h.postForm(to: HandoverRoutes.homePath(application.id), guard: homeGuard) { h in
      h.buttonGroup { h in h.actionButton(ActionButton(texts["counter.staff.home.send"], rank: .secondary)) }
    }
  }
}

/// The code by which the applicant goes on at home, to be copied or printed.
func homeCodePage(_ application: OpenApplication, address: String, texts: Texts) -> Page {
  let title = texts["counter.staff.home.done"]
  return Page(
    title, audience: .staff, breadcrumbs: [.init(texts["counter.staff.title"], href: StartRoutes.path)]
  ) { h in
    h.interviewStyles()
    h.h1(title)
    h.p(texts["counter.staff.home.done.lead"])
    h.summaryList(
      SummaryList(
        title: application.published.definition.words(in: texts.officerLanguage).title,
        [
          .init(texts["counter.staff.home.address"], [address]),
          .init(texts["counter.staff.home.code"], [application.resumeCode ?? ""]),
        ]), texts)
    h.p(texts["counter.staff.home.note"])
    h.p { h in h.a(["href": StartRoutes.path], texts["counter.staff.receipt.again"]) }
  }
}

extension Hand {
  func label(_ texts: Texts) -> String {
    let department = department.name(in: texts.officerLanguage)
    guard let officer else { return texts["counter.staff.handover.pile", ["department": department]] }
    return texts["counter.staff.handover.officer", ["department": department, "name": officer.name]]
  }
}
