/// Words people type in kana into the search box of a town hall, with the kanji its pages are written in.
enum DailyWords {
  /// Readings in katakana as `SearchWords` writes them, to the kanji without okurigana.
  static let kanji: [String: String] = {
    var kanji: [String: String] = [:]
    for word in words.split(whereSeparator: \.isWhitespace) {
      let parts = word.split(separator: ":")
      guard parts.count == 2 else { continue }
      kanji[SearchWords.loose(FoldedText(String(parts[0])).text)] = FoldedText(String(parts[1])).text
    }
    return kanji
  }()

  /// The longest reading, in characters: bounds the look-ahead, so searching stays linear.
  static let longest = kanji.keys.reduce(0) { max($0, $1.unicodeScalars.count) }

  private static let words = """
    ひっこし:引越 てんにゅう:転入 てんしゅつ:転出 てんきょ:転居 じゅうみんひょう:住民票 こせき:戸籍 しょうほん:抄本 とうほん:謄本
    いんかん:印鑑 はんこ:印鑑 しょうめい:証明 しょうめいしょ:証明書 けっこん:結婚 こんいん:婚姻 りこん:離婚 しゅっしょう:出生
    しゅっせい:出生 しゅっさん:出産 にんしん:妊娠 ぼしてちょう:母子手帳 こそだて:子育 ほいく:保育
    ほいくえん:保育園 ほいくしょ:保育所 ようちえん:幼稚園 がくどう:学童 しょうがっこう:小学校 ちゅうがっこう:中学校 きゅうしょく:給食
    にゅうがく:入学 てんこう:転校 じどうてあて:児童手当 てあて:手当 じょせい:助成 ほじょ:補助 ほじょきん:補助金 きゅうふ:給付
    きゅうふきん:給付金 ねんきん:年金 ほけん:保険 ほけんしょう:保険証 けんこう:健康 けんしん:健診 よぼうせっしゅ:予防接種
    びょういん:病院 かいご:介護 しょうがい:障害 てちょう:手帳 こうれいしゃ:高齢者 おとしより:年寄 ぜいきん:税金 
    しみんぜい:市民税 じゅうみんぜい:住民税 こていしさんぜい:固定資産税 のうぜい:納税 しんこく:申告 しはらい:支払 はらう:払
    しんせい:申請 とどけ:届 とどけで:届出 てつづき:手続 よやく:予約 そうだん:相談 まどぐち:窓口 しやくしょ:市役所
    やくしょ:役所 とうろく:登録 へんこう:変更 そだい:粗大 しゅうしゅう:収集 すいどう:水道
    げすいどう:下水道 どうろ:道路 こうえん:公園 としょかん:図書館 たいいくかん:体育館 しせつ:施設 いぬ:犬 ねこ:猫 じてんしゃ:自転車
    ちゅうしゃじょう:駐車場 ぼうさい:防災 ひなん:避難 ひなんじょ:避難所 じしん:地震 こうずい:洪水 りさい:罹災 せいかつほご:生活保護
    しごと:仕事 じゅうたく:住宅 しえいじゅうたく:市営住宅 いえ:家 そうぎ:葬儀 しぼう:死亡 おくやみ:悔 かそう:火葬 おはか:墓
    せんきょ:選挙 とうひょう:投票 がいこくじん:外国人 ざいりゅう:在留 にほんご:日本語 つうやく:通訳 なまえ:名前 じゅうしょ:住所
    うつし:写 かいごにんてい:介護認定 ようかいごにんてい:要介護認定 うけとり:受取 もうしこみ:申込 といあわせ:問合 とりけし:取消 いくじ:育児 
    """
}
