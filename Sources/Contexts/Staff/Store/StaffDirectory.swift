import Kernel
import Ports
import Storage
import Web

/// The staff directory as other contexts ask it.
public struct StaffDirectory: StaffPort, EngineerPort {
  public init() {}

  /// By reading of the name. Who has a post for the whole town other than managing or auditing it counts everywhere.
  public func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] {
    let rows = try tx.rows("""
      SELECT o.id, o.name, p.department FROM staff_officer o JOIN staff_post p ON p.officer_id = o.id
      WHERE o.disabled_at IS NULL AND o.id IN (
        SELECT officer_id FROM staff_post WHERE (department = \(department) AND role <> 'registrar')
          OR (department = \(Officer.everyDepartment) AND role IN ('clerk', 'decider', 'department-admin')))
      ORDER BY o.kana, o.name, o.id, p.department
      """)
    var entries: [OfficerEntry] = []
    for row in rows {
      let (id, department) = (try row.text("id"), try row.text("department"))
      if let last = entries.last, last.id == id {
        guard last.departments.last != department else { continue }
        entries[entries.count - 1] = OfficerEntry(id: id, name: last.name, departments: last.departments + [department])
      } else {
        entries.append(OfficerEntry(id: id, name: try row.text("name"), departments: [department]))
      }
    }
    return entries
  }

  public func engineerMails(in tx: any Transaction) throws -> [Personal<String>] {
    let rows = try tx.rows("""
      SELECT DISTINCT o.mail FROM staff_officer o JOIN staff_post p ON p.officer_id = o.id
      WHERE o.disabled_at IS NULL AND p.role = \(Role.engineer) AND o.mail <> '' ORDER BY o.mail
      """)
    return try rows.map { Personal(try $0.text("mail")) }
  }

  /// Unknown ids are left out.
  public func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] {
    var names: [String: String] = [:]
    var rest = Array(ids)[...]
    // Engines bound how many values one statement may carry.
    while !rest.isEmpty {
      let list = SQLText.joined(rest.prefix(200).map { "\($0)" }, separator: ", ")
      for row in try tx.rows("SELECT id, name FROM staff_officer WHERE id IN (\(list))") {
        names[try row.text("id")] = try row.text("name")
      }
      rest = rest.dropFirst(200)
    }
    return names
  }
}
