import DMN
import FEEL

/// Values and stretches of values in words: 65以上75未満, from 65 to less than 75.
struct RegionWords {
  private let words: ValueWords

  init(_ language: SentenceLanguage) { words = ValueWords(language) }

  private var isJapanese: Bool { words.language == .ja }

  /// `年齢 64`, `区分「新規」`.
  func text(_ input: String, _ value: Value) -> String { joined(input, words.text(value)) }

  func text(_ value: Value) -> String { words.text(value) }

  /// `年齢 65以上75未満`.
  func text(_ region: ProofRegion) -> String {
    let parts = region.parts.map(text)
    let most = 6
    var shown = parts.prefix(most).joined(separator: isJapanese ? "または" : " or ")
    if parts.count > most { shown += isJapanese ? "など" : " and others" }
    return joined(region.input, shown)
  }

  private func joined(_ input: String, _ text: String) -> String {
    input + (isJapanese && text.hasPrefix("「") ? "" : " ") + text
  }

  private func text(_ part: ProofRegion.Part) -> String {
    switch part {
    case .value(let value): words.text(value)
    case .interval(let low?, let includesLow, let high?, let includesHigh):
      range(low, includesLow, high, includesHigh)
    case .interval(let low?, let includesLow, nil, _): lower(low, includesLow)
    case .interval(nil, _, let high?, let includesHigh): upper(high, includesHigh)
    case .interval, .anyOther: isJapanese ? "すべての値" : "any value"
    case .otherTexts(let texts): others(texts)
    }
  }

  private func range(_ low: Value, _ includesLow: Bool, _ high: Value, _ includesHigh: Bool) -> String {
    if isTemporal(low), includesLow, includesHigh {
      return isJapanese
        ? "\(words.text(low))から\(words.text(high))まで" : "from \(words.text(low)) to \(words.text(high))"
    }
    let (first, second) = (lower(low, includesLow), upper(high, includesHigh))
    guard isJapanese else { return "\(first) and \(second)" }
    return (includesLow ? first : first.replacing("より大きい", with: "より大きく")) + second
  }

  private func lower(_ value: Value, _ isIncluded: Bool) -> String {
    let text = words.text(value)
    return switch (isJapanese, isTemporal(value), isIncluded) {
    case (true, false, true): text + "以上"
    case (true, false, false): text + "より大きい"
    case (true, true, true): text + "以後"
    case (true, true, false): text + "より後"
    case (false, false, true): text + " or more"
    case (false, false, false): "more than " + text
    case (false, true, true): "on or after " + text
    case (false, true, false): "after " + text
    }
  }

  private func upper(_ value: Value, _ isIncluded: Bool) -> String {
    let text = words.text(value)
    return switch (isJapanese, isTemporal(value), isIncluded) {
    case (true, false, true): text + "以下"
    case (true, false, false): text + "未満"
    case (true, true, true): text + "以前"
    case (true, true, false): text + "より前"
    case (false, false, true): text + " or less"
    case (false, false, false): "less than " + text
    case (false, true, true): "on or before " + text
    case (false, true, false): "before " + text
    }
  }

  private func isTemporal(_ value: Value) -> Bool {
    switch value {
    case .date, .time, .dateTime: true
    default: false
    }
  }

  private func others(_ texts: [String]) -> String {
    let named = texts.map { words.text(.string($0)) }
    if isJapanese { return named.isEmpty ? "すべての文字列" : named.joined(separator: "") + "以外の文字列" }
    return named.isEmpty ? "any text" : "any text other than " + named.joined(separator: ", ")
  }

  /// `令和8年4月1日（2026年）から`; empty where there are no ends.
  func text(_ period: ProofFinding.Period) -> String {
    let from = period.from.map(words.date)
    let to = period.to.map(words.date)
    if let from, from == to { return isJapanese ? from : "on \(from)" }
    if isJapanese { return (from.map { $0 + "から" } ?? "") + (to.map { $0 + "まで" } ?? "") }
    switch (from, to) {
    case (let from?, let to?): return "from \(from) to \(to)"
    case (let from?, nil): return "from \(from) on"
    case (nil, let to?): return "until \(to)"
    case (nil, nil): return ""
    }
  }
}
