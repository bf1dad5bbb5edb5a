import Kernel
import Ports
import Storage
import Web

/// Writes to those who answer for a program that its token ends soon: the engineers, and the department it is
/// registered for.
struct TokenReminders: Sendable {
  let desk: ClientDesk

  /// Hands over what is due today and was not sent yet.
  /// - Returns: about how many programs.
  func send() async throws -> Int {
    let today = desk.town.world.today
    let due = try await desk.town.database.read { [desk] tx in
      try desk.clients.list(in: tx).filter { client in
        guard let stage = client.dueStage(on: today) else { return false }
        return try !ReminderStore.list(of: client.id, endingOn: client.expiresOn, in: tx)
          .contains { $0.daysBefore == stage }
      }.map(\.id)
    }
    var count = 0
    for id in due {
      let isSent = try await desk.town.database.write { [self] tx in try remind(id, on: today, in: tx) }
      count += isSent ? 1 : 0
    }
    return count
  }

  /// It may have been renewed, or its mail sent by another process, since it was looked for.
  private func remind(_ id: ID<Client>, on today: CivilDate, in tx: any Transaction) throws -> Bool {
    let client = try desk.clients.find(id, in: tx)
    guard let stage = client.dueStage(on: today) else { return false }
    let recipients = try recipients(client, in: tx)
    let reminder = TokenReminder(
      expiresOn: client.expiresOn, daysBefore: stage, sentAt: desk.town.world.now, mails: recipients.count)
    guard try ReminderStore.insert(reminder, of: id, in: tx) else { return false }
    for recipient in recipients { try desk.mail.send(mail(to: recipient, about: client, on: today), in: tx) }
    try desk.note(
      "clients.reminded", id, by: .system("clients"),
      ["expires": "\(client.expiresOn)", "days-before": "\(stage)", "mails": "\(recipients.count)"], in: tx)
    return true
  }

  /// Each address once. A town without any for it gets the mail where its own mails come from.
  private func recipients(_ client: Client, in tx: any Transaction) throws -> [String] {
    let profile = desk.town.profile
    let department = profile.department(client.department)?.mail ?? ""
    let known = Set(try desk.engineers.engineerMails(in: tx).map(\.value) + [department]).filter { !$0.isEmpty }
    return known.isEmpty ? [profile.mailFrom] : known.sorted()
  }

  /// In Japanese, with the same in English behind it for whoever looks after the program.
  private func mail(to recipient: String, about client: Client, on today: CivilDate) -> OutgoingMail {
    let texts = [Language.japanese, .english].map { ClientsFeature.catalogue.texts(in: $0) }
    let words = texts.map { texts in
      let values = values(client, today, texts)
      return (subject: texts["clients.staff.reminder.subject", values], body: texts["clients.staff.reminder.body", values])
    }
    return OutgoingMail(
      recipient: Personal(recipient), subject: words.map(\.subject).joined(separator: " / "),
      body: Personal(words.map(\.body).joined(separator: "\n\n----\n\n")), about: "client:\(client.id)",
      occasion: "token-expiring", endsAt: Instant(startOf: client.expiresOn.adding(days: 1)))
  }

  private func values(_ client: Client, _ today: CivilDate, _ texts: Texts) -> [String: String] {
    let left = client.expiresOn.daysSince1970 - today.daysSince1970
    let when =
      switch left {
      case 0: texts["clients.staff.reminder.today"]
      case 1: texts["clients.staff.reminder.tomorrow"]
      default: texts["clients.staff.reminder.days", ["days": "\(left)"]]
      }
    return [
      "town": desk.town.profile.name(in: texts.language), "name": client.name, "date": texts.day(client.expiresOn),
      "left": when, "page": desk.town.address + ClientRoutes.path(client.id),
    ]
  }
}
