@testable import Storage
import Synchronization
import Testing

@Suite("Writes that share a commit") struct GroupCommitTests {
  private struct Refused: Error, Equatable {}

  @Test("writes that come while a commit is under way go together with the next")
  func sharing() async throws {
    let connection = RecordingConnection()
    let gate = Gate()
    let commits = GroupCommit { batch in
      await gate.pass()
      batch(connection)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<100 {
        group.addTask {
          await gate.arrive(outOf: 100)
          try await commits.write { try $0.run("INSERT \(n)") }
        }
      }
      try await group.waitForAll()
    }
    #expect(connection.count(of: "savepoint") == 100)
    #expect(connection.count(of: "release") == 100)
    #expect(connection.count(of: "commit") == connection.count(of: "begin"))
    #expect((1..<100).contains(connection.count(of: "commit")))
  }

  @Test("each commit says how many writes it was for, and one that failed says nothing")
  func counting() async throws {
    let told = Mutex<[Int]>([])
    let gate = Gate()
    let connection = RecordingConnection()
    let commits = GroupCommit(onCommit: { writes in told.withLock { $0.append(writes) } }) { batch in
      await gate.pass()
      batch(connection)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<20 {
        group.addTask {
          await gate.arrive(outOf: 20)
          try await commits.write { try $0.run("INSERT \(n)") }
        }
      }
      try await group.waitForAll()
    }
    let sizes = told.withLock { $0 }
    #expect(sizes.reduce(0, +) == 20 && sizes.count == connection.count(of: "commit"))
    let failing = GroupCommit(onCommit: { _ in Issue.record("nothing was committed") }) {
      $0(RecordingConnection(failingAt: "commit"))
    }
    await #expect(throws: StorageError.self) { try await failing.write { try $0.run("INSERT") } }
  }

  @Test("a body that throws is undone alone")
  func undoing() async throws {
    let connection = RecordingConnection()
    let commits = GroupCommit { $0(connection) }
    await #expect(throws: Refused()) { try await commits.write { _ in throw Refused() } }
    #expect(connection.calls == ["begin", "savepoint", "undo", "commit"])
  }

  @Test("a commit that fails fails the write that rode on it", arguments: ["begin", "savepoint", "release", "commit"])
  func failing(step: String) async throws {
    let connection = RecordingConnection(failingAt: step)
    let commits = GroupCommit { $0(connection) }
    await #expect(throws: StorageError.unreachable(step)) { try await commits.write { try $0.run("INSERT") } }
    #expect(connection.calls.last == "rollback")
  }

  @Test("a batch that could not run at all fails its writes, and the next batch runs")
  func unreachable() async throws {
    let connection = RecordingConnection()
    let isDown = Mutex(true)
    let commits = GroupCommit { batch in
      if isDown.withLock({ $0 }) { throw StorageError.unreachable("down") }
      batch(connection)
    }
    await #expect(throws: StorageError.unreachable("down")) { try await commits.write { try $0.run("INSERT") } }
    isDown.withLock { $0 = false }
    let changed = try await commits.write { try $0.run("INSERT") }
    #expect(changed == 1)
  }

  @Test("who wants the connection for something else gets it between rows of commits")
  func givingBack() async throws {
    let connection = RecordingConnection()
    let gate = Gate()
    let lent = Mutex(0)
    let commits = GroupCommit { batch in
      await gate.pass()
      lent.withLock { $0 += 1 }
      batch(connection)
    }
    let writes = GroupCommit.mostTogether * GroupCommit.mostInARow + 1
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<writes {
        group.addTask {
          await gate.arrive(outOf: writes)
          try await commits.write { _ in }
        }
      }
      try await group.waitForAll()
    }
    #expect(lent.withLock { $0 } >= 2)
    #expect(connection.count(of: "release") == writes)
    #expect(connection.count(of: "commit") >= GroupCommit.mostInARow)
  }
}

/// Opens once everyone has arrived.
private actor Gate {
  private var arrived = 0
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func arrive(outOf all: Int) {
    arrived += 1
    guard arrived == all else { return }
    isOpen = true
    waiting.forEach { $0.resume() }
    waiting = []
  }

  func pass() async {
    if !isOpen { await withCheckedContinuation { waiting.append($0) } }
  }
}

/// A connection that does nothing and remembers what it was asked.
private final class RecordingConnection: WriterConnection, Sendable {
  private let recorded = Mutex<[String]>([])
  private let failingStep: String?

  init(failingAt step: String? = nil) { failingStep = step }

  var calls: [String] { recorded.withLock { $0 } }
  func count(of call: String) -> Int { calls.filter { $0 == call }.count }

  func begin() throws(StorageError) { try record("begin") }
  func commit() throws(StorageError) { try record("commit") }
  func rollBack() { recorded.withLock { $0.append("rollback") } }
  func savepoint() throws(StorageError) { try record("savepoint") }
  func releaseSavepoint() throws(StorageError) { try record("release") }
  func rollBackToSavepoint() throws(StorageError) { try record("undo") }
  func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow] { [] }
  func run(_ sql: SQLText) throws(StorageError) -> Int { 1 }
  func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {}

  private func record(_ call: String) throws(StorageError) {
    recorded.withLock { $0.append(call) }
    if call == failingStep { throw .unreachable(call) }
  }
}
