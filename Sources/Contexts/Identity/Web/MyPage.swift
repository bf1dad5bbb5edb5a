import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What a resident's own page shows.
struct MyPageModel: Sendable {
  enum Notice: String, Sendable {
    case added
    case draftRemoved = "draft-removed"
  }

  let cases: [OwnCase]
  let drafts: [OwnDraft]
  let notice: Notice?

  var waitingForAnswer: [OwnCase] { cases.filter { $0.standing == .needsAnswer } }
  var others: [OwnCase] { cases.filter { $0.standing != .needsAnswer } }
}

/// What needs an answer, what was begun, what was sent; and the way to the account.
func myPage(_ model: MyPageModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["identity.my.title"]) { h in
    if let notice = model.notice {
      h.notificationBanner(NotificationBanner(.success, title: texts["identity.my.\(notice.rawValue)"]), texts)
    }
    h.h1(texts["identity.my.title"])
    if model.cases.isEmpty, model.drafts.isEmpty {
      h.emptyState(
        EmptyState(
          texts["identity.my.empty"], text: texts["identity.my.empty.text"],
          action: ActionLink(texts["web.nav.procedures"], href: "/procedures")))
    }
    h.waitingForAnswer(model.waitingForAnswer, texts)
    h.drafts(model.drafts, texts)
    h.ownCases(model.others, texts)
    h.h2(texts["identity.my.more"])
    h.ul { h in
      h.li { h in h.a(["href": MyPageRoutes.addPath], texts["identity.add.title"]) }
      h.li { h in h.a(["href": CounterCodeRoutes.path], texts["identity.counter.title"]) }
      h.li { h in h.a(["href": SettingsRoutes.path], texts["identity.settings.title"]) }
    }
    h.signOutForm(formGuard, texts, rank: .secondary)
  }
}

extension HTML {
  fileprivate mutating func waitingForAnswer(_ cases: [OwnCase], _ texts: Texts) {
    guard !cases.isEmpty else { return }
    h2(texts["identity.my.waiting"])
    p(texts["identity.my.waiting.text"])
    cardList(CardList(cases.map { card($0, href: "/status/\($0.id)/correction", texts) }, heading: .h3))
  }

  fileprivate mutating func ownCases(_ cases: [OwnCase], _ texts: Texts) {
    guard !cases.isEmpty else { return }
    h2(texts["identity.my.cases"])
    cardList(CardList(cases.map { card($0, href: "/status/\($0.id)", texts) }, heading: .h3))
  }

  private func card(_ value: OwnCase, href: String, _ texts: Texts) -> CardList.Card {
    var facts = [
      texts["identity.my.receipt", ["receipt": value.receipt]],
      texts["identity.my.received", ["date": day(value.receivedAt, texts)]],
    ]
    if let expected = value.expectedOn {
      facts.append(texts["identity.my.expected", ["date": JapaneseDate(expected).text(in: texts.language)]])
    }
    return CardList.Card(
      value.title, href: href, facts: facts, tag: StatusTag(texts[value.statusKey], tone: value.standing.tone))
  }

  fileprivate mutating func drafts(_ drafts: [OwnDraft], _ texts: Texts) {
    guard !drafts.isEmpty else { return }
    h2(texts["identity.my.drafts"])
    dataTable(
      DataTable(
        id: "drafts", caption: texts["identity.my.drafts"], isCaptionHidden: true,
        columns: ["procedure", "changed", "until", "action"].map { .init(texts["identity.my.draft.\($0)"]) },
        rows: drafts.map { draft in
          [
            .text(draft.title), dayCell(draft.changedAt, texts), dayCell(draft.expiresAt, texts),
            .content { h in
              h.draftLink("continue", to: "/resume/\(draft.id)", draft, texts)
              h.text("　")
              h.draftLink("delete", to: "/my/drafts/\(draft.id)/deletion", draft, texts)
            },
          ]
        }), texts)
  }

  private mutating func draftLink(_ step: String, to path: String, _ draft: OwnDraft, _ texts: Texts) {
    a(["href": path]) { h in
      h.text(texts["identity.my.draft.\(step)"])
      h.visuallyHidden(texts["identity.my.draft.which", ["title": draft.title]])
    }
  }
}

private func dayCell(_ instant: Instant, _ texts: Texts) -> DataTable.Cell {
  .content { h in h.time(["datetime": instant.dateInJapan.description], day(instant, texts)) }
}

private func day(_ instant: Instant, _ texts: Texts) -> String {
  JapaneseDate(instant.dateInJapan).text(in: texts.language)
}

extension OwnCase.Standing {
  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .arrived: .info
    case .underWay: .waiting
    case .needsAnswer: .attention
    case .succeeded: .success
    case .refused: .danger
    case .takenBack: .neutral
    }
  }
}

/// Asks once more, since what was typed cannot be brought back.
func draftDeletionPage(_ draft: OwnDraft, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["identity.draft-deletion.title"], breadcrumbs: myCrumbs(texts)) { h in
    h.h1(texts["identity.draft-deletion.title"])
    h.p(texts["identity.draft-deletion.lead", ["title": draft.title]])
    h.postForm(to: "/my/drafts/\(draft.id)/deletion", guard: formGuard) { h in
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["identity.draft-deletion.confirm"], rank: .warning))
        h.actionLink(ActionLink(texts["identity.draft-deletion.keep"], href: MyPageRoutes.path, rank: .secondary))
      }
    }
  }
}

/// What was typed to add an application.
struct AddModel: Sendable {
  var receipt = ""
  /// The key of what is wrong.
  var fault: String?
}

/// Takes number and secret of an application made without signing in.
func addPage(_ model: AddModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let errors = model.fault.map { [FieldError("receipt", texts[$0])] } ?? []
  return Page(texts["identity.add.title"], hasErrors: model.fault != nil, breadcrumbs: myCrumbs(texts)) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(texts["identity.add.title"])
    h.p(texts["identity.add.lead"])
    h.postForm(to: MyPageRoutes.addPath, guard: formGuard) { h in
      let receipt = FieldFrame(
        "receipt", label: texts["identity.add.receipt"], hint: texts["identity.add.receipt-hint"],
        error: errors.message(for: "receipt"), need: .unmarked)
      h.textField(
        TextField(receipt, value: model.receipt, kind: .oneTimeCode, width: .medium, autocomplete: "off"), texts)
      let secret = FieldFrame(
        "secret", label: texts["identity.add.secret"], hint: texts["identity.add.secret-hint"], need: .unmarked)
      h.textField(TextField(secret, kind: .oneTimeCode, width: .medium, autocomplete: "off"), texts)
      h.actionButton(ActionButton(texts["identity.add.send"]))
    }
  }
}

func myCrumbs(_ texts: Texts) -> [Breadcrumbs.Crumb] {
  [.init(texts["identity.crumb.home"], href: "/"), .init(texts["identity.my.title"], href: MyPageRoutes.path)]
}
