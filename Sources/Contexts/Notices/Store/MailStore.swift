import Foundation
import Kernel
import Ports
import Storage
import Vault
import Web

/// The only code that reads or writes `notices_mail`. What is personal in a mail is sealed until it leaves.
struct MailStore: MailPort {
  /// While a worker sends, nobody else takes the same mail; a worker that died gives it free after this time.
  static let leaseSeconds = 120

  let town: Town

  func send(_ mail: OutgoingMail, in tx: any Transaction) throws {
    let id: ID<QueuedMail> = town.world.newID()
    let now = town.world.now
    try tx.run("""
      INSERT INTO notices_mail (id, recipient, subject, body, about, occasion, state, attempts, next_at, created_at)
      VALUES (\(id), \(try seal(mail.recipient.value, "recipient", id)), \(try seal(mail.subject, "subject", id)),
        \(try seal(mail.body.value, "body", id)), \(mail.about), \(mail.occasion), 'waiting', 0, \(now), \(now))
      """)
  }

  /// Takes the mails that are due, so that no other worker does until the lease is over.
  func claim(atMost limit: Int, in tx: any Transaction) throws -> [QueuedMail] {
    let now = town.world.now
    let due = try tx.rows(Self.select + " WHERE state = 'waiting' AND next_at <= \(now) ORDER BY next_at, id LIMIT \(limit)")
    for row in due {
      try tx.run("""
        UPDATE notices_mail SET next_at = \(now.adding(seconds: Self.leaseSeconds)), attempts = attempts + 1
        WHERE id = \(try row.text("id"))
        """)
    }
    return try due.map(mail)
  }

  func markSent(_ id: ID<QueuedMail>, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE notices_mail SET state = 'sent', sent_at = \(town.world.now), last_problem = NULL WHERE id = \(id) AND state = 'waiting'
      """)
  }

  /// - Parameter wait: seconds until the next attempt; `nil` gives up.
  func markFailed(_ id: ID<QueuedMail>, _ problem: String, wait: Int?, in tx: any Transaction) throws {
    let state = wait == nil ? QueuedMail.State.givenUp : .waiting
    try tx.run("""
      UPDATE notices_mail SET state = \(state), next_at = \(town.world.now.adding(seconds: wait ?? 0)), last_problem = \(problem)
      WHERE id = \(id) AND state = 'waiting'
      """)
  }

  /// Tries once more, at once.
  func sendAgain(_ id: ID<QueuedMail>, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE notices_mail SET state = 'waiting', next_at = \(town.world.now), attempts = 0
      WHERE id = \(id) AND state IN ('waiting', 'given-up', 'cancelled')
      """)
  }

  /// Never sends it.
  func cancel(_ id: ID<QueuedMail>, in tx: any Transaction) throws {
    try tx.run("UPDATE notices_mail SET state = 'cancelled' WHERE id = \(id) AND state IN ('waiting', 'given-up')")
  }

  func counts(in tx: any Transaction) throws -> [QueuedMail.State: Int] {
    Dictionary(uniqueKeysWithValues: try tx.rows("SELECT state, count(*) AS n FROM notices_mail GROUP BY state").map {
      (try $0.value("state"), try $0.int("n"))
    })
  }

  /// The newest in one state; those with a problem first.
  func list(_ state: QueuedMail.State, atMost limit: Int, in tx: any Transaction) throws -> [QueuedMail] {
    try tx.rows(Self.select + " WHERE state = \(state) ORDER BY created_at DESC, id DESC LIMIT \(limit)").map(mail)
  }

  private static let select: SQLText = """
    SELECT id, recipient, subject, body, about, occasion, state, attempts, next_at, created_at, last_problem FROM notices_mail
    """

  private func mail(_ row: SQLRow) throws -> QueuedMail {
    let id: ID<QueuedMail> = try row.id("id")
    return QueuedMail(
      id: id,
      mail: OutgoingMail(
        recipient: Personal(try open(row, "recipient", id)), subject: try open(row, "subject", id),
        body: Personal(try open(row, "body", id)), about: try row.text("about"), occasion: try row.text("occasion")),
      state: try row.value("state"), attempts: try row.int("attempts"), nextAt: try row.instant("next_at"),
      createdAt: try row.instant("created_at"), problem: try row.textIfPresent("last_problem"))
  }

  private func seal(_ text: String, _ column: String, _ id: ID<QueuedMail>) throws -> [UInt8] {
    try town.vault.seal(Data(text.utf8), place: "notices_mail/\(column)/\(id)")
  }

  private func open(_ row: SQLRow, _ column: String, _ id: ID<QueuedMail>) throws -> String {
    String(decoding: try town.vault.open(try row.bytes(column), place: "notices_mail/\(column)/\(id)"), as: UTF8.self)
  }
}
