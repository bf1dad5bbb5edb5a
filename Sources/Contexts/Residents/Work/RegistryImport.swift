import Foundation
import Kernel
import Nihongo
import Storage
import Vault
import Web

/// Puts an extract into the registry, or only says what it would change, part by part inside one transaction.
struct RegistryImport {
  /// Nothing of the extract may stay: what a town would lose is told first.
  struct LosesMany: Error {
    let report: ImportReport
  }

  private static let atOnce = 250
  /// Two values each: far below the parameter limits of both engines.
  private static let tokensAtOnce = 5000

  let town: Town
  /// Compares only.
  let isDryRun: Bool
  /// Told of each person who changes: name and birthday.
  var eachChange: ((ImportReport.Change, RegisteredResident) -> Void)?

  private var store: ResidentStore { ResidentStore(town: town) }

  init(town: Town, isDryRun: Bool, eachChange: ((ImportReport.Change, RegisteredResident) -> Void)? = nil) {
    (self.town, self.isDryRun, self.eachChange) = (town, isDryRun, eachChange)
  }

  /// - Throws: ``LosesMany`` unless `mayLoseMany`; what reading throws.
  /// - Complexity: O(people) time; one part and eight bytes a person in memory.
  func run(_ reading: ExtractReading, mayLoseMany: Bool, in tx: any Transaction) throws -> ImportReport {
    var report = ImportReport()
    report.before = try store.counts(in: tx).living
    var seen: Set<Int> = []
    try reading.forEach(most: Self.atOnce) { people, faults in
      // The file was read without a fault before; a part that has one was written meanwhile.
      guard faults.isEmpty else {
        throw ExtractFile.Unreadable(line: faults[0].line, wouldBeRight: faults[0].wouldBeRight)
      }
      report.people += people.count
      try take(people, &report, &seen, in: tx)
    }
    try removeOthers(than: seen, &report, in: tx)
    if report.losesMany, !mayLoseMany { throw LosesMany(report: report) }
    return report
  }

  private struct Stored {
    let id: ID<RegistryRow>
    let digest: String
    let removedOn: CivilDate?
    let facts: [UInt8]
  }

  private struct Arrival {
    let id: ID<RegistryRow>
    let resident: RegisteredResident
    let numberCode: String
    let bytes: [UInt8]
    let removedOn: CivilDate?
  }

  private func take(
    _ people: [RegisteredResident], _ report: inout ImportReport, _ seen: inout Set<Int>, in tx: any Transaction
  ) throws {
    let codes = people.map { store.numberCode($0[.number]) }
    for code in codes { seen.insert(Self.short(code)) }
    let known = try stored(codes, in: tx)
    var new: [Arrival] = []
    for (resident, code) in zip(people, codes) {
      let bytes = try resident.bytes
      let before = known[code]
      let arrival = Arrival(
        id: before?.id ?? town.world.newID(), resident: resident, numberCode: code, bytes: bytes,
        removedOn: resident.leftOn(orElse: before?.removedOn ?? town.world.today))
      guard let before else {
        note(.added, resident, &report)
        new.append(arrival)
        continue
      }
      guard let change = try change(from: before, to: arrival) else {
        report.unchanged += 1
        continue
      }
      note(change, resident, &report)
      if !isDryRun { try update(arrival, in: tx) }
    }
    if !isDryRun { try insert(new, in: tx) }
  }

  private func note(_ change: ImportReport.Change, _ resident: RegisteredResident, _ report: inout ImportReport) {
    report.add(change)
    eachChange?(change, resident)
  }

  private func change(from before: Stored, to arrival: Arrival) throws -> ImportReport.Change? {
    let isSame = before.digest == store.digest(arrival.bytes)
    if before.removedOn != nil, arrival.removedOn == nil { return .returned }
    if before.removedOn == nil, arrival.removedOn != nil { return .removed }
    guard !isSame else { return nil }
    let plain = try town.vault.open(before.facts, place: ResidentsSealing.facts.place(before.id))
    return .changed(try RegisteredResident(bytes: plain).differences(from: arrival.resident))
  }

  private func stored(_ codes: [String], in tx: any Transaction) throws -> [String: Stored] {
    let list = SQLText.joined(codes.map { "\($0)" }, separator: ", ")
    var stored: [String: Stored] = [:]
    try tx.forEachRow("""
      SELECT id, number_code, digest, removed_on, facts FROM residents_resident WHERE number_code IN (\(list))
      """) { row in
      stored[try row.text("number_code")] = Stored(
        id: try row.id("id"), digest: try row.text("digest"), removedOn: try row.dateIfPresent("removed_on"),
        facts: try row.bytes("facts"))
    }
    return stored
  }

  private func insert(_ arrivals: [Arrival], in tx: any Transaction) throws {
    guard !arrivals.isEmpty else { return }
    let now = town.world.now.milliseconds
    var values = InsertValues("""
      INSERT INTO residents_resident
        (id, number_code, household_code, facts, digest, imported_at, changed_at, removed_on) VALUES
      """)
    for arrival in arrivals {
      values.beginRow()
      values.append(arrival.id.description)
      values.append(arrival.numberCode)
      values.append(store.householdCode(arrival.resident[.household]))
      values.append(try sealed(arrival))
      values.append(store.digest(arrival.bytes))
      values.append(now)
      values.append(now)
      values.append(arrival.removedOn?.description)
    }
    try tx.run(values.statement())
    try insertTokens(arrivals, in: tx)
  }

  private func update(_ arrival: Arrival, in tx: any Transaction) throws {
    try tx.run("""
      UPDATE residents_resident SET household_code = \(store.householdCode(arrival.resident[.household])),
        facts = \(try sealed(arrival)), digest = \(store.digest(arrival.bytes)), changed_at = \(town.world.now),
        removed_on = \(arrival.removedOn)
      WHERE id = \(arrival.id)
      """)
    try tx.run("DELETE FROM residents_search_token WHERE resident_id = \(arrival.id)")
    try insertTokens([arrival], in: tx)
  }

  private func sealed(_ arrival: Arrival) throws -> [UInt8] {
    try town.vault.seal(arrival.bytes, place: ResidentsSealing.facts.place(arrival.id))
  }

  private func insertTokens(_ arrivals: [Arrival], in tx: any Transaction) throws {
    var tokens: [(token: Int, id: String)] = []
    for arrival in arrivals {
      let id = arrival.id.description
      tokens += Set(arrival.resident.searchPieces.map(town.vault.searchToken)).map { ($0, id) }
    }
    // In the order of the key the engine finds the place of the next beside the one before.
    tokens.sort { ($0.token, $0.id) < ($1.token, $1.id) }
    for start in stride(from: 0, to: tokens.count, by: Self.tokensAtOnce) {
      var values = InsertValues("INSERT INTO residents_search_token (token, resident_id) VALUES")
      for (token, id) in tokens[start..<min(start + Self.tokensAtOnce, tokens.count)] {
        values.beginRow()
        values.append(token)
        values.append(id)
      }
      try tx.run(values.statement())
    }
  }

  /// Marks who is not in the extract. The row stays: what was decided on it can be told later.
  private func removeOthers(than seen: Set<Int>, _ report: inout ImportReport, in tx: any Transaction) throws {
    var gone: [ID<RegistryRow>] = []
    try tx.forEachRow("SELECT id, number_code FROM residents_resident WHERE removed_on IS NULL") { row in
      if !seen.contains(Self.short(try row.text("number_code"))) { gone.append(try row.id("id")) }
    }
    for id in gone {
      report.add(.removed)
      if let eachChange { eachChange(.removed, try store.find(id, in: tx).resident) }
      guard !isDryRun else { continue }
      try tx.run("""
        UPDATE residents_resident SET removed_on = \(town.world.today), changed_at = \(town.world.now) WHERE id = \(id)
        """)
    }
  }

  private static func short(_ code: String) -> Int { Int(truncatingIfNeeded: UInt64(code.prefix(16), radix: 16) ?? 0) }
}
