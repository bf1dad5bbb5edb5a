import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

struct StartModel: Sendable {
  /// What was looked for; empty: nothing.
  let query: String
  let choices: [ProcedureChoice]
  /// The officer's own, not yet sent.
  let drafts: [OpenApplication]
  let today: CivilDate
}

/// What the officer has begun, and every procedure to begin with.
func startPage(_ model: StartModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["counter.staff.title"], audience: .staff, width: .wide) { h in
    h.interviewStyles()
    h.h1(texts["counter.staff.title"])
    h.p(texts["counter.staff.lead"])
    h.p { h in h.a(["href": PaperEntryRoutes.path], texts["counter.staff.paper.link"]) }
    if !model.drafts.isEmpty {
      h.draftList(
        DraftList(
          title: texts["counter.staff.drafts"], drafts: model.drafts, today: model.today, showsChannel: true,
          path: { InterviewRoutes.path($0) }), texts)
    }
    h.h2(texts["counter.staff.begin"])
    h.searchBox(
      SearchBox(
        label: texts["counter.staff.search"], action: StartRoutes.path, value: model.query,
        hint: texts["counter.staff.search.hint"]), texts)
    if model.choices.isEmpty {
      h.emptyState(
        EmptyState(
          texts["counter.staff.search.none"],
          action: ActionLink(texts["counter.staff.search.all"], href: StartRoutes.path, rank: .secondary)))
    } else {
      h.choices(model, formGuard, texts)
    }
  }
}

extension HTML {
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
