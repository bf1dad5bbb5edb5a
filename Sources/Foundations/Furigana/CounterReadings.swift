/// How a counter after a number in digits is read: 1日, 20日, 2人, 10分, 3階.
///
/// - Note: Source: 文化庁「常用漢字表」付表 (一日, 二十日, 一人, 二人); NHK放送文化研究所『ことばのハンドブック』 for changes of
///   sound after a number.
struct CounterReadings {
  /// Counters that are read the same after every number, and the usual reading of the others.
  private static let usual = """
    円[えん] 年[ねん] 年度[ねんど] 年間[ねんかん] 年分[ねんぶん] 年生[ねんせい] 月[がつ] 月分[がつぶん] 月号[がつごう]
    か月[げつ] カ月[げつ] ヶ月[かげつ] 箇月[かげつ] か月間[げつかん] か月分[げつぶん] か月児[げつじ] か所[しょ] カ所[しょ]
    ヶ所[かしょ] 箇所[かしょ] か国語[こくご] 日[にち] 日間[にちかん] 日分[にちぶん] 日目[にちめ] 週[しゅう]
    週間[しゅうかん] 時[じ] 時間[じかん] 分[ふん] 分間[ふんかん] 秒[びょう] 人[にん] 人分[にんぶん] 人目[にんめ] 人家族[にんかぞく]
    名[めい] 名様[めいさま] 歳[さい] 歳児[さいじ] 才[さい] 世帯[せたい] 戸[こ] 個[こ] 件[けん] 回[かい] 回目[かいめ]
    回分[かいぶん] 枚[まい] 通[つう] 部[ぶ] 冊[さつ] 台[だい] 本[ほん] 匹[ひき] 杯[はい] 頭[とう] 軒[けん] 階[かい]
    階建[かいだ]て 泊[はく] 条[じょう] 項[こう] 号[ごう] 号室[ごうしつ] 番[ばん] 番地[ばんち] 番目[ばんめ] 行[ぎょう] 行目[ぎょうめ] 丁目[ちょうめ] 点[てん]
    度[ど] 割[わり] 倍[ばい] 級[きゅう] 等級[とうきゅう] 類[るい] 種[しゅ] 期[き] 期分[きぶん] 区分[くぶん] 段階[だんかい] 棟[とう]
    筆[ひつ] 平方[へいほう]メートル 食[しょく] 票[ひょう] 議席[ぎせき] 校[こう] 学級[がっきゅう] 親等[しんとう]
    """

  /// Whole days, by their number.
  private static let days = [
    2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか",
    14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
  ]
  private static let people = [1: "ひとり", 2: "ふたり"]

  private let counters: WordReadings

  init() throws(FuriganaProblem) { counters = try WordReadings(Self.usual) }

  /// The parts of the number and its counter, when `start` is the first digit of a number that has a known counter.
  func parts(at start: Int, in text: [Unicode.Scalar], isBoundary: [Bool]) -> [AnnotatedText.Part]? {
    guard text[start].digit != nil, start == 0 || text[start - 1].digit == nil else { return nil }
    let end = Self.endOfNumber(from: start, in: text)
    guard end < text.count, isBoundary[end] else { return nil }
    let number = Self.value(of: text[start..<end])
    if text[end] == "子", start > 0, text[start - 1] == "第", isBoundary[end + 1] {
      return [.init(length: end - start, reading: nil), .init(length: 1, reading: "し")]
    }
    guard var counter = counters.parts(at: end, in: text, isBoundary: isBoundary) else { return nil }
    let before = start > 0 ? text[start - 1] : " "
    if let group = Self.group(text[end], number: number, before: before), let first = counter.first {
      return [.init(length: end - start + 1, reading: group)] + Self.tail(of: first)
    }
    if let changed = Self.changed(text[end], number: number, next: text[(end + 1)...]), let first = counter.first {
      let plain = Self.usualSounds[text[end]] ?? ""
      let tail = first.reading?.dropFirst(plain.count) ?? ""
      counter[0] = .init(length: first.length, reading: changed + tail)
    }
    return [.init(length: end - start, reading: nil)] + counter
  }

  /// What remains of a counter whose first character was read together with the number: 間 of 2日間.
  private static func tail(of part: AnnotatedText.Part) -> [AnnotatedText.Part] {
    guard part.length > 1, let reading = part.reading else { return [] }
    return [.init(length: part.length - 1, reading: String(reading.dropFirst(2)))]
  }

  /// Digits with commas and a decimal point between them.
  private static func endOfNumber(from start: Int, in text: [Unicode.Scalar]) -> Int {
    var end = start
    while end < text.count {
      let joins = ",.，．".unicodeScalars.contains(text[end]) && end + 1 < text.count && text[end + 1].digit != nil
      guard text[end].digit != nil || joins else { break }
      end += 1
    }
    return end
  }

  /// The number when it is whole and below a million; -1 otherwise, which has no reading of its own.
  private static func value(of digits: ArraySlice<Unicode.Scalar>) -> Int {
    if digits.contains(where: { $0 == "." || $0 == "．" }) { return -1 }
    let figures = digits.compactMap(\.digit)
    return figures.count > 6 ? -1 : figures.reduce(0) { $0 * 10 + $1 }
  }

  /// Numbers that are read as one word with their counter. 1日 is ついたち only as a day of a month.
  private static func group(_ counter: Unicode.Scalar, number: Int, before: Unicode.Scalar) -> String? {
    switch counter {
    case "日": number == 1 && before == "月" ? "ついたち" : days[number]
    case "人": people[number]
    default: nil
    }
  }

  private static let usualSounds: [Unicode.Scalar: String] = [
    "分": "ふん", "本": "ほん", "匹": "ひき", "杯": "はい", "泊": "はく", "階": "かい", "軒": "けん", "票": "ひょう",
  ]

  /// The counter's first sound where the number changes it.
  private static func changed(_ counter: Unicode.Scalar, number: Int, next: ArraySlice<Unicode.Scalar>) -> String? {
    guard number >= 0 else { return nil }
    switch counter {
    case "分":
      // 3分の1 is a fraction.
      if next.first == "の", next.dropFirst().first?.digit != nil { return "ぶん" }
      return hardens(number) || [3, 4].contains(number % 10) ? "ぷん" : nil
    case "本": return number % 10 == 3 ? "ぼん" : hardens(number) ? "ぽん" : nil
    case "匹": return number % 10 == 3 ? "びき" : hardens(number) ? "ぴき" : nil
    case "杯": return number % 10 == 3 ? "ばい" : hardens(number) ? "ぱい" : nil
    case "票": return number % 10 == 3 ? "びょう" : hardens(number) ? "ぴょう" : nil
    case "泊": return hardens(number) || number % 10 == 3 ? "ぱく" : nil
    case "階": return number % 10 == 3 ? "がい" : nil
    case "軒": return number % 10 == 3 ? "げん" : nil
    default: return nil
    }
  }

  /// いち, ろく, はち, じゅう and ひゃく harden the sound that follows; せん and まん do not.
  private static func hardens(_ number: Int) -> Bool {
    guard number > 0 else { return false }
    if [1, 6, 8].contains(number % 10) { return true }
    return number % 10 == 0 && number % 1000 != 0
  }
}
