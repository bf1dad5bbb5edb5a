import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What was said on the page where an officer begins.
struct StartInput: Sendable {
  /// What was looked for; empty: nothing.
  var query = ""
  /// The resume code that opens nothing, as typed.
  var code = ""
  /// How its owner tells it.
  var by = ""
  /// Whether an application was just handed over.
  var wasHanded = false
  var errors: [FieldError] = []
}

struct StartModel: Sendable {
  /// What waits for the officers of a department.
  struct Pile: Sendable {
    let department: TownProfile.Department
    let drafts: [OpenApplication]
  }

  let input: StartInput
  let choices: [ProcedureChoice]
  /// The officer's own, not yet sent.
  let drafts: [OpenApplication]
  let piles: [Pile]
  let today: CivilDate
}

/// What the officer has begun, and every procedure to begin with.
func startPage(_ model: StartModel, guard newGuard: () -> FormGuard, texts: Texts) -> Page {
  let (beginGuard, resumeGuard) = (newGuard(), newGuard())
  let piles = model.piles.map { pile in (pile, pile.drafts.map { ($0, newGuard()) }) }
  let errors = model.input.errors
  return Page(texts["counter.staff.title"], audience: .staff, width: .wide, hasErrors: !errors.isEmpty) { h in
    h.interviewStyles()
    h.errorSummary(ErrorSummary(errors), texts)
    if model.input.wasHanded {
      h.notificationBanner(NotificationBanner(.success, title: texts["counter.staff.handover.done"]), texts)
    }
    h.h1(texts["counter.staff.title"])
    h.p(texts["counter.staff.lead"])
    h.ul { h in
      h.li { h in h.a(["href": PaperEntryRoutes.path], texts["counter.staff.paper.link"]) }
      h.li { h in h.a(["href": StartRoutes.scriptPath], texts["counter.staff.script.link"]) }
      h.li { h in h.a(["href": "#resume"], texts["counter.staff.resume.link"]) }
    }
    if !model.drafts.isEmpty {
      h.draftList(
        DraftList(
          title: texts["counter.staff.drafts"], drafts: model.drafts, today: model.today, showsChannel: true,
          path: { InterviewRoutes.path($0) }), texts)
    }
    for (pile, drafts) in piles { h.pile(pile, drafts, model.today, texts) }
    h.h2(texts["counter.staff.begin"])
    h.searchBox(
      SearchBox(
        label: texts["counter.staff.search"], action: StartRoutes.path, value: model.input.query,
        hint: texts["counter.staff.search.hint"]), texts)
    if model.choices.isEmpty {
      h.emptyState(
        EmptyState(
          texts["counter.staff.search.none"],
          action: ActionLink(texts["counter.staff.search.all"], href: StartRoutes.path, rank: .secondary)))
    } else {
      h.choices(model, beginGuard, texts)
    }
    h.resuming(model.input, resumeGuard, texts)
  }
}

extension HTML {
  /// What waits for whoever of a department has time for it.
  fileprivate mutating func pile(
    _ pile: StartModel.Pile, _ drafts: [(OpenApplication, FormGuard)], _ today: CivilDate, _ texts: Texts
  ) {
    let title = texts["counter.staff.pile", ["department": pile.department.name(in: texts.officerLanguage)]]
    h2(title)
    let columns = ["applicant", "procedure", "channel", "changed"].map { texts["counter.staff.drafts.\($0)"] }
    dataTable(
      DataTable(
        id: "pile-\(pile.department.id)", caption: title, isCaptionHidden: true,
        columns: (columns + [texts["counter.staff.pile.take"]]).map { .init($0) },
        rows: drafts.map { draft, formGuard in
          let name = draft.applicantName(on: today) ?? texts["counter.staff.drafts.unnamed"]
          return [
            .text(name), .text(draft.published.definition.words(in: texts.officerLanguage).title),
            .text(texts["counter.staff.channel.\(draft.channel.rawValue)"]), .text(texts.moment(draft.changedAt)),
            .content { h in
              h.postForm(to: HandoverRoutes.takenPath(draft.id), guard: formGuard) { h in
                h.input(["type": "hidden", "name": "department", "value": pile.department.id])
                h.actionButton(
                  ActionButton(texts["counter.staff.pile.take"], rank: .secondary, hiddenSuffix: name))
              }
            },
          ]
        }), texts)
  }

  /// What somebody began at home goes on here, with its owner present.
  fileprivate mutating func resuming(_ input: StartInput, _ formGuard: FormGuard, _ texts: Texts) {
    h2(["id": "resume", "tabindex": "-1"], texts["counter.staff.resume.title"])
    p(texts["counter.staff.resume.lead"])
    postForm(to: HandoverRoutes.resumedPath, guard: formGuard) { h in
      h.textField(
        TextField(
          FieldFrame(
            "code", label: texts["counter.staff.resume.code"], hint: texts["counter.staff.resume.code.hint"],
            error: input.errors.message(for: "code"), need: .unmarked),
          value: input.code, width: .wide, autocomplete: "off"), texts)
      h.radioGroup(
        RadioGroup(
          FieldFrame("by", label: texts["counter.staff.resume.by"], need: .unmarked),
          options: [Channel.counter, .phone].map {
            ChoiceOption($0.rawValue, texts["counter.staff.resume.by.\($0.rawValue)"])
          },
          value: input.by == Channel.phone.rawValue ? input.by : Channel.counter.rawValue, isInline: true), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["counter.staff.resume.open"], rank: .secondary)) }
    }
  }

  /// One form for all of them: whom the mails are for is said once, and each procedure has its buttons.
  fileprivate mutating func choices(_ model: StartModel, _ formGuard: FormGuard, _ texts: Texts) {
    postForm(to: "\(StartRoutes.path)/applications", guard: formGuard) { h in
      h.selectField(
        SelectField(
          FieldFrame(
            "language", label: texts["counter.staff.language"], hint: texts["counter.staff.language.hint"],
            need: .unmarked),
          options: Language.allCases.map { .init($0.rawValue, $0.ownName) }, value: Language.japanese.rawValue,
          hasPrompt: false, width: .medium), texts)
      h.ul(["class": "counter-choices"]) { h in
        for choice in model.choices {
          h.li(["class": "counter-choice"]) { h in
            h.div { h in
              h.h3(["class": "counter-choice-title"]) { h in
                h.text(choice.title)
                guard choice.isRecent else { return }
                h.text(" ")
                h.statusTag(StatusTag(texts["counter.staff.recent"], tone: .info))
              }
              h.p(["class": "ds-quiet"], choice.summary)
            }
            h.buttonGroup { h in
              for channel in [Channel.counter, .phone] {
                h.actionButton(
                  ActionButton(
                    texts["counter.staff.begin.\(channel.rawValue)"], rank: channel == .counter ? .primary : .secondary,
                    name: "begin", value: "\(channel.rawValue):\(choice.id)", hiddenSuffix: choice.title))
              }
            }
          }
        }
      }
    }
  }
}

extension OpenApplication {
  /// Whose application it is, as far as somebody said.
  func applicantName(on today: CivilDate) -> String? {
    let form = published.definition.form
    let answers = form.read(typed, today: receivedOn ?? today).answers
    let named = form.questions.first { $0.role == .applicantName && answers[$0.id] != nil }
    guard let id = named?.id, case .name(let name) = answers[id] else { return nil }
    return name.full
  }
}

extension Texts {
  /// The language of a procedure's own words on officers' pages, which are in Japanese and English only.
  var officerLanguage: Language { language == .english ? .english : .japanese }

  /// A moment for officers, to the minute in Japan's time.
  func moment(_ moment: Instant) -> String {
    "\(JapaneseDate(moment.dateInJapan).text(in: officerLanguage)) \(moment.timeInJapan)"
  }

  /// `300円`, or 無料.
  func fee(_ fee: Yen) -> String {
    fee.amount == 0 ? self["counter.staff.fee.free"] : self["counter.staff.fee.yen", ["yen": fee.grouped]]
  }
}
