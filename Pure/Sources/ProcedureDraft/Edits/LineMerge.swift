/// Two texts that were made of one, as one text: where the lines that each changed lie apart.
enum LineMerge {
  /// - Returns: `nil` where both changed the same lines, or lines beside each other.
  /// - Complexity: linear in the texts.
  static func merged(_ mine: String, _ theirs: String, from base: String) -> String? {
    let base = lines(base), mine = lines(mine), theirs = lines(theirs)
    let own = ChangedSpan(base, mine, isSame: ==), other = ChangedSpan(base, theirs, isSame: ==)
    if own.old.upperBound < other.old.lowerBound {
      return joined(base, own, mine, other, theirs)
    }
    if other.old.upperBound < own.old.lowerBound {
      return joined(base, other, theirs, own, mine)
    }
    return nil
  }

  private static func joined(
    _ base: [Substring], _ first: ChangedSpan, _ firstLines: [Substring], _ second: ChangedSpan,
    _ secondLines: [Substring]
  ) -> String {
    let parts = [
      base[..<first.old.lowerBound], firstLines[first.new], base[first.old.upperBound..<second.old.lowerBound],
      secondLines[second.new], base[second.old.upperBound...],
    ]
    return parts.joined().joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
