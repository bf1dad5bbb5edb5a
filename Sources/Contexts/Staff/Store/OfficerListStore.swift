import Kernel
import Nihongo
import Storage
import Web

/// Which officers are listed.
struct OfficerFilter: Sendable, Equatable {
  /// Part of a name, its reading or the sign-in name.
  var words = ""
  var department = ""
  var role: Role?
  var state: OfficerState?
}

/// Whether an officer may sign in.
enum OfficerState: String, Sendable, CaseIterable {
  case active
  /// Has never finished a sign-in: no authenticator app yet.
  case invited
  case disabled
}

/// An officer in the list.
struct OfficerListEntry: Sendable, Equatable {
  let id: ID<Officer>
  let signInName: String
  let name: String
  let kana: String
  let state: OfficerState
  var posts: Set<Post> = []
}

/// Reads the staff directory for lists.
enum OfficerListStore {
  /// By reading of the name.
  /// - Parameter most: `nil` for all.
  static func list(
    _ filter: OfficerFilter, offset: Int, most: Int?, in tx: any Transaction
  ) throws -> [OfficerListEntry] {
    let rows = try tx.rows("""
      SELECT o.id, o.sign_in_name, o.name, o.kana, CASE WHEN o.disabled_at IS NOT NULL THEN 'disabled'
        WHEN o.totp_secret IS NULL THEN 'invited' ELSE 'active' END AS state
      FROM staff_officer o WHERE \(condition(filter)) ORDER BY o.kana, o.name, o.id
      LIMIT \(most ?? Int(Int32.max)) OFFSET \(offset)
      """)
    return try rows.map { row in
      let id: ID<Officer> = try row.id("id")
      return OfficerListEntry(
        id: id, signInName: try row.text("sign_in_name"), name: try row.text("name"), kana: try row.text("kana"),
        state: try row.value("state"), posts: try OfficerStore.posts(of: id, in: tx))
    }
  }

  static func count(_ filter: OfficerFilter, in tx: any Transaction) throws -> Int {
    try tx.count("SELECT count(*) AS n FROM staff_officer o WHERE \(condition(filter))")
  }

  private static func condition(_ filter: OfficerFilter) -> SQLText {
    var conditions: [SQLText] = ["1 = 1"]
    let words = FoldedText(filter.words).text
    if !words.isEmpty { conditions.append("o.search_text LIKE \(pattern(words)) ESCAPE '!'") }
    if !filter.department.isEmpty || filter.role != nil { conditions.append(postCondition(filter)) }
    switch filter.state {
    case .disabled: conditions.append("o.disabled_at IS NOT NULL")
    case .invited: conditions.append("o.disabled_at IS NULL AND o.totp_secret IS NULL")
    case .active: conditions.append("o.disabled_at IS NULL AND o.totp_secret IS NOT NULL")
    case nil: break
    }
    return SQLText.joined(conditions, separator: " AND ")
  }

  private static func postCondition(_ filter: OfficerFilter) -> SQLText {
    var conditions: [SQLText] = ["p.officer_id = o.id"]
    if !filter.department.isEmpty { conditions.append("p.department = \(filter.department)") }
    if let role = filter.role { conditions.append("p.role = \(role)") }
    return "EXISTS (SELECT 1 FROM staff_post p WHERE \(SQLText.joined(conditions, separator: " AND ")))"
  }

  /// What people type stands for itself, also `%` and `_`.
  private static func pattern(_ words: String) -> String {
    "%" + words.map { "%_!".contains($0) ? "!\($0)" : String($0) }.joined() + "%"
  }
}
