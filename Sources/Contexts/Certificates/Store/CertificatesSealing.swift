import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum CertificatesSealing {
  static let revokedReason = SealedColumn(
    "certificates_certificate", "revoked_reason", key: [.text("id")],
    place: "certificates_certificate/revoked_reason/{id}")

  static let all = [revokedReason]
}
