import FormSchema
import Ports
import Storage

/// Procedures, always open.
public struct SampleProcedures: ProcedurePort {
  public let published: [PublishedProcedure]

  public init(_ definitions: [ProcedureDefinition]) {
    published = definitions.enumerated().compactMap { number, definition in
      ProcedureVersionID(String(repeating: "0", count: 63) + "\(number)").map {
        PublishedProcedure(version: $0, number: 1, definition: definition)
      }
    }
  }

  private struct NoSuchVersion: Error {}

  public func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure {
    guard let found = published.first(where: { $0.version == id }) else { throw NoSuchVersion() }
    return found
  }
  public func current(_ procedure: String) async throws -> PublishedProcedure? { published.first { $0.id == procedure } }
  public func listCurrent() async throws -> [PublishedProcedure] { published }
  public func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    guard let found = published.first(where: { $0.version == id }) else { throw NoSuchVersion() }
    return found
  }
  public func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    published.first { $0.id == procedure }?.version
  }
}
