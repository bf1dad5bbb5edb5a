/// Lays the reading of a word over its kanji alone: 申し込む もうしこむ → 申[もう]し込[こ]む.
enum ReadingAligner {
  /// - Parameters:
  ///   - surface: the word as written.
  ///   - reading: the whole word in kana; empty when nobody knows.
  /// - Returns: parts that cover `surface`.
  static func parts(of surface: [Unicode.Scalar], reading: [Unicode.Scalar]) -> [AnnotatedText.Part] {
    let whole = [AnnotatedText.Part(length: surface.count, reading: nil)]
    guard !reading.isEmpty, surface.contains(where: \.isKanji) else { return whole }
    let runs = Self.runs(of: surface)
    let reading = reading.map(\.hiragana)
    guard let lengths = fit(runs[...], surface.map(\.hiragana)[...], reading[...]) else {
      return [AnnotatedText.Part(length: surface.count, reading: text(reading[...]))]
    }
    var rest = reading[...]
    return zip(runs, lengths).map { run, length in
      defer { rest = rest.dropFirst(length) }
      return AnnotatedText.Part(length: run.length, reading: run.isKanji ? text(rest.prefix(length)) : nil)
    }
  }

  private struct Run {
    let isKanji: Bool
    var length: Int
  }

  private static func runs(of surface: [Unicode.Scalar]) -> [Run] {
    var runs: [Run] = []
    for scalar in surface {
      if let last = runs.last, last.isKanji == scalar.isKanjiLike {
        runs[runs.count - 1].length += 1
      } else {
        runs.append(Run(isKanji: scalar.isKanjiLike, length: 1))
      }
    }
    return runs
  }

  /// How much of the reading each run takes: kana stand for themselves, kanji take the least that lets the rest fit.
  ///
  /// - Complexity: a word has few runs; the tries are bounded by reading × runs in words of a dictionary.
  private static func fit(
    _ runs: ArraySlice<Run>, _ surface: ArraySlice<Unicode.Scalar>, _ reading: ArraySlice<Unicode.Scalar>
  ) -> [Int]? {
    guard let run = runs.first else { return reading.isEmpty ? [] : nil }
    let (later, following) = (runs.dropFirst(), surface.dropFirst(run.length))
    if !run.isKanji {
      guard reading.starts(with: surface.prefix(run.length)) else { return nil }
      return fit(later, following, reading.dropFirst(run.length)).map { [run.length] + $0 }
    }
    if later.isEmpty { return reading.isEmpty ? nil : [reading.count] }
    for length in stride(from: 1, to: reading.count, by: 1) {
      if let rest = fit(later, following, reading.dropFirst(length)) { return [length] + rest }
    }
    return nil
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
