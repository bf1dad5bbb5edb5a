import DesignSystem
import HTMLKit
import HTTPTypes
import Kernel
import ProcedureDraft
import Web

/// A page of a draft: the way to it, its name, the other parts of the draft.
///
/// - Parameters:
///   - part: which of ``DraftPart`` it belongs to; `nil` for none.
///   - crumbs: what stands between the draft and the page.
func draftPage(
  _ title: String, _ open: OpenDraft, _ texts: Texts, part: DraftPart? = nil, status: HTTPResponse.Status? = nil,
  errors: [FieldError] = [], crumbs: [Breadcrumbs.Crumb] = [], isWide: Bool = false,
  _ content: @escaping @Sendable (inout HTML) -> Void
) -> Page {
  let name = open.folder.title.isEmpty ? texts["builder.staff.untitled"] : open.folder.title
  let here: [Breadcrumbs.Crumb] = [
    .init(texts["builder.staff.list.title"], href: DraftAddress.list),
    .init(name, href: DraftAddress(open.draft.id).outline),
  ]
  return Page(
    title, audience: .staff, width: isWide ? .wide : .reading, status: status, hasErrors: !errors.isEmpty,
    breadcrumbs: part == .outline ? [here[0]] : here + crumbs
  ) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    if let part { h.draftParts(part, open, texts) }
    if open.draft.state != .editing, part != .publish {
      h.callout(
        Callout(
          .caution, title: texts["builder.staff.draft.state.\(open.draft.state.rawValue)"],
          text: texts[open.draft.state.isLive ? "builder.staff.not-editing" : "builder.staff.ended"]))
    }
    content(&h)
  }
}

/// The parts of a draft, each with a page of its own.
enum DraftPart: String, Sendable, CaseIterable {
  case outline
  case facts
  case decisions
  case papers
  case messages
  case words
  case preview
  case examples
  case findings
  case publish
  case history

  func href(_ draft: ID<Draft>) -> String {
    self == .outline ? DraftAddress(draft).outline : DraftAddress(draft).page(rawValue)
  }
}

extension HTML {
  fileprivate mutating func draftParts(_ part: DraftPart, _ open: OpenDraft, _ texts: Texts) {
    linkTabs(
      LinkTabs(
        label: texts["builder.staff.parts"],
        DraftPart.allCases.map {
          PageLink(
            texts["builder.staff.part.\($0.rawValue)"], href: $0.href(open.draft.id), isCurrent: $0 == part,
            count: $0 == .findings ? open.mistakes.flatMap { $0 > 0 ? $0 : nil } : nil)
        }))
  }
}
