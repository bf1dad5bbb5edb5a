import HTMLKit

/// The last texts that were read, at most `capacity` of them, in two halves: when the young half is full it becomes
/// the old one, and what the old one held and nobody asked for is forgotten.
struct RecentReadings {
  private let half: Int
  private var young: [String: [Ruby]] = [:]
  private var old: [String: [Ruby]] = [:]

  init(capacity: Int) { half = max(1, capacity / 2) }

  var count: Int { young.count + old.count }

  /// The readings of exactly this text. O(1).
  mutating func find(_ text: String) -> [Ruby]? {
    if let found = young[text] { return Self.isSame(found, text) ? found : nil }
    guard let found = old.removeValue(forKey: text), Self.isSame(found, text) else { return nil }
    keep(found, for: text)
    return found
  }

  mutating func keep(_ readings: [Ruby], for text: String) {
    if young.count >= half { (old, young) = (young, [:]) }
    young[text] = readings
  }

  /// Two names may be equal as strings and be written with different characters (神 U+795E, U+FA19).
  private static func isSame(_ readings: [Ruby], _ text: String) -> Bool {
    readings.lazy.flatMap(\.text.utf8).elementsEqual(text.utf8)
  }
}
