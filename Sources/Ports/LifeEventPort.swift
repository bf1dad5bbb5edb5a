import Kernel

/// What other contexts may ask of the guides through events of life.
public protocol LifeEventPort: Sendable {
  /// Every published guide, by id; at most a second old.
  func listGuides(in language: Language) async throws -> [GuideLink]
}

/// A guide as a page may link it.
public struct GuideLink: Sendable, Hashable {
  public let id: String
  public let title: String
  public let summary: String
  /// The town's terms that lead to it, by id.
  public let lifeEvents: [String]

  public init(id: String, title: String, summary: String, lifeEvents: [String]) {
    (self.id, self.title, self.summary, self.lifeEvents) = (id, title, summary, lifeEvents)
  }

  /// Where it begins.
  public var href: String { "/life-events/\(id)" }
}
