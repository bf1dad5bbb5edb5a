/// Which of several names somebody meant who wrote another.
enum NearestName {
  private static let longest = 64

  /// - Returns: `nil` when none differs in a third of its letters or less.
  /// - Complexity: O(names · length²).
  static func of(_ name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= longest else { return nil }
    let distances = names.map { ($0, distance(wanted, Array($0.lowercased().unicodeScalars))) }
    guard let nearest = distances.min(by: { $0.1 < $1.1 }), nearest.1 <= max(1, wanted.count / 3) else { return nil }
    return nearest.0
  }

  /// How many letters have to be put in, taken out or replaced.
  private static func distance(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Int {
    var row = Array(0...two.count)
    for (above, left) in one.enumerated() {
      var corner = row[0]
      row[0] = above + 1
      for (index, right) in two.enumerated() {
        let replaced = corner + (left == right ? 0 : 1)
        corner = row[index + 1]
        row[index + 1] = min(replaced, row[index] + 1, corner + 1)
      }
    }
    return row[two.count]
  }
}
