import Kernel
import Storage

/// An officer as other contexts list them: for handing a case over, for names in a history.
public struct OfficerEntry: Sendable, Equatable {
  public let id: String
  public let name: String
  public let departments: [String]

  public init(id: String, name: String, departments: [String]) {
    (self.id, self.name, self.departments) = (id, name, departments)
  }
}

/// The staff directory, asked inside the caller's transaction.
public protocol StaffPort: Sendable {
  /// Everyone who may sign in and has a post in `department`, by name.
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry]
  /// Names by id, also of people who have left.
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String]
}
