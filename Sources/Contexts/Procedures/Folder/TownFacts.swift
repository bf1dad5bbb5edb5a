import Web

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

  public init(_ profile: TownProfile) {
    self.init(
      departments: Set(profile.departments.map(\.id)), categories: Set(profile.categories.map(\.id)),
      lifeEvents: Set(profile.lifeEvents.map(\.id)))
  }
}
