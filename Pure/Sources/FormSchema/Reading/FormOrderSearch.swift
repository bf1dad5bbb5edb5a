/// Finds what has to be read before what, by R. Tarjan's search for strongly connected components ("Depth-first search
/// and linear graph algorithms", SIAM Journal on Computing 1, 1972), without recursion.
///
/// - Complexity: O(places + edges).
public struct FormOrderSearch {
  /// Groups of places that look at each other, each in page order; a group comes after all that it looks at. Where
  /// nothing looks ahead, they are the places in page order, one by one.
  public private(set) var groups: [[Int]] = []
  private let lookedAt: [[Int]]
  private var open: [Int] = []
  private var path: [Int] = []
  private var isOpen: [Bool]
  private var found: [Int]
  private var lowest: [Int]
  private var next: [Int]
  private var count = 0

  /// - Parameter lookedAt: for each place, in page order, the places it looks at.
  public init(_ lookedAt: [[Int]]) {
    self.lookedAt = lookedAt
    isOpen = Array(repeating: false, count: lookedAt.count)
    found = Array(repeating: 0, count: lookedAt.count)
    lowest = found
    next = found
    for place in lookedAt.indices where found[place] == 0 { visit(place) }
  }

  private mutating func visit(_ start: Int) {
    enter(start)
    while let place = path.last {
      if next[place] < lookedAt[place].count {
        let other = lookedAt[place][next[place]]
        next[place] += 1
        if found[other] == 0 {
          enter(other)
        } else if isOpen[other] {
          lowest[place] = min(lowest[place], found[other])
        }
      } else {
        leave(place)
      }
    }
  }

  private mutating func enter(_ place: Int) {
    count += 1
    found[place] = count
    lowest[place] = count
    isOpen[place] = true
    open.append(place)
    path.append(place)
  }

  private mutating func leave(_ place: Int) {
    path.removeLast()
    if let before = path.last { lowest[before] = min(lowest[before], lowest[place]) }
    guard lowest[place] == found[place], let start = open.lastIndex(of: place) else { return }
    let group = open[start...].sorted()
    open.removeSubrange(start...)
    for member in group { isOpen[member] = false }
    groups.append(group)
  }

  /// The shortest way from a group's first place back to it; empty when nothing in the group looks at each other.
  public func ring(in group: [Int]) -> [Int] {
    let first = group[0], members = Set(group)
    var before: [Int: Int] = [:]
    var waiting = [first]
    var head = 0
    while head < waiting.count {
      let place = waiting[head]
      head += 1
      for other in lookedAt[place] where members.contains(other) {
        if other == first { return way(to: place, before) }
        // The first way found is the shortest; a later one could lead back to itself.
        guard before[other] == nil else { continue }
        before[other] = place
        waiting.append(other)
      }
    }
    return []
  }

  private func way(to last: Int, _ before: [Int: Int]) -> [Int] {
    var way = [last]
    while let place = way.last, let earlier = before[place] { way.append(earlier) }
    return way.reversed()
  }
}
