/// What a guide may refer to in its town.
public struct GuideFacts: Sendable {
  /// The procedures, by id.
  public let procedures: Set<String>
  /// The terms of life events, by id.
  public let lifeEvents: Set<String>

  public init(procedures: Set<String>, lifeEvents: Set<String>) {
    (self.procedures, self.lifeEvents) = (procedures, lifeEvents)
  }
}
