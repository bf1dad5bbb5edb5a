import DesignSystem
import FormSchema
import HTMLKit
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Web

struct SavedModel: Sendable {
  let open: OpenDraft
  let code: SecretCode
  /// Where the code was to be sent.
  var email = ""
  var isSent = false
  /// What was typed is no address.
  var isWrong = false
  /// So many mails were asked for that the next has to wait.
  var waitMinutes: Int?

  fileprivate func errors(_ texts: Texts) -> [FieldError] {
    if isWrong { return [FieldError("email", texts["cases.saved.email-wrong"])] }
    guard let minutes = waitMinutes else { return [] }
    let sentence = minutes > 90
      ? texts["cases.saved.too-often-hours", ["n": "\((minutes + 59) / 60)"]]
      : texts["cases.saved.too-often", ["n": "\(minutes)"]]
    return [FieldError("email", sentence)]
  }
}

/// Paused: the code that opens the draft again, on this device or another.
func savedPage(_ model: SavedModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let definition = model.open.published.definition
  let path = "/apply/\(definition.id)/saved"
  let errors = model.errors(texts)
  let status: HTTPResponse.Status? = model.waitMinutes == nil ? nil : .tooManyRequests
  let until = JapaneseDate(model.open.draft.expiresAt.dateInJapan).text(in: texts.language)
  return Page(
    texts["cases.saved.title"], status: status, hasErrors: !errors.isEmpty,
    breadcrumbs: procedureCrumbs(definition, texts)
  ) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    if model.isSent {
      h.notificationBanner(NotificationBanner(.success, title: texts["cases.saved.sent"]), texts)
    }
    h.h1(texts["cases.saved.title"])
    h.p(texts["cases.saved.lead", ["date": until]])
    h.callout(
      Callout(.note, title: texts["cases.saved.code-title"]) { h in
        h.p(["class": "ds-code"]) { h in h.strong(["id": "resume-code"]) { h in h.plainText(model.code.text) } }
        h.p(texts["cases.saved.code"])
      })
    if model.open.draft.account != nil {
      h.p { h in
        h.text(texts["cases.saved.on-my-page"] + texts["design.sentence-gap"])
        h.a(["href": "/my"], texts["cases.my-page"])
      }
    }
    h.h2(texts["cases.saved.mail-title"])
    h.postForm(to: path, guard: formGuard) { h in
      h.textField(
        TextField(
          FieldFrame(
            "email", label: texts["cases.saved.email"], hint: texts["cases.saved.email-hint"],
            error: errors.message(for: "email")),
          value: model.email, kind: .email, width: .wide), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["cases.saved.send"], rank: .secondary))
        h.actionLink(ActionLink(texts["cases.saved.continue"], href: "/apply/\(definition.id)/review"))
      }
    }
    h.removeFromDevice(.begun, of: definition.id, guard: formGuard, texts)
  }
}

/// Where a resume code is typed.
func resumePage(code: String, errors: [FieldError], guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["cases.resume.title"], hasErrors: !errors.isEmpty) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(texts["cases.resume.title"])
    h.p(texts["cases.resume.lead"])
    h.postForm(to: "/resume", guard: formGuard) { h in
      h.textField(
        TextField(
          FieldFrame("code", label: texts["cases.resume.code"], hint: texts["cases.resume.code-hint"], error: errors.message(for: "code")),
          value: code, kind: .oneTimeCode, width: .medium, autocomplete: "off"), texts)
      h.actionButton(ActionButton(texts["cases.resume.open"]))
    }
  }
}
