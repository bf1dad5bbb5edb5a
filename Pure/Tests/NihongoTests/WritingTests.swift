import Foundation
import Nihongo
import Testing

@Suite("Width") struct WidthTests {
  @Test("full-width ASCII becomes half-width and nothing else changes", arguments: [
    ("０１２９", "0129"), ("ＡＢｚ", "ABz"), ("！～＠－", "!~@-"), ("あ　い", "あ い"), ("ｶﾞ", "ｶﾞ"), ("ガー〜‐", "ガー〜‐"),
    ("髙﨑", "髙﨑"), ("￥", "￥"), ("", ""), ("葛\u{E0100}", "葛\u{E0100}"),
  ])
  func half(text: String, expected: String) {
    #expect(Width.half(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("half-width katakana becomes full-width, marks joined", arguments: [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ"), ("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ", "パピプペポ"), ("ｳﾞ", "ヴ"), ("ﾜﾞｦﾞ", "ヷヺ"), ("ｱﾞ", "ア゛"), ("ﾞ", "゛"),
    ("ｶﾟ", "カ゜"), ("｢ｶﾅ｣･ｰ｡､", "「カナ」・ー。、"), ("カﾞ", "ガ"), ("かﾞ", "が"), ("ＡＢ", "ＡＢ"), ("ｯｬｭｮｧｨｩｪｫ", "ッャュョァィゥェォ"),
  ])
  func full(text: String, expected: String) {
    #expect(Width.fullKatakana(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("Unicode's NFKC agrees on every half-width kana with and without marks")
  func agrees() throws {
    for value in UInt32(0xFF61)...0xFF9D {
      for mark in ["", "ﾞ", "ﾟ"] {
        let half = String(try #require(Unicode.Scalar(value))) + mark
        let ours = Width.fullKatakana(half).replacing("゛", with: "\u{3099}").replacing("゜", with: "\u{309A}")
        let theirs = half.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
        #expect(Array(ours.unicodeScalars) == Array(theirs.unicodeScalars))
      }
    }
  }
}

@Suite("Kana") struct KanaTests {
  @Test("hiragana and katakana turn into each other")
  func turn() {
    for value in Array(0x3041...0x3096) + [0x309D, 0x309E] {
      let hiragana = String(UnicodeScalar(value).map(Character.init) ?? " ")
      #expect(Kana.hiragana(Kana.katakana(hiragana)) == hiragana)
      #expect(Kana.isKatakana(Kana.katakana(hiragana)) && Kana.isHiragana(hiragana))
    }
    #expect(Kana.katakana("つむぎ市ー・A") == "ツムギ市ー・A")
    #expect(Kana.hiragana("ツムギヴヵヶー・ヷ") == "つむぎゔゕゖー・ヷ")
  }

  @Test("katakana is told from all else", arguments: [
    ("サトウ", true), ("サトウ　ハナコ", true), ("サトウ ハナコ", true), ("メアリー・アン", true), ("", false), ("　", false),
    ("さとう", false), ("ｻﾄｳ", false), ("サトウA", false), ("佐藤", false), ("サトウ。", false),
  ])
  func katakana(text: String, expected: Bool) { #expect(Kana.isKatakana(text) == expected) }

  @Test("what was typed becomes the katakana a form asks for", arguments: [
    ("ｻﾄｳ ﾊﾅｺ", "サトウ　ハナコ"), ("さとう　はなこ", "サトウ　ハナコ"), ("  さとう \t はなこ  ", "サトウ　ハナコ"), ("メアリ-", "メアリー"),
    ("メアリ－アン", "メアリーアン"), ("か\u{3099}", "ガ"), ("は゜ぴ", "パピ"), ("Mary", "Mary"), ("佐藤", "佐藤"), ("", ""), ("-ア", "-ア"),
    ("ゔぃ", "ヴィ"),
  ])
  func typed(text: String, expected: String) {
    #expect(Kana.typedKatakana(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }
}

@Suite("Folded text") struct FoldedTextTests {
  @Test("what a reader takes for the same is the same", arguments: [
    ("髙橋", "高橋"), ("山﨑", "山崎"), ("渡邉", "渡辺"), ("渡邊", "渡辺"), ("渡邊\u{E0101}", "渡辺"), ("齋藤", "斉藤"), ("斎藤", "斉藤"),
    ("齊藤", "斉藤"), ("黒澤", "黒沢"), ("廣瀨", "広瀬"), ("濵田", "浜田"), ("濱田", "浜田"), ("神\u{FA19}", "神神"), ("龍之介", "竜之介"),
    ("𠮷野家", "吉野家"), ("嶋田", "島田"), ("櫻井", "桜井"), ("國學院", "国学院"), ("佐々木", "佐佐木"), ("茅ヶ崎", "茅ケ崎"),
    ("さとう　はなこ", "サトウ ハナコ"), ("ｻﾄｳ･ﾊﾅｺ", "サトウハナコ"), ("ＴＳＵＭＵＧＩ", "tsumugi"), ("㈱つむぎ", "(株)ツムギ"),
    ("か\u{3099}く", "がく"), ("葛\u{E0100}飾", "葛飾"), ("メアリ-", "メアリー"), ("Ö", "ö"), ("a\u{200B}b", "AB"),
  ])
  func same(one: String, other: String) { #expect(FoldedText(one) == FoldedText(other), "\(FoldedText(one).text)") }

  @Test("small kana stay small, and different names stay different", arguments: [
    ("きゃ", "キヤ"), ("高橋", "高嶋"), ("ハ", "バ"), ("斉藤", "佐藤"),
  ])
  func different(one: String, other: String) { #expect(FoldedText(one) != FoldedText(other)) }

  @Test("folding twice changes nothing", arguments: ["髙﨑 ヶ丘々", "々々", "ｶﾞ㈱①Ⅳ", "İSTANBUL", "ﬀ゛", "か゛"])
  func again(text: String) { #expect(FoldedText(FoldedText(text).text) == FoldedText(text)) }

  @Test("a text of kanji and kana alone is folded as it is among others")
  func plain() {
    var random = Seeded(state: 20)
    let ranges: [ClosedRange<UInt32>] = [0x4E00...0x9FFF, 0x3041...0x3096, 0x309D...0x309E, 0x30A1...0x30FA, 0x30FC...0x30FE]
    for _ in 0..<2_000 {
      let scalars = (0..<8).compactMap { _ -> Unicode.Scalar? in
        switch UInt32.random(in: 0..<8, using: &random) {
        case 0: "々"
        case 1: "\u{3000}"
        case let number: Unicode.Scalar(UInt32.random(in: ranges[Int(number) % ranges.count], using: &random))
        }
      }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(FoldedText(text + "a").text == FoldedText(text).text + "a", "\(text)")
    }
  }

  @Test("bigrams are the neighbours", arguments: [
    ("", []), ("髙", ["高"]), ("つむぎ", ["ツム", "ムギ"]), ("𠮷田家", ["吉田", "田家"]),
  ] as [(String, [String])])
  func bigrams(text: String, expected: [String]) { #expect(FoldedText(text).bigrams == expected) }

  @Test("one text is found in another as a reader finds it")
  func contains() {
    #expect(FoldedText("髙橋　はなこ").contains(FoldedText("高橋ハナコ")))
    #expect(FoldedText("高橋").contains(FoldedText("")))
    #expect(!FoldedText("高橋").contains(FoldedText("高崎")))
  }

  @Test("very long and broken text is folded too", arguments: [
    ("あ", 20_000), ("々", 20_000), ("ー", 20_000), ("\u{E0100}", 20_000), ("\u{FDFA}", 1000), ("👨‍👩‍👧", 5000),
    ("\u{3099}", 50_000),
    // Unsorted runs of marks, which would take minutes if they were sorted whole.
    ("\u{301}\u{316}", 100_000), ("゛\u{316}", 50_000), ("ﾞ\u{316}", 50_000), ("\u{200B}\u{316}\u{301}", 50_000),
    ("\u{F73}\u{316}", 50_000),
  ])
  func long(piece: String, count: Int) {
    let text = String(repeating: piece, count: count)
    let folded = FoldedText(text)
    #expect(folded.bigrams.count <= folded.text.unicodeScalars.count)
    #expect(folded == FoldedText(text))
    #expect(SearchWords(text).score(of: SearchEntry(title: text)) <= 100)
  }
}
