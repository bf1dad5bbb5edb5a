import DesignSystem
import HTMLKit
import Kernel
import Web

/// The field for the six digits of a mail, and what can be wrong with them.
struct CodeField: Sendable {
  enum Fault: Sendable, Equatable {
    case malformed, expired, spent
    case wrong(left: Int)

    func sentence(_ texts: Texts) -> String {
      switch self {
      case .malformed: texts["identity.code.malformed"]
      case .expired: texts["identity.code.expired", ["minutes": "\(CodeRule.lifetimeSeconds / 60)"]]
      case .spent: texts["identity.code.spent"]
      case .wrong(let left): texts["identity.code.wrong", ["n": "\(left)"]]
      }
    }
  }

  /// As typed.
  var value = ""
  var fault: Fault?

  /// Only another code helps: there is nothing to type any more.
  var isOver: Bool { fault == .expired || fault == .spent }

  /// The error leads to what helps: the field, or the button for another code.
  func errors(_ texts: Texts) -> [FieldError] {
    fault.map { [FieldError(isOver ? HTML.anotherCode : "code", $0.sentence(texts))] } ?? []
  }

  func title(_ texts: Texts) -> String { texts[isOver ? "identity.code.over.title" : "identity.code.title"] }
}

/// Where the digits go, and what stands around their field: to sign in, or for a new address.
struct CodeWay: Sendable {
  let path: String
  /// Of the button that sends the digits.
  let button: String
  /// Where the address can be typed anew.
  let mendPath: String
  /// Whom the mail comes from.
  let sender: String
}

extension CodeDesk.Answer {
  /// What the page says when it was not right; `nil` when it was, or has to be begun again.
  var fault: CodeField.Fault? {
    switch self {
    case .expired: .expired
    case .spent: .spent
    case .wrong(let left): .wrong(left: left)
    case .startAgain, .right: nil
    }
  }
}

extension HTML {
  fileprivate static let anotherCode = "another-code"

  /// Writes the form for the digits, and what to do without them; only the latter once the code is over.
  mutating func codeForm(_ field: CodeField, _ way: CodeWay, guard formGuard: FormGuard, _ texts: Texts) {
    guard !field.isOver else { return anotherCode(way, rank: .primary, guard: formGuard, texts) }
    postForm(to: way.path, guard: formGuard) { h in
      h.codeField(field, texts)
      h.actionButton(ActionButton(way.button))
    }
    noMail(way, guard: formGuard, texts)
  }

  /// Writes the field. Phones offer the digits of the mail by themselves, and show their keys for numbers.
  private mutating func codeField(_ field: CodeField, _ texts: Texts) {
    let frame = FieldFrame(
      "code", label: texts["identity.code.label"], hint: texts["identity.code.hint"],
      error: field.errors(texts).message(for: "code"), need: .unmarked)
    fieldFrame(frame, texts) { h in
      h.input([
        "class": "ds-input ds-digits", "type": "text", "id": frame.id, "name": frame.name, "value": field.value,
        "inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none",
        "aria-invalid": frame.invalid, "aria-describedby": frame.describedBy(),
      ])
    }
  }

  /// What to do when no mail comes: look elsewhere, have another sent, or mend the address.
  private mutating func noMail(_ way: CodeWay, guard formGuard: FormGuard, _ texts: Texts) {
    h2(texts["identity.code.no-mail"])
    ul { h in
      h.li(texts["identity.code.no-mail.spam"])
      h.li { h in
        h.text(texts["identity.code.no-mail.sender"] + texts["design.sentence-gap"])
        h.span(["class": "ds-code-inline"]) { h in h.plainText(way.sender) }
      }
    }
    anotherCode(way, rank: .secondary, guard: formGuard, texts)
  }

  private mutating func anotherCode(
    _ way: CodeWay, rank: ActionRank, guard formGuard: FormGuard, _ texts: Texts
  ) {
    div(["id": Self.anotherCode, "tabindex": "-1"]) { h in
      h.postForm(to: way.path, guard: formGuard) { h in
        h.buttonGroup { h in
          h.actionButton(ActionButton(texts["identity.code.again"], rank: rank, name: "action", value: "again"))
          h.actionLink(ActionLink(texts["identity.code.mend"], href: way.mendPath, rank: .quiet))
        }
      }
    }
  }

  /// Where the code went, as it was typed, so that a slip is seen.
  mutating func sentTo(_ mail: String, _ texts: Texts) {
    p { h in
      h.strong { h in h.plainText(mail) }
      h.text(texts["identity.code.lead", ["minutes": "\(CodeRule.lifetimeSeconds / 60)"]])
    }
  }
}
