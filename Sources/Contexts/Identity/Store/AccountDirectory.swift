import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Accounts as other contexts may ask for them: by the code that is shown, or by id.
public struct AccountDirectory: AccountPort {
  private let town: Town

  public init(town: Town) { self.town = town }

  public func account(showing code: String, in tx: any Transaction) throws -> ShownAccount? {
    guard let code = try? SecretCode(reading: code),
      let id = try CounterCodeStore(town: town).account(showing: code, in: tx)
    else { return nil }
    return try account(id.description, in: tx)
  }

  public func account(_ id: String, in tx: any Transaction) throws -> ShownAccount? {
    try address(of: id, in: tx).map { ShownAccount(id: id, maskedMail: Self.masked($0)) }
  }

  public func mail(of id: String, in tx: any Transaction) throws -> String? { try address(of: id, in: tx)?.text }

  private func address(of id: String, in tx: any Transaction) throws -> EmailAddress? {
    guard let id = ID<Resident>(id) else { return nil }
    do {
      return try AccountStore(town: town).find(id, in: tx).mail
    } catch IdentityProblem.accountGone {
      return nil
    }
  }

  public func forgetCode(of id: String, in tx: any Transaction) throws {
    guard let id = ID<Resident>(id) else { return }
    try CounterCodeStore(town: town).remove(of: id, in: tx)
  }

  /// `h•••@example.jp`: as many marks whatever stood there.
  static func masked(_ mail: EmailAddress) -> String { "\(mail.text.prefix(1))•••@\(mail.host)" }
}
