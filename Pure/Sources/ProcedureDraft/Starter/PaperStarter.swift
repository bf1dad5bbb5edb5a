import Kernel

/// A paper of a procedure to begin with: what each kind of letter of a town hall always says stands there already.
public enum PaperStarter: String, Sendable, CaseIterable {
  /// 通知書: tells that it was granted.
  case notice
  /// Tells that it was refused, why, and how to appeal.
  case refusal
  /// 証明書: attests something.
  case certificate
  /// 控え, 受付票: tells that it arrived.
  case receipt

  /// The file `documents/<id>.yaml` with this title.
  public func document(_ id: String, title: String) -> JSONValue {
    let template =
      switch self {
      case .notice: StarterWords.notice(title)
      case .refusal: StarterWords.refusal(title)
      case .certificate: StarterWords.certificate(title)
      case .receipt: StarterWords.receipt(title)
      }
    return .object((template.members ?? []).map { member in
      switch member.key {
      case "id": JSONValue.Member("id", .text(id))
      case "title": JSONValue.Member("title", .text(title))
      default: member
      }
    })
  }
}
