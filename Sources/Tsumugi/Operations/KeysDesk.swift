import Kernel
import Ports
import Storage
import Vault
import Web

/// What `tsumugi keys` does in one town, also while the town is being served.
struct KeysDesk: Sendable {
  /// How old the newest key must be before an older one is retired: longer than any request that began before it.
  static let settlingSeconds = 900

  let town: Town
  /// Of every feature of the town.
  let columns: [SealedColumn]
  let audit: any AuditPort
  /// Hears how far the work is, a line at a time.
  var report: @Sendable (String) -> Void = { _ in }

  private var resealing: Resealing { Resealing(town: town, columns: columns) }

  /// One line for each key, oldest first.
  /// - Parameter counting: also how much each key seals, which reads every sealed value's row.
  func list(counting: Bool) async throws -> CommandOutcome {
    try await refusing {
      let ring = try keyFile().read()
      let census = counting ? try await census(ring) : nil
      var lines = ring.sealingKeys.map { key in
        ["key \(key.number)", "made \(key.createdAt.rfc3339)", state(of: key, in: ring)]
          + (census.map { ["seals \($0.sentence(under: key.number))"] } ?? [])
      }
      if let census, census.total(under: 0) > 0 {
        lines.append(["no such key", "", "missing", "seals \(census.sentence(under: 0))"])
      }
      return CommandOutcome(lines.map { $0.joined(separator: "\t") })
    }
  }

  /// Makes a key and seals everything anew with it. When an earlier rotation was cut off, that one is finished instead.
  /// - Parameter makingKey: `false` only seals anew what older keys still seal.
  func rotate(makingKey: Bool, dryRun: Bool) async throws -> CommandOutcome {
    try await refusing {
      let file = try keyFile()
      if dryRun { return try await rehearse(file.read(), makingKey: makingKey) }
      return try await file.locked(for: .changing) {
        let before = try file.read()
        if !before.isRotationFinished {
          report("the rotation to key \(before.newest.number) was not finished; going on with it, without a new key")
        } else if makingKey {
          report("made key \(try await makeKey(file))")
        }
        return try await sealAnew(file)
      }
    }
  }

  /// Takes a key out of the ring, once nothing is sealed with it.
  func retire(_ number: UInt32, dryRun: Bool) async throws -> CommandOutcome {
    try await refusing {
      let file = try keyFile()
      if dryRun {
        let refusal = try await reasonToKeep(number, file.read())
        return refusal ?? CommandOutcome(["would retire key \(number), with which nothing is sealed"])
      }
      return try await file.locked(for: .changing) {
        if let refusal = try await reasonToKeep(number, file.read()) { return refusal }
        try await change(file, "keys.key-retired", key: number) { ring in _ = ring.retire(number) }
        return CommandOutcome([
          "retired key \(number)",
          "copies of the database or of files that were made before, and come without their own keys.json, need it",
        ])
      }
    }
  }

  private func keyFile() throws(VaultProblem) -> KeyFile {
    guard let file = town.vault.file else { throw .keyFileUnreadable("keys.json") }
    return file
  }

  private func state(of key: Keyring.SealingKey, in ring: Keyring) -> String {
    guard key.number == ring.newest.number else { return "opens only" }
    return ring.isRotationFinished ? "seals" : "seals; rotation not finished"
  }

  private func census(_ ring: Keyring) async throws -> KeysCensus {
    KeysCensus(rows: try await resealing.census(of: ring.sealingKeys.map(\.number)))
  }

  private func rehearse(_ ring: Keyring, makingKey: Bool) async throws -> CommandOutcome {
    let census = try await census(ring)
    let isNew = ring.isRotationFinished && makingKey
    let older = ring.sealingKeys.map(\.number).filter { isNew || $0 != ring.newest.number }
    return CommandOutcome(
      (isNew ? ["would make key \(ring.newest.number + 1)"] : [])
        + census.lines(under: older).map { "would seal anew: \($0)" } + ["Dry run: nothing was changed."])
  }

  /// The key is in the file before the transaction ends, and no other transaction runs meanwhile. So whatever was
  /// sealed with the key before inside a transaction is there to be found when this returns.
  private func makeKey(_ file: KeyFile) async throws -> UInt32 {
    let number = try file.read().newest.number + 1
    let world = town.world
    try await change(file, "keys.key-made", key: number) { ring in ring.addSealingKey(world: world) }
    return number
  }

  private func sealAnew(_ file: KeyFile) async throws -> CommandOutcome {
    var progress = KeysProgress()
    let done = try await resealing.run { step in progress.note(step).forEach(report) }
    progress.end().forEach(report)
    let ring = try file.read()
    let (number, now) = (ring.newest.number, town.world.now)
    guard done.isComplete else {
      return CommandOutcome(
        [
          "something goes on sealing with an older key: is a process of an older release running?",
          "restart it and run this again",
        ], status: 1)
    }
    if !ring.isRotationFinished || done.values + done.files > 0 {
      let details = ["values": "\(done.values)", "files": "\(done.files)", "unreadable": "\(done.unreadable.count)"]
      try await change(file, "keys.sealed-anew", key: number, details) { ring in ring.finishRotation(at: now) }
    }
    let unreadable = done.unreadable.prefix(20).map { "cannot be opened, left as it is: \($0)" }
      + (done.unreadable.count > 20 ? ["and \(done.unreadable.count - 20) more"] : [])
    let total = "sealed anew with key \(number): \(done.values) values, \(done.files) files"
    return CommandOutcome([total] + unreadable, status: unreadable.isEmpty ? 0 : 1)
  }

  /// Why a key has to stay; `nil` when it may go.
  private func reasonToKeep(_ number: UInt32, _ ring: Keyring) async throws -> CommandOutcome? {
    func refuse(_ lines: [String]) -> CommandOutcome { CommandOutcome(lines, status: 1) }
    guard ring.sealingKeys.contains(where: { $0.number == number })
    else { return refuse(["there is no key \(number)"]) }
    guard number != ring.newest.number else {
      return refuse(["key \(number) seals what is written now; run tsumugi keys rotate first"])
    }
    let settled = ring.newest.createdAt.adding(seconds: Self.settlingSeconds)
    guard settled <= town.world.now else {
      return refuse([
        "key \(ring.newest.number) is too new: requests that began before it may not have ended",
        "try again after \(settled.rfc3339)",
      ])
    }
    let census = try await census(ring)
    guard census.total(under: number) == 0 else {
      return refuse(
        census.lines(under: [number]).map { "key \(number) still seals \($0)" }
          + ["run tsumugi keys rotate --without-new-key"])
    }
    return nil
  }

  /// Changes the ring, and says so in the log in the same transaction. The file is written last: when that fails, the
  /// entry is undone.
  private func change(
    _ file: KeyFile, _ action: String, key: UInt32, _ details: [String: String] = [:],
    _ body: @escaping @Sendable (inout Keyring) -> Void
  ) async throws {
    let entry = AuditEntry(actor: .system("command"), action: action, subject: "key:\(key)", details: details)
    try await town.database.write { [audit] tx in
      try audit.record(entry, in: tx)
      var ring = try file.read()
      body(&ring)
      try file.write(ring)
    }
  }

  /// What is wrong with the key file is told in words.
  private func refusing(_ body: () async throws -> CommandOutcome) async throws -> CommandOutcome {
    do {
      return try await body()
    } catch let problem as VaultProblem {
      return CommandOutcome([Self.sentence(problem)], status: 1)
    }
  }

  private static func sentence(_ problem: VaultProblem) -> String {
    switch problem {
    case .keyFileUnreadable(let name): "\(name) cannot be read"
    case .keyFileUnwritable(let name): "\(name) cannot be written"
    case .keyFileOpenToOthers(let name): "\(name) may be read by others; run chmod 600 on it"
    case .keyFileOfAnotherUser(let name): "\(name) belongs to another user; run this as the user the service runs as"
    case .keysInUse: "another tsumugi keys or tsumugi backup is running; wait for it"
    case .keyMissing(let number): "key \(number) is missing"
    case .cannotOpen: "something cannot be opened"
    }
  }
}
