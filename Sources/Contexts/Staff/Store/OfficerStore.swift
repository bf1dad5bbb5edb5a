import Kernel
import Nihongo
import Storage
import Vault
import Web

/// The only code that reads or writes `staff_officer` and `staff_post`.
enum OfficerStore {
  private static let columns: SQLText = """
    id, sign_in_name, name, kana, mail, password_hash, must_change_password, totp_secret, disabled_at, created_at
    """

  /// - Throws: ``StaffProblem/signInNameTaken``
  static func insert(_ account: OfficerAccount, posts: Set<Post>, in tx: any Transaction) throws {
    let search = FoldedText("\(account.name) \(account.kana) \(account.signInName)").text
    let inserted = try tx.run("""
      INSERT INTO staff_officer (\(columns), search_text)
      VALUES (\(account.id), \(account.signInName), \(account.name), \(account.kana), \(account.mail),
        \(account.passwordHash.encoded), \(account.mustChangePassword ? 1 : 0), \(account.sealedSecret),
        \(account.disabledAt), \(account.createdAt), \(search))
      ON CONFLICT (sign_in_name) DO NOTHING
      """)
    guard inserted == 1 else { throw StaffProblem.signInNameTaken }
    try replacePosts(of: account.id, by: posts, in: tx)
  }

  /// - Throws: ``StaffProblem/officerNotFound``
  static func find(_ id: ID<Officer>, in tx: any Transaction) throws -> OfficerAccount {
    guard let row = try tx.firstRow("SELECT \(columns) FROM staff_officer WHERE id = \(id)")
    else { throw StaffProblem.officerNotFound }
    return try OfficerAccount(row: row)
  }

  static func lookUp(signInName: String, in tx: any Transaction) throws -> OfficerAccount? {
    try tx.firstRow("SELECT \(columns) FROM staff_officer WHERE sign_in_name = \(signInName)")
      .map { try OfficerAccount(row: $0) }
  }

  /// The account as it is now, while its password is the one that was checked and nobody disabled it meanwhile.
  ///
  /// A check takes its time, and what it proved may be over before it is used.
  /// - Throws: ``StaffProblem/officerNotFound``
  static func lookUp(unchanged known: OfficerAccount, in tx: any Transaction) throws -> OfficerAccount? {
    let account = try find(known.id, in: tx)
    return account.passwordHash.encoded == known.passwordHash.encoded && !account.isDisabled ? account : nil
  }

  static func posts(of id: ID<Officer>, in tx: any Transaction) throws -> Set<Post> {
    let rows = try tx.rows("SELECT department, role FROM staff_post WHERE officer_id = \(id)")
    return Set(try rows.map { Post(try $0.value("role", Role.self), in: try $0.text("department")) })
  }

  static func replacePosts(of id: ID<Officer>, by posts: Set<Post>, in tx: any Transaction) throws {
    try tx.run("DELETE FROM staff_post WHERE officer_id = \(id)")
    for post in posts {
      try tx.run("""
        INSERT INTO staff_post (officer_id, department, role) VALUES (\(id), \(post.department), \(post.role))
        """)
    }
  }

  static func setDisabled(_ id: ID<Officer>, at moment: Instant?, in tx: any Transaction) throws {
    try tx.run("UPDATE staff_officer SET disabled_at = \(moment) WHERE id = \(id)")
  }

  static func setPassword(
    _ id: ID<Officer>, _ hash: PasswordHash, mustChange: Bool, in tx: any Transaction
  ) throws {
    try tx.run("""
      UPDATE staff_officer SET password_hash = \(hash.encoded), must_change_password = \(mustChange ? 1 : 0)
      WHERE id = \(id)
      """)
  }

  /// - Parameter secret: sealed; `nil` takes the second factor away.
  static func setSecret(_ id: ID<Officer>, _ secret: [UInt8]?, lastCounter: Int, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE staff_officer SET totp_secret = \(secret), totp_last_counter = \(lastCounter) WHERE id = \(id)
      """)
  }

  /// Marks a one-time password as used.
  /// - Returns: `false` when this one or a later one has been used before.
  static func use(counter: Int, of id: ID<Officer>, in tx: any Transaction) throws -> Bool {
    try tx.run("""
      UPDATE staff_officer SET totp_last_counter = \(counter) WHERE id = \(id) AND totp_last_counter < \(counter)
      """) == 1
  }

  /// How many people could manage officers if they signed in now.
  static func countTownAdmins(in tx: any Transaction) throws -> Int {
    try tx.count("""
      SELECT count(*) AS n FROM staff_officer o JOIN staff_post p ON p.officer_id = o.id
      WHERE o.disabled_at IS NULL AND p.role = \(Role.townAdmin)
      """)
  }
}

extension OfficerAccount {
  init(row: SQLRow) throws(StorageError) {
    self.init(
      id: try row.id("id"), signInName: try row.text("sign_in_name"), name: try row.text("name"),
      kana: try row.text("kana"), mail: try row.text("mail"),
      passwordHash: PasswordHash(encoded: try row.text("password_hash")),
      mustChangePassword: try row.int("must_change_password") == 1, sealedSecret: try row.bytesIfPresent("totp_secret"),
      disabledAt: try row.instantIfPresent("disabled_at"), createdAt: try row.instant("created_at"))
  }
}
