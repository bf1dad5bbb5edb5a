import Kernel

/// Changes of a JSON value, as a value of the same shape that names only what becomes different.
///
/// - Note: Source: RFC 7396, JSON Merge Patch, §2. It does not say what two members of one name mean, so those are
///   looked for first: see ``ShapeCheck/checkRepeats(_:at:)``.
enum MergePatch {
  /// - Complexity: linear in the patch and in the objects it reaches.
  static func merged(_ patch: JSONValue, into target: JSONValue?) -> JSONValue {
    guard let changes = patch.members else { return patch }
    var members: [JSONValue.Member?] = target?.members ?? []
    var places: [[UInt8]: Int] = [:]
    for (place, member) in members.enumerated() { places[Array(member?.key.utf8 ?? "".utf8)] = place }
    for change in changes {
      let name = Array(change.key.utf8)
      guard change.value != .null else {
        if let place = places.removeValue(forKey: name) { members[place] = nil }
        continue
      }
      let place = places[name] ?? members.endIndex
      let value = merged(change.value, into: places[name].flatMap { members[$0]?.value })
      if place == members.endIndex { members.append(nil) }
      members[place] = JSONValue.Member(change.key, value)
      places[name] = place
    }
    return .object(members.compactMap(\.self))
  }
}

extension ShapeCheck {
  /// Notes every name that stands twice in an object, at any depth.
  mutating func checkRepeats(_ value: JSONValue, at pointer: String) {
    var seen: Set<[UInt8]> = []
    for member in value.members ?? [] where problems.count < Self.mostProblems {
      let place = JSONPointer.member(member.key, of: pointer, longest: Self.longestName)
      if seen.insert(Array(member.key.utf8)).inserted {
        checkRepeats(member.value, at: place)
      } else {
        note(.repeatedMember, at: place)
      }
    }
    for (index, item) in (value.list ?? []).enumerated() where problems.count < Self.mostProblems {
      checkRepeats(item, at: JSONPointer.item(index, of: pointer))
    }
  }
}
