import HTMLKit
import Kernel

/// The account that money is paid into: with a bank, or with ゆうちょ銀行 by the 記号 and 番号 of its passbook.
public struct AccountFields: Sendable {
  public enum Part: String, Sendable, CaseIterable {
    case institution
    case bankName = "bank-name"
    case bankCode = "bank-code"
    case branchName = "branch-name"
    case branchCode = "branch-code"
    case kind, number
    case yuchoSymbol = "yucho-symbol"
    case yuchoNumber = "yucho-number"
    case holder
  }

  /// The label of the frame is the legend; the fields are named `<name>.institution`, `<name>.bank-name`, …
  public var frame: FieldFrame
  public var values: [Part: String]
  /// Errors of the fields, by their names.
  public var errors: [FieldError]

  public init(_ frame: FieldFrame, values: [Part: String] = [:], errors: [FieldError] = []) {
    self.frame = frame
    self.values = values
    self.errors = errors
  }

  /// The kinds of deposit, as values of the form.
  static let kinds = ["ordinary", "checking", "savings"]
}

extension HTML {
  /// Writes the fields of an account. Without script both ways stand on the page, and the chosen one counts.
  public mutating func accountFields(_ group: AccountFields, _ texts: Texts) {
    let ways = [
      ChoiceOption("bank", texts["design.account.bank"]) { h in h.bankParts(of: group, texts) },
      ChoiceOption("yucho", texts["design.account.yucho"]) { h in h.yuchoParts(of: group, texts) },
    ]
    fieldGroup(group.frame, texts) { h in
      h.radioGroup(
        RadioGroup(group.frame(of: .institution, texts), options: ways, value: group.values[.institution]), texts)
      h.accountPart(.holder, of: group, width: .wide, texts)
    }
  }

  private mutating func bankParts(of group: AccountFields, _ texts: Texts) {
    for (name, code) in [(AccountFields.Part.bankName, AccountFields.Part.bankCode), (.branchName, .branchCode)] {
      div(["class": "ds-pair ds-name-and-code"]) { h in
        h.accountPart(name, of: group, width: .full, texts)
        h.accountPart(code, of: group, width: .tiny, texts)
      }
    }
    let kinds = AccountFields.kinds.map { ChoiceOption($0, texts["design.account.kind.\($0)"]) }
    radioGroup(
      RadioGroup(group.frame(of: .kind, texts), options: kinds, value: group.values[.kind], isInline: true), texts)
    accountPart(.number, of: group, width: .short, texts)
  }

  private mutating func yuchoParts(of group: AccountFields, _ texts: Texts) {
    div(["class": "ds-pair"]) { h in
      h.accountPart(.yuchoSymbol, of: group, width: .short, texts)
      h.accountPart(.yuchoNumber, of: group, width: .short, texts)
    }
  }

  private mutating func accountPart(
    _ part: AccountFields.Part, of group: AccountFields, width: TextField.Width, _ texts: Texts
  ) {
    let isNumber = ![AccountFields.Part.bankName, .branchName, .holder].contains(part)
    textField(
      TextField(
        group.frame(of: part, texts), value: group.values[part] ?? "", kind: isNumber ? .number : .text, width: width,
        autocomplete: "off"), texts)
  }
}

extension AccountFields {
  /// Those that need an example beside them.
  private static let hinted: Set<Part> = [.bankCode, .branchCode, .number, .yuchoSymbol, .yuchoNumber, .holder]

  fileprivate func frame(of part: Part, _ texts: Texts) -> FieldFrame {
    frame.part(
      part.rawValue, label: texts["design.account.\(part.rawValue)"],
      hint: Self.hinted.contains(part) ? texts["design.account.\(part.rawValue).hint"] : nil, errors: errors,
      need: part == .bankCode || part == .branchCode ? .optional : .unmarked)
  }
}
