import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum StaffSealing {
  /// Sealed for the officer's row already, into which it is copied when the app has shown its first password.
  static let offeredSecret = SealedColumn(
    "staff_challenge", "totp_secret", key: [.text("code")], beside: [.text("officer_id")],
    place: "staff_officer/totp_secret/{officer_id}")
  static let secret = SealedColumn(
    "staff_officer", "totp_secret", key: [.text("id")], place: "staff_officer/totp_secret/{id}")

  // Offered ones first, so that what is copied from them is under the newest key.
  static let all = [offeredSecret, secret]
}
