import Ports
import Storage

/// Where other contexts put their mails.
struct Outbox: MailPort {
  let store: MailStore
  let bell: MailBell

  func send(_ mail: OutgoingMail, in tx: any Transaction) throws {
    try store.insert(mail, in: tx)
    bell.ring()
  }
}
