import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel

/// What an officer wrote into a form that arrived after their session had ended. Nothing of it was done; it is shown once
/// more, so that half an hour of writing is not lost.
struct UnsentWords: Sendable {
  let words: [String]

  /// - Returns: `nil` when the form is not one we showed to this browser, or holds nothing that a person wrote.
  init?(_ request: Request, _ context: AppContext) async {
    // Files chosen with the words may be large. They are passed over, and have to be chosen again.
    guard let form = try? await FormReader(limits: .attachments, intake: nil).read(request),
      context.isOwnForm(token: form["csrf"])
    else { return nil }
    words = form.answers.filter { !Self.isSecret($0.key) }.sorted { $0.key < $1.key }.flatMap(\.value)
      .filter(Self.isWritten)
    if words.isEmpty { return nil }
  }

  /// Passwords and one-time codes are never shown again.
  private static func isSecret(_ field: String) -> Bool {
    field.contains("password") || ["again", "code", "current"].contains(field)
  }

  /// Ids, numbers and the values of choices are plain letters without spaces; what a person wrote is not.
  private static func isWritten(_ value: String) -> Bool {
    value.contains { !$0.isWhitespace } && value.contains { !$0.isASCII || $0.isWhitespace }
  }
}

/// Tells that the time was over, shows the words to copy, and leads to the sign-in and from there back.
func unsentWordsPage(_ unsent: UnsentWords, returnTo path: String, texts: Texts) -> Page {
  let title = texts["web.staff.unsent.title"]
  return Page(title, audience: .staff, status: .unauthorized) { h in
    h.h1(title)
    h.p(texts["web.staff.unsent.text"])
    for words in unsent.words {
      h.callout(
        Callout(.note, title: texts["web.staff.unsent.words"]) { h in
          for line in words.split(separator: "\n") { h.p { h in h.plainText(String(line)) } }
        })
    }
    h.buttonGroup { h in
      h.actionLink(
        ActionLink(texts["web.staff.unsent.sign-in"], href: queryAddress("/staff/sign-in", [("return", path)])))
    }
  }
}
