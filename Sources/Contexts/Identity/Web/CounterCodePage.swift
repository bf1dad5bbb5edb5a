import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the page of the code for the counter shows.
struct CounterCodeModel: Sendable {
  /// `nil` before it was asked for, and once its time is over.
  let code: CounterCode?
  /// Since when the account is tied to the registry.
  let linkedSince: Instant?
  let isUnlinked: Bool
}

/// The code for the counter, or that the account is tied already.
///
/// - Parameter newGuard: gives each form of the page its own guard.
func counterCodePage(
  _ model: CounterCodeModel, guard newGuard: @escaping @Sendable () -> FormGuard, texts: Texts
) -> Page {
  Page(texts["identity.counter.title"], breadcrumbs: myCrumbs(texts)) { h in
    if model.isUnlinked {
      h.notificationBanner(NotificationBanner(.success, title: texts["identity.counter.unlinked"]), texts)
    }
    h.h1(texts["identity.counter.title"])
    if let since = model.linkedSince {
      h.linkedPart(since, newGuard(), texts)
    } else {
      h.codePart(model.code, newGuard(), texts)
    }
  }
}

extension HTML {
  fileprivate mutating func codePart(_ code: CounterCode?, _ formGuard: FormGuard, _ texts: Texts) {
    p(texts["identity.counter.lead"])
    p(texts["identity.counter.bring"])
    if let code {
      callout(
        Callout(.note, title: texts["identity.counter.code"]) { h in
          h.p(["class": "ds-receipt-number"]) { h in h.plainText(code.code.text) }
          h.p(texts["identity.counter.until", ["time": code.endsAt.timeInJapan]])
        })
    }
    postForm(to: CounterCodeRoutes.path, guard: formGuard) { h in
      h.actionButton(
        ActionButton(
          texts[code == nil ? "identity.counter.show" : "identity.counter.again"],
          rank: code == nil ? .primary : .secondary))
    }
  }

  fileprivate mutating func linkedPart(_ since: Instant, _ formGuard: FormGuard, _ texts: Texts) {
    p(texts["identity.counter.linked", ["date": JapaneseDate(since.dateInJapan).text(in: texts.language)]])
    p(texts["identity.counter.linked.means"])
    postForm(to: CounterCodeRoutes.removalPath, guard: formGuard) { h in
      h.actionButton(ActionButton(texts["identity.counter.unlink"], rank: .warning))
    }
  }
}
