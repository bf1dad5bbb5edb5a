import Nihongo

/// The few words everybody may say at any time, and how numbers are said.
enum ReplyWords {
  /// What a word asks the conversation itself to do.
  enum Command: Sendable, CaseIterable { case back, skip, unknown, again, stop, help, keep, another }

  /// One spelling of what was said: half width, small letters, hiragana, without space and full stops around it.
  static func folded(_ text: String) -> String {
    let folded = Kana.hiragana(Width.fullKatakana(Width.half(text))).lowercased()
    let ends: Set<Character> = ["。", "．", ".", "！", "!", "、"]
    let start = folded.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace && !ends.contains($0) }) else { return String(start) }
    return String(start[...last])
  }

  /// What somebody wants to go back to: 「生年月日にもどる」「電話番号を直す」.
  static func placeToReturn(_ text: String) -> String? {
    let text = folded(text)
    for end in returns where text.hasSuffix(end) && text.count > end.count { return String(text.dropLast(end.count)) }
    return nil
  }

  private static let returns = ["にもどる", "に戻る", "へもどる", "へ戻る", "をなおす", "を直す", "をやりなおす", "を変える"]

  static func command(_ text: String) -> Command? {
    let text = folded(text)
    return commands.first { $0.value.contains(text) }?.key
  }

  /// What stands between 「 and 」 when it would be taken for a command otherwise; all of the text when it would not.
  static func literal(_ text: String) -> String {
    let trimmed = text.drop(while: \.isWhitespace)
    guard trimmed.hasPrefix("「"), trimmed.hasSuffix("」") else { return text }
    let inner = String(trimmed.dropFirst().dropLast())
    return command(inner) == nil ? text : inner
  }

  static func yesOrNo(_ text: String) -> Bool? {
    let text = folded(text)
    if yes.contains(text) { return true }
    return no.contains(text) ? false : nil
  }

  /// 2 for 「2」「２」「2番」「二番」「2番目」「No. 2」; `nil` when it is no such number.
  static func number(_ text: String) -> Int? {
    var rest = folded(text)[...]
    for start in ["no.", "no", "第"] where rest.hasPrefix(start) {
      rest = rest.dropFirst(start.count).drop(while: \.isWhitespace)
    }
    for end in counters where rest.hasSuffix(end) {
      rest = rest.dropLast(end.count)
    }
    guard (1...4).contains(rest.count) else { return nil }
    if rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return Int(rest) }
    return kanji(rest)
  }

  /// What stands behind a number in speech.
  private static let counters = [
    "です", "番目", "番", "ばんめ", "ばん", "つ", "にん", "人", "名", "件", "こ", "個", "枚", "部", "通", "匹", "頭", "台", "本", "世帯",
  ]

  /// The parts of an answer that names several things.
  static func several(_ text: String) -> [String] {
    let marks: Set<Character> = ["、", ",", "，", "・", "&", "＆", "/", "／", "\n"]
    let parts = text.split { marks.contains($0) }.map(String.init)
    return parts.flatMap { part -> [String] in
      if number(part) != nil { return [part] }
      let and = part.split(separator: "と").map(String.init)
      if and.count > 1, and.allSatisfy({ number($0) != nil }) { return and }
      let spaced = part.split(whereSeparator: \.isWhitespace).map(String.init)
      return spaced.count > 1 && spaced.allSatisfy { number($0) != nil } ? spaced : [part]
    }
  }

  /// 十二 is 12; up to 99.
  private static func kanji(_ text: Substring) -> Int? {
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    func digit(_ part: Substring) -> Int? { part.count == 1 ? part.first.flatMap { digits.firstIndex(of: $0) } : nil }
    switch parts.count {
    case 1: return digit(text)
    case 2:
      let tens = parts[0].isEmpty ? 1 : digit(parts[0]), ones = parts[1].isEmpty ? 0 : digit(parts[1])
      return tens.flatMap { tens in ones.map { tens * 10 + $0 } }
    default: return nil
    }
  }

  private static let digits: [Character] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// As ``folded(_:)`` gives them.
  private static let commands: [Command: Set<String>] = [
    .back: ["もどる", "戻る", "もどって", "戻って", "ひとつ前", "一つ前", "前にもどる", "前に戻る", "back", "go back", "<"],
    .skip: ["とばす", "飛ばす", "とばして", "飛ばして", "すきっぷ", "skip", ">"],
    .unknown: [
      "わからない", "分からない", "わかりません", "分かりません", "わかんない", "しらない", "知らない", "i don't know", "don't know", "unknown",
    ],
    .again: ["もう一度", "もういちど", "もう1度", "もう一回", "もういっかい", "again", "repeat"],
    .stop: ["やめる", "止める", "やめます", "やめたい", "中断", "stop", "quit"],
    .keep: ["そのまま", "このまま", "そのままで", "このままで", "変えない", "変更なし", "keep", "keep it", "="],
    .another: [
      "もうひとり", "もう一人", "もう1人", "もうひとつ", "もう一つ", "もう1つ", "もう一件", "もう1件", "追加", "ついか", "one more", "another", "+",
    ],
    .help: ["へるぷ", "たすけて", "助けて", "つかいかた", "使い方", "help", "?", "？"],
  ]

  private static let yes: Set<String> = [
    "はい", "うん", "ええ", "そう", "そうです", "はいそうです", "おねがいします", "お願いします", "合っています", "あっています", "同意します", "同意する",
    "yes", "y", "yeah", "ok", "true",
  ]
  private static let no: Set<String> = [
    "いいえ", "いえ", "ううん", "いや", "ちがう", "違う", "ちがいます", "違います", "ない", "なし", "ありません", "同意しません", "同意しない", "no",
    "n", "nope", "false",
  ]
}
