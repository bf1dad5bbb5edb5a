import Kernel
import Storage

/// The only code that reads or writes `clients_reminder`. Functions take the caller's transaction.
enum ReminderStore {
  /// - Returns: `false` when it was sent before; of two processes one gets `true`.
  static func insert(_ reminder: TokenReminder, of client: ID<Client>, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      INSERT INTO clients_reminder (client_id, expires_on, days_before, sent_at, mails)
      VALUES (\(client), \(reminder.expiresOn), \(reminder.daysBefore), \(reminder.sentAt), \(reminder.mails))
      ON CONFLICT (client_id, expires_on, days_before) DO NOTHING
      """) == 1
  }

  /// Those about the token that ends on this day, the first one first.
  static func list(of client: ID<Client>, endingOn day: CivilDate, in tx: any Transaction) throws -> [TokenReminder] {
    let rows = try tx.rows("""
      SELECT expires_on, days_before, sent_at, mails FROM clients_reminder
      WHERE client_id = \(client) AND expires_on = \(day) ORDER BY days_before DESC
      """)
    return try rows.map { row in
      TokenReminder(
        expiresOn: try row.date("expires_on"), daysBefore: try row.int("days_before"),
        sentAt: try row.instant("sent_at"), mails: try row.int("mails"))
    }
  }
}
