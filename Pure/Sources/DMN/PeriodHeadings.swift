/// How the two columns are called that say from when until when a rule counts.
public enum PeriodHeadings: String, Sendable, Hashable, CaseIterable {
  case ja
  case en

  /// The heading of the first day.
  public var from: String {
    switch self {
    case .ja: "施行日"
    case .en: "effective from"
    }
  }

  /// The heading of the last day, which is included.
  public var to: String {
    switch self {
    case .ja: "適用終了日"
    case .en: "effective to"
    }
  }

  /// The language of a heading of the first day, in small or capital letters; nil for every other heading.
  public static func from(_ heading: String) -> PeriodHeadings? {
    let heading = heading.withoutOuterSpace.lowercased()
    return allCases.first { $0.from == heading }
  }

  /// The language of a heading of the last day; nil for every other heading.
  public static func to(_ heading: String) -> PeriodHeadings? {
    let heading = heading.withoutOuterSpace.lowercased()
    return allCases.first { $0.to == heading }
  }
}
