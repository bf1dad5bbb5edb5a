/// Old (旧字) and variant (異体字) characters with the everyday character people type instead.
///
/// For searching only: two people may well be told apart by exactly these characters.
///
/// - Note: Source: the 旧字体 in brackets of the 常用漢字表 (平成22年内閣告示第2号), and the variants common in family
///   names of the 戸籍統一文字 lists.
enum VariantCharacters {
  static func everyday(_ scalar: Unicode.Scalar) -> Unicode.Scalar { table[scalar] ?? scalar }

  /// Each group: the everyday character, then those that are found by it.
  private static let groups = """
    亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 覚覺
    学學 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 観觀 気氣 帰歸 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 教敎 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 恵惠 掲揭
    渓溪谿 経經 蛍螢 軽輕 継繼 鶏鷄雞 芸藝 撃擊 欠缺 穴宂 研硏 県縣 倹儉 剣劍劒剱釼 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 広廣 効效 恒恆 黄黃 鉱鑛礦 号號 国國圀囯 黒黑 砕碎 済濟
    斉齊斎齋斊齎 剤劑 雑雜襍 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕溼 実實寔 写寫 釈釋 寿壽 収收 従從 渋澁澀 獣獸 縦縱 粛肅 処處 緒緖 叙敍 奨獎 将將 称稱 渉涉 焼燒
    証證 乗乘 浄淨 剰剩 畳疊 条條 状狀 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 青靑 静靜 清淸 窃竊 摂攝 専專 浅淺
    戦戰 践踐 銭錢 潜潛 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢 曽曾 痩瘦 装裝 総總 騒騷 増增 蔵藏 臓臟 即卽 属屬 続續 堕墮 対對 体體軆躰 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 担擔
    単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞 鉄鐵銕鉃 点點 転轉 伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬪 徳德悳 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸
    拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔 晩晚 蛮蠻 秘祕 浜濱濵 瓶甁 払拂 仏佛 併倂 並竝 餅餠 辺邊邉 変變 弁辨瓣辯 歩步 宝寶寳 豊豐 褒襃 没沒 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯
    薬藥 与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 暦曆 歴歷 恋戀 錬鍊 炉爐 労勞 郎郞 楼樓 録錄 湾灣 高髙
    崎﨑嵜碕㟢 吉𠮷 土圡𡈽 島嶋嶌㠀 富冨 峰峯 館舘 桑桒 柳栁桺 橋槗𣘺 淵渕渊 昇曻 籠篭 桧檜 祢禰 諫諌 凛凜 巌巖 野埜 喜㐂 奇竒 卯夘 涼凉 薮藪籔 鶴靏靍寉 祇祗 蛎蠣 鴎鷗 侠俠 倶俱 呑吞
    噌噲 填塡 頬頰 剥剝 叱𠮟 掴摑 箪簞 繋繫 莱萊 蒋蔣 蝉蟬 蝋蠟 躯軀 醤醬 頚頸 鹸鹼 麹麴 焔焰 讃讚 蘒萩 梁樑 杉椙 船舩 秋穐龝 松枩枀 梅楳 留畄 岡罡 岸㟁 丘𠀉 兎兔 昂昻 晃晄 煕熙凞
    亘亙 尭堯 槇槙 遥遙 瑶瑤 壷壺 萌萠 蕊蘂 彦彥 氷冰 決决 沖冲 況况 準凖 盖蓋 鼠鼡 個箇 翠翆 潟泻 略畧 裏裡 群羣 窓窗 崑崐 飲飮 既旣 隣鄰 隷隸 雁鴈 聡聰 衆眾 尚尙 内內 呉吳 吊弔
    戸戶 間閒 難难
    """

  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for group in groups.split(whereSeparator: \.isWhitespace) {
      // The compatibility ideographs are folded by NFKC before this; the few it leaves alone (﨑) are in the list.
      guard let everyday = group.unicodeScalars.first else { continue }
      for variant in group.unicodeScalars.dropFirst() where variant != everyday { table[variant] = everyday }
    }
    return table
  }()
}
