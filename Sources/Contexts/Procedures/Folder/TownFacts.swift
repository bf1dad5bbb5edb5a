/// What a procedure may refer to in the town that offers it.
public struct TownFacts: Sendable, Equatable {
  public var departments: Set<String>
  public var categories: Set<String>
  public var lifeEvents: Set<String>

  public init(departments: Set<String>, categories: Set<String>, lifeEvents: Set<String>) {
    self.departments = departments
    self.categories = categories
    self.lifeEvents = lifeEvents
  }
}
