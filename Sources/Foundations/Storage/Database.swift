/// One municipality's database. The same product runs on each engine behind this.
public protocol Database: Sendable {
  /// Which engine: `sqlite` or `postgres`. For logs and benchmarks, never for branching.
  var engine: String { get }

  /// Runs queries on one consistent snapshot. Reads run beside each other and beside the writer.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

  /// Runs the whole write or nothing of it, durably: when this returns, the change survives a power cut.
  ///
  /// Writes of one municipality happen one after another, on every engine and across processes; many that wait
  /// share one commit. A body that throws undoes its own statements only.
  @discardableResult
  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

  /// Copies the whole database, consistently, into a file at `path` that ``restore`` of the same engine reads.
  func backUp(to path: String) async throws

  /// Waits for running work and closes all connections.
  func close() async throws
}
