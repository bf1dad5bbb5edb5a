import DMN

/// Tables of the counter: fees, waste, rooms, deadlines.
enum CounterTables {
  static let certificate = TownTable(
    "住民票の手数料",
    source: "つむぎ市手数料条例 別表第1（地方自治法 第227条）", .unique,
    [("申請の方法", "方法"), ("通数", "通数"), ("免除", "boolean")], otherwise: "0",
    items: [
      ItemDefinition("方法", typeRef: "string", allowedValues: "\"窓口\", \"郵送\", \"コンビニ\""),
      ItemDefinition("通数", typeRef: "整数", allowedValues: "[1..10]"),
    ],
    rules: [
      .init(["\"窓口\", \"郵送\"", "-", "false"], "300"),
      .init(["\"コンビニ\"", "-", "false"], "200"),
    ])

  static let waste = TownTable(
    "粗大ごみの手数料",
    source: "つむぎ市廃棄物の処理及び清掃に関する条例 別表（廃棄物の処理及び清掃に関する法律 第6条の2）", .unique,
    [("最大の辺", "長さ"), ("重さ", "重さ")],
    items: [
      ItemDefinition("長さ", typeRef: "number", allowedValues: "(0..300]"),
      ItemDefinition("重さ", typeRef: "number", allowedValues: "(0..100]"),
    ],
    rules: [
      .init(["< 50", "< 10"], "300"),
      .init(["< 50", ">= 10"], "600"),
      .init(["[50..100)", "<= 30"], "600"),
      .init(["[50..100)", "> 30"], "1200"),
      .init(["[100..180]", "-"], "1800"),
      .init(["> 180", "-"], "2400"),
    ])

  static let room = TownTable(
    "公民館の使用料",
    source: "つむぎ市公民館条例 別表第2（地方自治法 第225条）", .unique,
    [("始まり", "開館の時刻"), ("休日", "boolean"), ("営利", "boolean")],
    items: [
      ItemDefinition("開館の時刻", typeRef: "time", allowedValues: "[@\"09:00:00\"..@\"21:30:00\")")
    ],
    rules: [
      .init(["[@\"09:00:00\"..@\"12:00:00\")", "-", "false"], "800"),
      .init(["[@\"12:00:00\"..@\"17:00:00\")", "-", "false"], "1200"),
      .init([">= @\"17:00:00\"", "false", "false"], "1500"),
      .init([">= @\"17:00:00\"", "true", "false"], "1800"),
      .init(["-", "-", "true"], "3600"),
    ])

  static let deadline = TownTable(
    "転入届の期限",
    source: "住民基本台帳法 第22条第1項、第52条第2項", .unique,
    [("経過", "days and time duration"), ("理由", "boolean")],
    rules: [
      .init(["<= @\"P14D\"", "-"], "\"期限内\""),
      .init(["> @\"P14D\"", "true"], "\"正当な理由\""),
      .init(["> @\"P14D\"", "false"], "\"簡易裁判所へ通知\""),
    ])

  static let generation = TownTable(
    "敬老祝い金",
    source: "つむぎ市敬老祝い金条例 第3条", .unique,
    [("生年月日", "date"), ("住所期間", "years and months duration")],
    rules: [
      .init(["<= @\"1926-09-15\"", ">= @\"P1Y\""], "100000"),
      .init(["(@\"1926-09-15\"..@\"1938-09-15\"]", ">= @\"P1Y\""], "10000"),
      .init(["> @\"1938-09-15\"", "-"], "0"),
      .init(["<= @\"1938-09-15\"", "< @\"P1Y\""], "0"),
    ])

  static let relief = TownTable(
    "手数料の減免",
    source: "つむぎ市手数料条例 第5条", .any,
    [("生活保護", "boolean"), ("障害者手帳", "boolean"), ("被災", "boolean")],
    rules: [
      .init(["true", "-", "-"], "\"免除\""),
      .init(["-", "true", "-"], "\"免除\""),
      .init(["-", "-", "true"], "\"免除\""),
      .init(["false", "false", "false"], "\"通常\""),
    ])

  static let priority = TownTable(
    "窓口の順番",
    source: "つむぎ市窓口案内要領 第4条", .priority,
    [("年齢", "年齢"), ("妊娠中", "boolean"), ("予約", "boolean")],
    allowedOutputs: "\"至急\", \"優先\", \"予約\", \"一般\"",
    rules: [
      .init(["-", "-", "-"], "\"一般\""),
      .init(["-", "-", "true"], "\"予約\""),
      .init([">= 75", "-", "-"], "\"優先\""),
      .init(["-", "true", "-"], "\"優先\""),
      .init([">= 90", "-", "true"], "\"至急\""),
    ])

  static let papers = TownTable(
    "転入届の書類",
    source: "住民基本台帳法 第22条第2項", .collect,
    [("転入の前", "前の住所"), ("年齢", "年齢"), ("代理", "boolean")],
    items: [ItemDefinition("前の住所", typeRef: "string", allowedValues: "\"国内\", \"国外\"")],
    rules: [
      .init(["\"国内\"", "-", "-"], "\"転出証明書\""),
      .init(["\"国外\"", "-", "-"], "\"旅券\""),
      .init(["-", "< 15", "-"], "\"戸籍の写し\""),
      .init(["-", "-", "true"], "\"委任状\""),
    ])
}

/// All of them.
enum TownTables {
  static let all = [
    CareTables.premium, CareTables.share, FamilyTables.nursery, FamilyTables.allowance, FamilyTables.schoolAid,
    CounterTables.certificate, CounterTables.waste, CounterTables.room, CounterTables.deadline,
    CounterTables.generation, CounterTables.relief, CounterTables.priority, CounterTables.papers,
  ]
}
