import Foundation
import HTMLKit
import Testing

@testable import Furigana

/// One reader for all tests: opening the dictionary is the dear part.
private let shared = try? FuriganaReader()

/// The notation of the overrides: 申[もう]し込[こ]む.
private func written(_ readings: [Ruby]) -> String {
  readings.map { part in part.reading.map { "\(part.text)[\($0)]" } ?? part.text }.joined()
}

@Suite(
  "Furigana",
  .enabled(if: shared != nil, "needs the MeCab dictionary of mecab-ipadic-utf8 in \(FuriganaReader.defaultDictionary)"))
struct FuriganaReaderTests {
  private let reader: FuriganaReader

  init() throws { reader = try #require(shared) }

  @Test(
    "only kanji carry a reading",
    arguments: [
      "申[もう]し込[こ]む", "届[とど]け出[で]る", "お問[と]い合[あ]わせ", "手続[てつづ]き", "ひらがなとカタカナ", "", "abc 123", "引越[ひっこ]し",
      "食[た]べる", "住[す]んでいる町[まち]", "時々[ときどき]", "支払[しはら]い",
    ])
  func okurigana(expected: String) {
    #expect(written(reader.annotate(surface(of: expected))) == expected)
  }

  @Test(
    "words of the town hall are read as the town hall reads them",
    arguments: [
      "方書[かたがき]を書[か]いてください", "平日[へいじつ]の日中[にっちゅう]", "妊婦健診[にんぷけんしん]の助成[じょせい]", "申立[もうした]てをする", "相続人[そうぞくにん]の代表[だいひょう]",
      "罹災証明書[りさいしょうめいしょ]の交付[こうふ]", "避難所[ひなんじょ]を開[ひら]く", "開庁時間[かいちょうじかん]", "世帯主[せたいぬし]との続柄[つづきがら]",
      "旧氏[きゅううじ]の記載[きさい]", "道路占用[どうろせんよう]の許可[きょか]",
      "申請[しんせい]できる方[かた]", "代理人[だいりにん]の方[かた]は委任[いにん]", "申請[しんせい]の方法[ほうほう]", "電話[でんわ]した方[ほう]がよい",
      "日本[にほん]の住所[じゅうしょ]", "いちばん下[した]の欄[らん]", "月曜日[げつようび]と金曜日[きんようび]", "退院[たいいん]・退所[たいしょ]",
    ])
  func townHall(expected: String) {
    #expect(written(reader.annotate(surface(of: expected))) == expected)
  }

  @Test("a word of the list is not found inside other words")
  func boundaries() {
    #expect(written(reader.annotate("今日中")).hasPrefix("今日[きょう]"))
    #expect(!written(reader.annotate("十一人")).contains("ひとり"))
  }

  @Test(
    "a counter is read with its number",
    arguments: [
      "4月[がつ]1日[ついたち]", "1日[にち]に3回[かい]", "1日[にち]", "20日[はつか]", "14日[じゅうよっか]", "24日[にじゅうよっか]",
      "11日[にち]", "21日[にち]",
      "2日[ふつか]間[かん]", "5日[いつか]以内[いない]", "1人[ひとり]", "2人[ふたり]", "3人[にん]", "21人[にん]", "1人[ひとり]分[ぶん]", "10分[ぷん]", "15分[ふん]",
      "8時[じ]30分[ぷん]", "3階[がい]", "2階[かい]",
      "1本[ぽん]", "3本[ぼん]", "5本[ほん]", "1,000円[えん]", "令和[れいわ]8年度[ねんど]", "12月分[がつぶん]", "3か月[げつ]",
      "６０日[にち]", "１人[ひとり]", "第[だい]7条[じょう]", "第[だい]1子[し]", "3分[ぶん]の1", "10分間[ぷんかん]", "1.5倍[ばい]", "二十歳[はたち]", "一人[ひとり]",
      "一丁目[いっちょうめ]2番[ばん]3号[ごう]", "1行[ぎょう]",
    ])
  func counters(expected: String) {
    #expect(written(reader.annotate(surface(of: expected))) == expected)
  }

  @Test(
    "the parts together are exactly the text, by its bytes",
    arguments: [
      "髙﨑 葛\u{E0100}城さんの住民票", "神\u{FE00}社と\u{FA19}社", "\u{0}本\u{0}籍", "か\u{3099}く校",
      "申請\r\n\t書類  \n", "👨‍👩‍👧‍👦の家族", "\u{FE0F}氏名",
      "שלום 世帯", "一", "々々", "ヶ月ヶ", "1日", "9", "9日", "第", "第1", "第1子", "3分の", String(repeating: "届", count: 5000),
      String(repeating: "申請書を出してください。", count: 1000), String(repeating: "1", count: 400) + "日",
    ])
  func wholeness(text: String) {
    #expect(reader.annotate(text).map(\.text).joined().utf8.elementsEqual(text.utf8))
    #expect(reader.annotate(text).allSatisfy { $0.reading != "" })
  }

  @Test("a variation selector stays with its kanji")
  func variationSelector() {
    #expect(reader.annotate("葛\u{E0100}城").allSatisfy { $0.text.unicodeScalars.first != "\u{E0100}" })
  }

  @Test("every built-in word is read as it is listed")
  func builtIn() throws {
    let words = MunicipalWords.text.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(words.count >= 150)
    #expect(Set(words).count == words.count)
    for word in words {
      let read = written(reader.annotate(surface(of: word)))
      #expect(read == word)
    }
  }

  @Test("a town's own words win")
  func overrides() throws {
    let reader = try FuriganaReader(overrides: "# 地名\n絹町[きぬまち] 方書[ほうしょ]")
    #expect(written(reader.annotate("絹町の方書")) == "絹町[きぬまち]の方書[ほうしょ]")
  }

  @Test("a text is read the same the second time, and by many readers at once")
  func sharing() async {
    let texts = (0..<200).map { "申請番号\($0)の住民票を\($0)日に受け取る" }
    let reader = reader
    let first = texts.map(reader.annotate)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { texts.map(reader.annotate) == first } }
      for await same in group { #expect(same) }
    }
  }

  @Test("a long text is cut behind its sentences")
  func pieces() {
    let text = String(repeating: "申請書を出してください。", count: 500)
    let pieces = FuriganaReader.pieces(of: text)
    #expect(pieces.joined() == text)
    #expect(pieces.allSatisfy { $0.utf8.count <= FuriganaReader.longest && $0.hasSuffix("。") })
  }
}

@Suite("A reader that cannot be made")
struct FuriganaProblemTests {
  @Test("a missing dictionary is a problem the caller can go on from")
  func missing() {
    #expect(throws: FuriganaProblem.dictionaryMissing(folder: "/nowhere")) {
      _ = try FuriganaReader(dictionary: "/nowhere")
    }
  }

  @Test("an override that cannot be read is named", arguments: ["[よみ]", "かな[よみ]", "漢字[", "漢字[]"])
  func malformed(word: String) {
    #expect(throws: FuriganaProblem.overrideMalformed(word: word)) { _ = try AnnotatedText(word) }
  }
}

@Suite("Recent readings")
struct RecentReadingsTests {
  @Test("no more than the capacity is held, and what is asked for stays")
  func bound() {
    var recent = RecentReadings(capacity: 10)
    recent.keep([Ruby("常")], for: "常")
    for number in 0..<100 {
      recent.keep([Ruby("\(number)")], for: "\(number)")
      #expect(recent.find("常") == [Ruby("常")])
      #expect(recent.count <= 10)
    }
    #expect(recent.find("0") == nil)
    #expect(recent.find("99") == [Ruby("99")])
  }

  @Test("a name written with another form of a character is another text")
  func canonicalEquivalence() {
    var recent = RecentReadings(capacity: 10)
    recent.keep([Ruby("\u{795E}", reading: "かみ")], for: "\u{795E}")
    #expect(recent.find("\u{FA19}") == nil)
  }
}

@Suite("A reading laid over its kanji")
struct ReadingAlignerTests {
  @Test(
    "kana stand for themselves",
    arguments: [
      ("申し込む", "モウシコム", "申[もう]し込[こ]む"), ("聞き", "キキ", "聞[き]き"), ("生き生き", "イキイキ", "生[い]き生[い]き"),
      ("市役所", "シヤクショ", "市役所[しやくしょ]"), ("三ヶ月", "サンカゲツ", "三ヶ月[さんかげつ]"), ("サイン済み", "サインズミ", "サイン済[ず]み"),
      ("大人", "", "大人"), ("お茶", "オチャ", "お茶[ちゃ]"), ("合う", "カンジ", "合う[かんじ]"),
    ])
  func alignment(surface: String, reading: String, expected: String) {
    let scalars = Array(surface.unicodeScalars)
    var place = 0
    let text = ReadingAligner.parts(of: scalars, reading: Array(reading.unicodeScalars)).map { part in
      defer { place += part.length }
      let base = scalars[place..<place + part.length].map(String.init).joined()
      return part.reading.map { "\(base)[\($0)]" } ?? base
    }
    #expect(text.joined() == expected)
  }
}

/// The text without its readings.
private func surface(of notation: String) -> String {
  notation.replacingOccurrences(of: "\\[[^\\]]*\\]", with: "", options: .regularExpression)
}
