import Nihongo
import Testing

@Suite("Searching a catalogue") struct SearchWordsTests {
  static let moving = SearchEntry(
    title: "引っ越しの手続き", summary: "つむぎ市に住み始めるとき、市の中で移るとき", keywords: ["転入届", "転居届"])
  static let entries: [(name: String, entry: SearchEntry)] = [
    ("moving", moving),
    ("certificate", SearchEntry(title: "住民票の写し", summary: "窓口や郵送で受け取れます", keywords: ["証明書"])),
    ("childcare", SearchEntry(title: "子育て支援センター", summary: "親子で遊べます", keywords: ["子ども", "保育"])),
    ("electronic", SearchEntry(title: "電子申請について", summary: "コンピュータやスマートフォンから")),
    ("rubbish", SearchEntry(title: "粗大ごみの収集", summary: "予約が必要です", keywords: ["ゴミ"])),
    ("class", SearchEntry(title: "パソコン教室", summary: "コンピューターの使い方", keywords: ["バイオリン", "ウイルス対策"])),
  ]

  static func best(_ query: String) -> String? {
    let scored = entries.map { ($0.name, SearchWords(query).score(of: $0.entry)) }.filter { $0.1 > 0 }
    return scored.max { $0.1 < $1.1 }?.0
  }

  @Test("every way to write 引っ越し finds it", arguments: [
    "引っ越し", "引越し", "引越", "ひっこし", "ヒッコシ", "ﾋｯｺｼ", "引っ越しの手続き", "引越し手続", "ひっこしのてつづき", "引っ越してきた",
    "ひっこし 手続き", "引っ越しをしたい",
  ])
  func movingHouse(query: String) { #expect(Self.best(query) == "moving") }

  @Test("daily words find their page", arguments: [
    ("住民票", "certificate"), ("じゅうみんひょう", "certificate"), ("住民票がほしい", "certificate"), ("子ども", "childcare"),
    ("こそだて", "childcare"), ("子育", "childcare"), ("ごみ", "rubbish"), ("ゴミ", "rubbish"), ("粗大ゴミ", "rubbish"),
    ("そだいごみ", "rubbish"), ("電子申請", "electronic"), ("ヴァイオリン", "class"), ("ウィルス", "class"), ("ＰＡＳＯ", nil),
    ("マンモス", nil), ("", nil), ("、。！", nil), ("票", "certificate"),
  ] as [(String, String?)])
  func daily(query: String, expected: String?) { #expect(Self.best(query) == expected) }

  @Test("コンピューター and コンピュータ find each other")
  func longVowel() {
    for query in ["コンピューター", "コンピュータ", "ｺﾝﾋﾟｭｰﾀｰ"] {
      for name in ["electronic", "class"] {
        let entry = Self.entries.first { $0.name == name }?.entry
        #expect(entry.map { SearchWords(query).score(of: $0) } == 40, "\(query) \(name)")
      }
    }
  }

  @Test("title comes before keywords before summary, all words before some")
  func order() {
    let query = SearchWords("保育園")
    let title = query.score(of: SearchEntry(title: "保育園"))
    let keyword = query.score(of: SearchEntry(title: "x", keywords: ["保育園"]))
    let summary = query.score(of: SearchEntry(title: "x", summary: "保育園"))
    #expect([title, keyword, summary] == [100, 90, 40])
    #expect(SearchWords("保育園 申込").score(of: SearchEntry(title: "保育園")) == 38)
    #expect(SearchWords("保育園 申込").score(of: SearchEntry(title: "保育園の申し込み")) == 100)
  }

  @Test("a stem of one kanji is not found inside another word")
  func stems() {
    #expect(SearchWords("子ども").score(of: SearchEntry(title: "電子申請")) == 0)
    #expect(SearchWords("子").score(of: SearchEntry(title: "電子申請")) == 100)
  }

  @Test("tokens come once each, in order")
  func tokens() {
    #expect(SearchWords("引っ越し").tokens == ["引ッ", "ッ越", "越シ", "引越"])
    #expect(SearchWords("ごみ ゴミ").tokens == ["ゴミ"])
    #expect(SearchEntry(title: "税").tokens == ["税", "税_"])
  }
}
