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
    SearchIndex(entries.map(\.entry)).search(query).first.map { entries[$0.entry].name }
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

  @Test("a short word is found as a word of its own, and not inside others", arguments: [
    ("いぬ", "飼い犬の登録", "カイイヌノトウロク", true), ("いぬ", "飼い主の変更", "カイヌシノヘンコウ", false),
    ("inu", "飼い主の変更", "カイヌシノヘンコウ", false), ("かいぬし", "飼い主の変更", "カイヌシノヘンコウ", true),
    ("a", "Tax certificate", "", false), ("a", "ビタミン A の検査", "", true), ("7", "27の手続", "", false),
  ])
  func shortWords(query: String, title: String, reading: String, isFound: Bool) {
    let entry = SearchEntry(title: title) { _ in reading }
    #expect((SearchWords(query).score(of: entry) > 0) == isFound)
  }

  @Test("tokens come once each, in order")
  func tokens() {
    #expect(SearchWords("引っ越し").tokens == ["引ッ", "ッ越", "越シ", "引越", "転入", "転居", "転出"])
    #expect(SearchWords("ごみ ゴミ").tokens == ["ゴミ", "~ゴミ"])
    #expect(SearchEntry(title: "税").tokens == ["税", "税_"])
  }

  @Test("what is read aloud finds what is written in kanji", arguments: [
    ("せいさんきょうどう", true), ("seisankyoudou", true), ("seisankyodo", true), ("せいさんきようどう", true), ("生産共同", true),
    ("せんたく", false),
  ])
  func readings(query: String, isFound: Bool) {
    let entry = SearchEntry(title: "生産協同組合", readAloud: { _ in "せいさんきょうどうくみあい" })
    let index = SearchIndex([entry], readAloud: { $0 == "生産共同" ? "せいさんきょうどう" : $0 })
    #expect(!index.search(query).isEmpty == isFound)
  }

  @Test("a slip of the hand finds its neighbour, and two in a short word do not", arguments: [
    ("ケアマネジヤー", 0), ("ケマネジャー", 0), ("ケアマジネャー", 0), ("シャワーチェイ", 1), ("ケウアー", nil), ("パイプ", nil),
  ] as [(String, Int?)])
  func slips(query: String, found: Int?) {
    let index = SearchIndex([SearchEntry(title: "ケアマネジャー"), SearchEntry(title: "シャワーチェア")])
    #expect(index.search(query).first?.entry == found)
  }

  @Test("where nothing is found, words of the catalogue are proposed")
  func suggestions() {
    let index = SearchIndex([SearchEntry(title: "a", keywords: ["住民票", "ばいく"]), SearchEntry(title: "犬の登録")])
    #expect(index.suggestions(for: "ぱいく") == ["ばいく"])
    #expect(index.suggestions(for: "住民表") == ["住民票"])
    #expect(index.suggestions(for: "飛行船の操縦") == [])
    #expect(index.suggestions(for: "") == [])
  }

  @Test("who wants to begin is not sent to what changes, unless that is what they typed")
  func beginnings() {
    let index = SearchIndex([
      SearchEntry(title: "児童手当の額の変更"), SearchEntry(title: "児童手当の認定請求"), SearchEntry(title: "児童手当の現況届"),
    ])
    #expect(index.search("児童手当").map(\.entry) == [1, 0, 2])
    #expect(index.search("児童手当 変更").first?.entry == 0)
    #expect(index.search("児童手当の現況届").first?.entry == 2)
  }

  @Test("a rare word tells more than a common one")
  func rareness() {
    let common = (0..<9).map { SearchEntry(title: "証明 \($0)") }
    let index = SearchIndex(common + [SearchEntry(title: "犬", keywords: ["登録"])])
    #expect(index.search("登録 証明").first?.entry == 9)
  }
}
