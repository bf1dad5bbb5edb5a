import FormSchema
import Kernel
import Ports
import Storage

/// What is to be opened or closed on a day to come: the only code that reads or writes `procedures_plan`.
enum PublicationPlans {
  struct Plan {
    let procedure: String
    /// What is to be opened; `nil` where it is open already, or only closes.
    let definition: ProcedureDefinition?
    let period: OpenPeriod
    let actor: String
  }

  /// - Parameter definition: what is to be opened on the first day of the period; `nil` where it was opened already.
  static func write(
    _ procedure: String, _ definition: ProcedureDefinition?, in period: OpenPeriod, by actor: AuditActor,
    in tx: any Transaction
  ) throws {
    try forget(procedure, in: tx)
    guard definition != nil || period.to != nil else { return }
    let text = definition.map(StoredDefinition.text)
    // What is open already waits for no first day.
    let from = definition == nil ? nil : period.from
    try tx.run("""
      INSERT INTO procedures_plan (procedure_id, definition, opens_on, closes_on, planned_by)
      VALUES (\(procedure), \(text), \(from), \(period.to), \(actor.text))
      """)
  }

  static func forget(_ procedure: String, in tx: any Transaction) throws {
    try tx.run("DELETE FROM procedures_plan WHERE procedure_id = \(procedure)")
  }

  /// What is planned, by procedure.
  static func periods(in tx: any Transaction) throws -> [String: OpenPeriod] {
    let rows = try tx.rows("SELECT procedure_id, opens_on, closes_on FROM procedures_plan")
    return Dictionary(
      try rows.map { row in
        (try row.text("procedure_id"), try period(row))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What is planned with the version that is to be opened, by procedure.
  static func list(in tx: any Transaction) throws -> [String: PlannedPublication] {
    let rows = try tx.rows("SELECT procedure_id, definition, opens_on, closes_on FROM procedures_plan")
    return Dictionary(
      try rows.map { row in
        let definition = try definition(row)
        return (
          try row.text("procedure_id"),
          PlannedPublication(version: definition.map { ProcedureHash.version(of: $0) }, period: try period(row))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// - Throws: ``ProceduresProblem/notFound`` when nothing is planned.
  static func cancel(_ procedure: String, in tx: any Transaction) throws {
    let gone = try tx.run("DELETE FROM procedures_plan WHERE procedure_id = \(procedure)")
    guard gone > 0 else { throw ProceduresProblem.notFound }
  }

  /// Opens and closes what is due.
  /// - Returns: whether anything was.
  static func carryOut(
    on today: CivilDate, at now: Instant, telling audit: any AuditPort, in tx: any Transaction
  ) throws -> Bool {
    var isAny = false
    for plan in try due(on: today, in: tx) {
      isAny = true
      if let definition = plan.definition {
        let outcome = try ProcedureStore.publish(definition, at: now, in: tx)
        try record("procedures.published", plan, ["version": outcome.published.version.hex], telling: audit, in: tx)
        try close(plan, in: tx)
      }
      if let end = plan.period.to, end < today {
        if try ProcedureStore.currentVersion(of: plan.procedure, in: tx) != nil {
          try ProcedureStore.close(plan.procedure, at: now, in: tx)
          try record("procedures.closed", plan, [:], telling: audit, in: tx)
        }
        try forget(plan.procedure, in: tx)
      }
    }
    return isAny
  }

  /// After it was opened, only the last day is left to wait for.
  private static func close(_ plan: Plan, in tx: any Transaction) throws {
    guard plan.period.to != nil else { return try forget(plan.procedure, in: tx) }
    try tx.run("UPDATE procedures_plan SET definition = NULL, opens_on = NULL WHERE procedure_id = \(plan.procedure)")
  }

  private static func due(on today: CivilDate, in tx: any Transaction) throws -> [Plan] {
    try tx.rows("""
      SELECT procedure_id, definition, opens_on, closes_on, planned_by FROM procedures_plan
      WHERE (definition IS NOT NULL AND opens_on <= \(today)) OR closes_on < \(today) ORDER BY procedure_id
      """).map { row in
      Plan(
        procedure: try row.text("procedure_id"), definition: try definition(row), period: try period(row),
        actor: try row.text("planned_by"))
    }
  }

  private static func definition(_ row: SQLRow) throws -> ProcedureDefinition? {
    let text = try row.textIfPresent("definition")
    let definition = text.flatMap(StoredDefinition.definition)
    guard (text == nil) == (definition == nil) else { throw StorageError.unexpectedColumn("definition") }
    return definition
  }

  private static func period(_ row: SQLRow) throws -> OpenPeriod {
    OpenPeriod(from: try row.dateIfPresent("opens_on"), to: try row.dateIfPresent("closes_on"))
  }

  private static func record(
    _ action: String, _ plan: Plan, _ details: [String: String], telling audit: any AuditPort, in tx: any Transaction
  ) throws {
    try audit.record(
      AuditEntry(
        actor: .system("calendar"), action: action, subject: "procedure:\(plan.procedure)",
        details: details.merging(["planned-by": plan.actor]) { first, _ in first }), in: tx)
  }
}
