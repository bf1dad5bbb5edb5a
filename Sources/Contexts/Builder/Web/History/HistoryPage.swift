import DesignSystem
import HTMLKit
import HTTPTypes
import Kernel
import ProcedureDraft
import Web

/// What the page about a draft's history shows.
struct HistoryModel: Sendable {
  let open: OpenDraft
  let edits: EditStories
  let owner: String
  /// Why nothing was undone; `nil` when nobody asked, or it was.
  var refusal: String?
  var wasUndone = false
}

/// Every edit of a draft: who, when, what in words, and the way back.
func historyPage(_ model: HistoryModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let draft = model.open.draft, address = DraftAddress(draft.id)
  return draftPage(
    texts["builder.staff.history.title"], model.open, texts, part: .history,
    status: model.refusal == nil ? nil : .conflict
  ) { h in
    if model.wasUndone {
      h.notificationBanner(NotificationBanner(.success, title: texts["builder.staff.history.undone"]), texts)
    }
    if let refusal = model.refusal { h.callout(Callout(.caution, text: refusal)) }
    h.p(
      texts["builder.staff.history.begun", ["name": model.owner, "moment": texts.moment(draft.createdAt)]])
    if draft.base != nil {
      h.p { h in h.a(["href": ProcedureAddress(draft.procedure).page], texts["builder.staff.procedure.link"]) }
    }
    guard !model.edits.stories.isEmpty else { return h.p(texts["builder.staff.history.none"]) }
    h.postForm(to: address.page("history"), guard: formGuard) { h in
      h.hiddenFields([HiddenField("page", "\(model.edits.page)")])
      h.ol(["class": "ds-bench-items"]) { h in
        for story in model.edits.stories { h.li { h in h.editStory(story, draft, texts) } }
      }
    }
    h.pagination(
      Pagination(current: model.edits.page, pageCount: model.edits.pageCount) { page in
        "\(address.page("history"))?page=\(page)"
      }, texts)
  }
}

extension HTML {
  fileprivate mutating func editStory(_ story: EditStory, _ draft: Draft, _ texts: Texts) {
    let kept = story.kept, moment = texts.moment(kept.at)
    p { h in
      h.strong { h in h.plainText(story.who) }
      h.text(" ")
      h.span(["class": "ds-quiet"]) { h in h.plainText(moment) }
      if let revision = kept.undoes {
        h.text(" ")
        h.statusTag(StatusTag(texts["builder.staff.history.undoes", ["n": "\(revision)"]], tone: .neutral))
      }
      if story.isUndone {
        h.text(" ")
        h.statusTag(StatusTag(texts["builder.staff.history.is-undone"], tone: .neutral))
      }
    }
    ul { h in
      for sentence in story.sentences.prefix(Self.mostSentences) { h.li { h in h.plainText(sentence) } }
      let left = story.sentences.count - Self.mostSentences
      if left > 0 { h.li(texts["builder.staff.difference.more", ["n": "\(left)"]]) }
      if story.sentences.isEmpty { h.li(texts["builder.staff.history.wordless"]) }
    }
    guard draft.state == .editing, !story.isUndone else { return }
    actionButton(
      ActionButton(
        texts[kept.undoes == nil ? "builder.staff.history.undo" : "builder.staff.history.redo"], rank: .quiet,
        name: "revision", value: "\(kept.revision)",
        hiddenSuffix: texts["builder.staff.history.which", ["n": "\(kept.revision)", "moment": moment]]))
  }

  private static var mostSentences: Int { 12 }
}
