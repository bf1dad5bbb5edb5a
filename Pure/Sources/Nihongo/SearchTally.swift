/// Counts, for one word after the other, which of its tokens each entry holds.
struct SearchTally {
  private static let fieldCount = SearchEntry.Field.allCases.count
  private var counts: [UInt16]
  private var isTouched: [Bool]
  private var touched: [Int] = []

  init(entries: Int) {
    counts = Array(repeating: 0, count: entries * Self.fieldCount)
    isTouched = Array(repeating: false, count: entries)
  }

  /// The entries that hold half of some form of the word or more, each with 0 to 1 for the form and field that fit
  /// best: the square of the share, as much as the field and the form weigh.
  mutating func shares(
    of word: SearchWords.Word, in postings: [String: [SearchIndex.Posting]]
  ) -> [(entry: Int, share: Double)] {
    var best: [Int: Double] = [:]
    for form in word.forms {
      count(form, in: postings)
      for entry in touched {
        let share = bestShare(of: form, entry)
        if share > 0 { best[entry] = max(best[entry] ?? 0, share) }
      }
      clear()
    }
    return best.map { ($0.key, $0.value) }
  }

  private mutating func count(_ form: SearchWords.Form, in postings: [String: [SearchIndex.Posting]]) {
    for token in form.tokens {
      for posting in postings[token] ?? [] {
        if !isTouched[posting.entry] {
          isTouched[posting.entry] = true
          touched.append(posting.entry)
        }
        let start = posting.entry * Self.fieldCount
        for field in 0..<Self.fieldCount where posting.fields & (1 << field) != 0 { counts[start + field] += 1 }
      }
    }
  }

  private func bestShare(of form: SearchWords.Form, _ entry: Int) -> Double {
    SearchEntry.Field.allCases.reduce(0) { best, field in
      let share = Double(counts[entry * Self.fieldCount + field.rawValue]) / Double(form.tokens.count)
      return share < 0.5 ? best : max(best, share * share * field.weight * form.weight)
    }
  }

  private mutating func clear() {
    for entry in touched {
      isTouched[entry] = false
      for field in 0..<Self.fieldCount { counts[entry * Self.fieldCount + field] = 0 }
    }
    touched.removeAll(keepingCapacity: true)
  }
}
