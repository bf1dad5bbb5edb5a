import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum IdentitySealing {
  static let mail = SealedColumn("identity_account", "mail", key: [.text("id")], place: "identity_account/mail/{id}")
  static let pendingMail = SealedColumn(
    "identity_pending", "mail", key: [.text("code")], place: "identity_pending/mail/{code}")

  static let counterCode = SealedColumn(
    "identity_counter_code", "code", key: [.text("account_id")], place: "identity_counter_code/code/{account_id}")

  static let all = [mail, pendingMail, counterCode]
}
