import FormSchema
import Ports
import Storage
import Synchronization

/// Every version that was asked for once. A version's id is the hash of its content, so what is known stays right.
final class KnownVersions: Sendable {
  private let known = Mutex<[ProcedureVersionID: PublishedProcedure]>([:])

  func isKnown(_ id: ProcedureVersionID) -> Bool { known.withLock { $0[id] != nil } }

  func keep(_ published: PublishedProcedure) { known.withLock { $0[published.version] = published } }

  /// - Throws: ``ProceduresProblem/versionNotFound``
  func find(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    if let published = known.withLock({ $0[id] }) { return published }
    let published = try ProcedureStore.find(id, in: tx)
    keep(published)
    return published
  }
}
