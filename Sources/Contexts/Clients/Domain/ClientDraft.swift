import Web

/// A program to be registered, as typed; checked all at once.
public struct ClientDraft: Sendable, Equatable {
  /// The field that needs mending.
  public enum Fault: String, Sendable, CaseIterable {
    case name, department, procedures, days
    case callsAMinute = "calls-a-minute"
  }

  /// The longest that a token counts, in days.
  public static let longestDays = 365
  /// What a program may be given, a minute.
  public static let callLimits = 1...600

  public var name: String
  /// An id of the town's departments.
  public var department: String
  /// `nil` when nothing is chosen.
  public var procedures: AllowedProcedures?
  /// How many days from today the token counts; `nil` when it is no number.
  public var days: Int?
  /// `nil` when it is no number.
  public var callsAMinute: Int?

  public init(
    name: String, department: String, procedures: AllowedProcedures?, days: Int? = Self.longestDays,
    callsAMinute: Int? = 60
  ) {
    (self.name, self.department, self.procedures) = (name, department, procedures)
    (self.days, self.callsAMinute) = (days, callsAMinute)
  }

  /// What needs mending, in the order of the page.
  /// - Parameter known: ids of the procedures that are open.
  public func faults(in town: TownProfile, known: Set<String>) -> [Fault] {
    var faults: [Fault] = []
    if !(1...80).contains(trimmedName.count) { faults.append(.name) }
    if town.department(department) == nil { faults.append(.department) }
    switch procedures {
    case nil: faults.append(.procedures)
    case .only(let ids) where !ids.isSubset(of: known): faults.append(.procedures)
    default: break
    }
    if !Self.isAllowed(days: days) { faults.append(.days) }
    if !Self.callLimits.contains(callsAMinute ?? 0) { faults.append(.callsAMinute) }
    return faults
  }

  static func isAllowed(days: Int?) -> Bool { (1...longestDays).contains(days ?? 0) }

  /// One space between words, none around them; a wide space counts as one.
  var trimmedName: String { name.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
