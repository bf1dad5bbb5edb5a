/// Words of daily life with those that town halls write for the same thing.
///
/// - Note: Source: the everyday words beside the official ones in 文化庁・出入国在留管理庁「在留支援のためのやさしい日本語ガイド
///   ライン」(2020) and the glossaries of municipal sites; each pair was judged by hand.
enum EverydayWords {
  /// The official words for an everyday one; empty when it has none.
  /// - Parameter word: a word as ``SearchWords`` evens it out, or what stays of it without hiragana.
  static func official(for word: String) -> [String] { table[word] ?? [] }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in pairs.split(separator: "\n") {
      let parts = line.split(separator: "=").map { $0.split(separator: " ").map(String.init) }
      guard parts.count == 2 else { continue }
      for word in parts[0] {
        table[SearchWords.loose(FoldedText(word).text), default: []] += parts[1]
          .map { SearchWords.loose(FoldedText($0).text) }
      }
    }
    return table
  }()

  /// Everyday words = official words.
  private static let pairs = """
    引っ越し 引越し 引越 引っこし 引こし=転入 転居 転出
    引っ越してきた 引っ越してきました 引越してきた 越してきた=転入
    市内で引っ越し 市内=転居
    引っ越す 引っ越します ほかの市 他の市 別の市 市外 県外=転出
    海外 外国=海外転出
    はんこ ハンコ 判子=印鑑 印鑑登録
    実印=印鑑登録
    収入 年収 給料=所得
    非課税=非課税証明
    税金 税=市税 課税 納税
    壊れた こわれた 壊れました つぶれた 倒れた 倒壊=家が壊れた 罹災 損壊
    飛んだ=罹災
    水害 浸水 床上浸水 床下浸水 水浸し=浸水
    子供手当 こども手当 子ども手当=児童手当
    母子手当 ひとり親=児童扶養手当
    赤ちゃんが生まれた 子どもが生まれた 子供が生まれた 生まれた 産まれた=出生
    二人目 ２人目 次男 次女 三人目 3人目=額の改定 第2子
    増額 減額=額の改定
    やめる やめたい 止める=消滅
    名字 苗字=氏名変更
    振込先 口座=口座変更
    変えたい 変わった 変える 変更したい=変更
    寄付=寄附
    保育園 保育所 幼稚園=保育施設
    入りたい 入れたい 預けたい=利用申込
    続けたい 継続=現況届
    捨てたい 捨てる いらない 要らない 処分したい 処分=粗大ごみ
    家具 ソファ ソファー タンス たんす ベッド=粗大ごみ
    犬 ペット=犬の登録
    飼い始めた 飼いはじめた=犬の登録
    介護 介護認定 要介護認定=要介護要支援認定の申請
    ヘルパー デイサービス 老人ホーム=介護保険のサービス
    見直し 見直す 見直してほしい=区分変更
    なくした 無くした 紛失 破れた=再交付
    介護保険証=介護保険被保険者証
    手すり 段差 リフォーム=住宅改修
    払い戻し 戻ってくる=支給申請
    ケアマネ ケアマネージャー=ケアマネジャー サービス計画作成
    特養 老健 食費=負担限度額
    書類を見たい 情報公開=公文書開示請求
    イベント 催し=後援名義
    妊娠 妊婦 できた=妊娠の届出
    nurseryschool=nursery
    申し込み 申込み 申込=申込
    """
}
