/// Long runs of combining marks cut short, so that normalising and comparing a text stays linear.
///
/// No writing stacks so many; sorting a run of them (Unicode's canonical ordering) takes time by its square.
/// - Note: Source: UAX #15 §13, stream-safe text, which allows 30.
enum CombiningMarks {
  static let longestRun = 30

  /// The scalars without the marks that come after ``longestRun`` others.
  static func limited(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var run = 0
    for scalar in scalars {
      run = isMark(scalar) ? run + 1 : 0
      if run <= longestRun { result.append(scalar) }
    }
    return String(result)
  }

  /// Those that are reordered, and the three Tibetan signs that fall apart into such.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered || [0x0F73, 0x0F75, 0x0F81].contains(scalar.value)
  }
}
