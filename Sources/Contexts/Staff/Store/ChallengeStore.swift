import Kernel
import Storage
import Web

/// A sign-in on its way: the password was right, something is still to do.
struct Challenge: Sendable, Equatable {
  enum Stage: String, Sendable {
    case code
    /// The first sign-in: an authenticator app is set up.
    case enrolment
    case newPassword = "new-password"

    var path: String {
      switch self {
      case .code: "/staff/sign-in/code"
      case .enrolment: "/staff/sign-in/enrolment"
      case .newPassword: "/staff/sign-in/new-password"
      }
    }
  }

  let code: String
  let officer: ID<Officer>
  var stage: Stage
  let returnPath: ReturnPath
  /// The secret offered to the app, sealed, while it is being set up.
  let sealedSecret: [UInt8]?
  let endsAt: Instant
}

/// The only code that reads or writes `staff_challenge`.
enum ChallengeStore {
  static func insert(_ challenge: Challenge, in tx: any Transaction) throws {
    try tx.run("""
      INSERT INTO staff_challenge (code, officer_id, stage, return_path, totp_secret, ends_at)
      VALUES (\(challenge.code), \(challenge.officer), \(challenge.stage), \(challenge.returnPath.text),
        \(challenge.sealedSecret), \(challenge.endsAt))
      """)
  }

  /// - Returns: `nil` when there is none, or its time is over.
  static func lookUp(code: String, at now: Instant, in tx: any Transaction) throws -> Challenge? {
    guard let row = try tx.firstRow("SELECT * FROM staff_challenge WHERE code = \(code) AND ends_at > \(now)")
    else { return nil }
    return Challenge(
      code: code, officer: try row.id("officer_id"), stage: try row.value("stage"),
      returnPath: ReturnPath(try row.text("return_path")), sealedSecret: try row.bytesIfPresent("totp_secret"),
      endsAt: try row.instant("ends_at"))
  }

  static func move(_ challenge: Challenge, to stage: Challenge.Stage, in tx: any Transaction) throws {
    try tx.run("UPDATE staff_challenge SET stage = \(stage) WHERE code = \(challenge.code)")
  }

  static func remove(_ challenge: Challenge, in tx: any Transaction) throws {
    try tx.run("DELETE FROM staff_challenge WHERE code = \(challenge.code)")
  }

  /// Takes every other sign-in on its way from the officer: what was known when it began counts no more.
  static func removeOthers(than challenge: Challenge, in tx: any Transaction) throws {
    try tx.run("""
      DELETE FROM staff_challenge WHERE officer_id = \(challenge.officer) AND code <> \(challenge.code)
      """)
  }

  static func removeAll(of officer: ID<Officer>, in tx: any Transaction) throws {
    try tx.run("DELETE FROM staff_challenge WHERE officer_id = \(officer)")
  }

  static func prune(at now: Instant, in tx: any Transaction) throws -> Int {
    try tx.run("DELETE FROM staff_challenge WHERE ends_at <= \(now)")
  }
}
