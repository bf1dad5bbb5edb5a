import Kernel
import Ports
import Storage
import Vault
import Web

/// The only code that reads or writes `notices_mail`. Functions take the caller's transaction.
struct MailStore: Sendable {
  /// How long a claimed mail belongs to the process that claimed it.
  static let leaseSeconds = 120
  /// How long mails are kept with which nothing more happens, so that officers can answer whether one went out.
  static let daysKept = 90

  let town: Town

  func insert(_ mail: OutgoingMail, in tx: any Transaction) throws {
    let id: ID<Mail> = town.world.newID()
    let now = town.world.now
    try tx.enqueue("""
      INSERT INTO notices_mail
        (id, recipient, subject, body, about, occasion, state, attempts, next_at, created_at, changed_at, ends_at)
      VALUES (\(id), \(try seal(mail.recipient.value, NoticesSealing.recipient, id)), \(try seal(mail.subject, NoticesSealing.subject, id)),
        \(try seal(mail.body.value, NoticesSealing.body, id)), \(mail.about), \(mail.occasion), \(Mail.State.waiting), 0, \(now),
        \(now), \(now), \(mail.endsAt))
      """)
  }

  func find(_ id: ID<Mail>, in tx: any Transaction) throws -> Mail {
    guard let row = try tx.firstRow("SELECT \(Self.columns) FROM notices_mail WHERE id = \(id)") else {
      throw NoticesProblem.mailNotFound
    }
    return try mail(row)
  }

  /// Whether anything waits for its turn now, so that an idle worker need not write.
  func hasDue(in tx: any Transaction) throws -> Bool {
    let now = town.world.now
    return try tx.firstRow("""
      SELECT id FROM notices_mail WHERE state IN ('waiting', 'failed') AND next_at <= \(now)
        AND (claimed_until IS NULL OR claimed_until <= \(now)) LIMIT 1
      """) != nil
  }

  /// Takes up to `most` due mails for ``leaseSeconds``; nobody else gets them in this time.
  func claim(most: Int, in tx: any Transaction) throws -> [ClaimedMail] {
    let now = town.world.now
    let until = now.adding(seconds: Self.leaseSeconds)
    let due = try tx.rows("""
      SELECT id, recipient, subject, body, about, occasion, attempts, ends_at FROM notices_mail
      WHERE state IN ('waiting', 'failed') AND next_at <= \(now) AND (claimed_until IS NULL OR claimed_until <= \(now))
      ORDER BY next_at, id LIMIT \(most)
      """)
    let claims = try due.map { row in
      let id: ID<Mail> = try row.id("id")
      return ClaimedMail(
        id: id, about: try row.text("about"), occasion: try row.text("occasion"), mail: try outgoing(row, id),
        attempts: try row.int("attempts") + 1, until: until, endsAt: try row.instantIfPresent("ends_at"))
    }
    guard !claims.isEmpty else { return [] }
    try tx.enqueue("""
      UPDATE notices_mail SET claimed_until = \(until), attempts = attempts + 1
      WHERE id IN (\(.joined(claims.map { "\($0.id)" }, separator: ", ")))
      """)
    return claims
  }

  /// A mail that went out is sent, even when another process has claimed it meanwhile.
  func markSent(_ claim: ClaimedMail, in tx: any Transaction) throws -> Bool {
    let now = town.world.now
    return try tx.run("""
      UPDATE notices_mail SET state = 'sent', sent_at = \(now), changed_at = \(now), claimed_until = NULL,
        last_problem = NULL
      WHERE id = \(claim.id) AND state <> 'sent'
      """) == 1
  }

  /// Only the claim's holder may say that it failed.
  func markFailed(
    _ claim: ClaimedMail, reason: String, _ outcome: RetrySchedule.Outcome, in tx: any Transaction
  ) throws -> Bool {
    let now = town.world.now
    let (state, next): (Mail.State, Instant) =
      switch outcome {
      case .again(let next): (.failed, next)
      case .givenUp: (.givenUp, now)
      case .expired: (.expired, now)
      }
    return try tx.run("""
      UPDATE notices_mail SET state = \(state), next_at = \(next), changed_at = \(now), claimed_until = NULL,
        last_problem = \(reason)
      WHERE id = \(claim.id) AND claimed_until = \(claim.until) AND attempts = \(claim.attempts)
      """) == 1
  }

  /// The claim was no try: its mail's end had come before it was handed over.
  func markExpired(_ claim: ClaimedMail, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      UPDATE notices_mail SET state = 'expired', changed_at = \(town.world.now), claimed_until = NULL,
        attempts = attempts - 1
      WHERE id = \(claim.id) AND claimed_until = \(claim.until) AND attempts = \(claim.attempts)
      """) == 1
  }

  /// Begins anew, as if it had never been tried.
  func sendAgain(_ mail: Mail, in tx: any Transaction) throws {
    let now = town.world.now
    let changed = try tx.run("""
      UPDATE notices_mail SET state = 'waiting', attempts = 0, next_at = \(now), changed_at = \(now),
        claimed_until = NULL
      WHERE id = \(mail.id) AND state = \(mail.state) AND (claimed_until IS NULL OR claimed_until <= \(now))
      """)
    guard changed == 1 else { throw NoticesProblem.changedMeanwhile }
  }

  func withhold(_ mail: Mail, in tx: any Transaction) throws {
    let now = town.world.now
    let changed = try tx.run("""
      UPDATE notices_mail SET state = 'withheld', changed_at = \(now), claimed_until = NULL
      WHERE id = \(mail.id) AND state = \(mail.state) AND (claimed_until IS NULL OR claimed_until <= \(now))
      """)
    guard changed == 1 else { throw NoticesProblem.changedMeanwhile }
  }

  func prune(in tx: any Transaction) throws -> Int {
    let before = town.world.now.adding(seconds: -Self.daysKept * 86_400)
    return try tx.run("""
      DELETE FROM notices_mail WHERE state IN ('sent', 'withheld', 'expired') AND changed_at < \(before)
      """)
  }

  /// How many mails are in each state; states without any are missing.
  func counts(in tx: any Transaction) throws -> [Mail.State: Int] {
    let rows = try tx.rows("SELECT state, count(*) AS n FROM notices_mail GROUP BY state")
    return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.value("state", Mail.State.self), try $0.int("n")) })
  }

  /// How many mails have not gone out, by state; a state without any counts zero.
  func countUnsent(in tx: any Transaction) throws -> [Mail.State: Int] {
    let unsent: [Mail.State] = [.waiting, .failed, .givenUp]
    let wanted = SQLText.joined(unsent.map { "\($0)" }, separator: ", ")
    let rows = try tx.rows("SELECT state, count(*) AS n FROM notices_mail WHERE state IN (\(wanted)) GROUP BY state")
    let found = try rows.map { (try $0.value("state", Mail.State.self), try $0.int("n")) }
    return Dictionary(found + unsent.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The mails in `states`, the latest change first.
  func list(_ states: [Mail.State], most: Int, skipping: Int, in tx: any Transaction) throws -> [Mail] {
    let wanted = SQLText.joined(states.map { "\($0)" }, separator: ", ")
    return try tx.rows("""
      SELECT \(Self.columns) FROM notices_mail WHERE state IN (\(wanted))
      ORDER BY changed_at DESC, id DESC LIMIT \(most) OFFSET \(skipping)
      """).map(mail)
  }

  private static let columns: SQLText = """
    id, recipient, about, occasion, state, attempts, next_at, created_at, changed_at, ends_at,
    last_problem
    """

  private func mail(_ row: SQLRow) throws -> Mail {
    let id: ID<Mail> = try row.id("id")
    return Mail(
      id: id, recipient: try recipient(row, id), about: try row.text("about"),
      occasion: try row.text("occasion"), state: try row.value("state"), attempts: try row.int("attempts"),
      nextAt: try row.instant("next_at"), createdAt: try row.instant("created_at"),
      changedAt: try row.instant("changed_at"), endsAt: try row.instantIfPresent("ends_at"),
      lastProblem: try row.textIfPresent("last_problem"))
  }

  /// Empty when it cannot be unsealed, so that the board still shows the other mails and this one's reason.
  private func recipient(_ row: SQLRow, _ id: ID<Mail>) throws -> Personal<String> {
    do {
      return Personal(try open(row, NoticesSealing.recipient, id))
    } catch is VaultProblem {
      return Personal("")
    }
  }

  // A key that is missing now can come back with a restored key folder, so trying again may help.
  private func outgoing(_ row: SQLRow, _ id: ID<Mail>) throws -> Result<OutgoingMail, MailRefusal> {
    do {
      return .success(
        OutgoingMail(
          recipient: Personal(try open(row, NoticesSealing.recipient, id)),
          subject: try open(row, NoticesSealing.subject, id), body: Personal(try open(row, NoticesSealing.body, id)),
          about: try row.text("about"), occasion: try row.text("occasion"),
          endsAt: try row.instantIfPresent("ends_at")))
    } catch is VaultProblem {
      return .failure(MailRefusal(reason: "the mail cannot be unsealed with the town's keys", mayTryAgain: true))
    }
  }

  private func seal(_ text: String, _ column: SealedColumn, _ id: ID<Mail>) throws -> [UInt8] {
    try town.vault.seal(Array(text.utf8), place: column.place(id))
  }

  private func open(_ row: SQLRow, _ column: SealedColumn, _ id: ID<Mail>) throws -> String {
    String(decoding: try town.vault.open(try row.bytes(column.column), place: column.place(id)), as: UTF8.self)
  }
}
