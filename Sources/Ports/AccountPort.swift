import Kernel
import Storage

/// An account whose code its owner shows at the counter.
public struct ShownAccount: Sendable, Equatable {
  public let id: String
  /// The mail address, most of it hidden: enough for its owner to know it by.
  public let maskedMail: String

  public init(id: String, maskedMail: String) { (self.id, self.maskedMail) = (id, maskedMail) }
}

/// Residents' accounts, asked inside the caller's transaction.
public protocol AccountPort: Sendable {
  /// The account that shows this code now, in any spelling of the code; `nil` when none does, or its time is over.
  func account(showing code: String, in tx: any Transaction) throws -> ShownAccount?
  /// - Returns: `nil` when there is no such account any more.
  func account(_ id: String, in tx: any Transaction) throws -> ShownAccount?
  /// The proven mail address, only for forms that the account's owner fills in; `nil` when there is no such account any
  /// more.
  func mail(of id: String, in tx: any Transaction) throws -> String?
  /// The code was used and counts no more.
  func forgetCode(of id: String, in tx: any Transaction) throws
}
