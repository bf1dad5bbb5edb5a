import CivilTime

/// What a rule says about itself: its columns of remarks, and from when until when it counts.
struct RemarkWords {
  let words: ValueWords

  /// The text alone under a heading that means "source"; otherwise with its heading. Dates are written out.
  func text(_ text: String, under heading: String) -> String {
    let heading = heading.withoutOuterSpace
    let text = LocalDate(feel: text).map(words.date) ?? text
    return RemarkWords.sources.contains(heading.lowercased()) ? text : "\(heading): \(text)"
  }

  /// `令和6年4月1日（2024年）から`; nil for a rule that always counts.
  func period(of rule: DecisionTable.Rule) -> String? {
    let isJapanese = words.isJapanese
    switch (rule.effectiveFrom.map(words.date), rule.effectiveTo.map(words.date)) {
    case (nil, nil): return nil
    case (let from?, nil): return isJapanese ? "\(from)から" : "in force from \(from)"
    case (nil, let to?): return isJapanese ? "\(to)まで" : "in force until \(to)"
    case (let from?, let to?): return isJapanese ? "\(from)から\(to)まで" : "in force from \(from) to \(to)"
    }
  }

  private static let sources: Set<String> = [
    "", "出典", "根拠", "根拠法令", "根拠規定", "法令", "条例", "備考", "source", "sources", "legal basis", "remark", "remarks",
  ]
}
