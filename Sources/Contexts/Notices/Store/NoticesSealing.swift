import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum NoticesSealing {
  static let recipient = SealedColumn(
    "notices_mail", "recipient", key: [.text("id")], place: "notices_mail/recipient/{id}")
  static let subject = SealedColumn("notices_mail", "subject", key: [.text("id")], place: "notices_mail/subject/{id}")
  static let body = SealedColumn("notices_mail", "body", key: [.text("id")], place: "notices_mail/body/{id}")

  static let all = [recipient, subject, body]
}
