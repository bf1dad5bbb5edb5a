/// What stands in the first column and says what its row holds.
enum SheetLabel: SheetWorded {
  case decision, question, description, facts, resultType, hitPolicy, aggregation, outputLabel, formula
  case kind, heading, expression, type, values
  case otherwise

  var word: SheetWord {
    switch self {
    case .decision: SheetWord("決定", "Decision", ["決定表", "表の名前", "decision table"])
    case .question: SheetWord("問い", "Question", ["質問"])
    case .description: SheetWord("説明", "Description")
    case .facts: SheetWord("ほかに使う項目", "Other facts", ["使う項目", "facts"])
    case .resultType: SheetWord("結果の型", "Result type")
    case .hitPolicy: SheetWord("行の選び方", "Hit policy", ["当たり方", "ヒットポリシー"])
    case .aggregation: SheetWord("集計", "Aggregation", ["集計方法"])
    case .outputLabel: SheetWord("結果の見出し", "Result heading")
    case .formula: SheetWord("計算式", "Formula")
    case .kind: SheetWord("区分", "Kind")
    case .heading: SheetWord("見出し", "Heading", ["項目"])
    case .expression: SheetWord("式・名前", "Expression", ["式", "名前", "式／名前", "name"])
    case .type: SheetWord("型", "Type", ["種類"])
    case .values: SheetWord("選べる値", "Allowed values", ["値", "values"])
    case .otherwise: SheetWord("それ以外", "Otherwise", ["その他の場合", "どれにも当たらないとき", "default"])
    }
  }

  /// Whether the row is about the whole table, and not about each column.
  var isAboutTable: Bool {
    switch self {
    case .decision, .question, .description, .facts, .resultType, .hitPolicy, .aggregation, .outputLabel, .formula: true
    case .kind, .heading, .expression, .type, .values, .otherwise: false
    }
  }
}

/// What a column of a sheet holds.
enum ColumnKind: SheetWorded {
  case condition, result, remark, ruleName, ruleDescription

  var word: SheetWord {
    switch self {
    case .condition: SheetWord("条件", "Condition", ["input", "入力"])
    case .result: SheetWord("結果", "Result", ["output", "出力"])
    case .remark: SheetWord("備考", "Remark", ["annotation", "注釈", "根拠"])
    case .ruleName: SheetWord("行の名前", "Rule name")
    case .ruleDescription: SheetWord("行の説明", "Rule description")
    }
  }
}
