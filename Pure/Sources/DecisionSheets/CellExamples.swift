import FEEL

/// What could stand in a cell, for those who wrote something else.
enum CellExamples {
  static func of(_ type: ColumnType?, _ use: CellReader.Use, in language: SentenceLanguage) -> [String] {
    switch type {
    case .time: return ["9:30"]
    case .dateTime: return ["date and time(\"2026-04-01T09:30:00\")"]
    case .months: return ["duration(\"P1Y6M\")"]
    case .days: return ["duration(\"P30D\")"]
    default: return language == .ja ? japanese(type, use) : english(type, use)
    }
  }

  private static func japanese(_ type: ColumnType?, _ use: CellReader.Use) -> [String] {
    switch (type, use) {
    case (.number, .condition): ["65", "65以上", "20〜64"]
    case (.number, .result): ["300", "300 * 通数"]
    case (.text, .condition): ["本人", "本人、代理人"]
    case (.text, .result): ["交付する"]
    case (.truth, _): ["はい", "いいえ"]
    case (.date, .condition): ["令和8年4月1日", "令和8年4月1日以後"]
    case (.date, .result): ["令和8年4月1日", "2026-04-01"]
    case (_, .condition): ["65以上", "「本人」", "はい"]
    case (_, .result): ["300", "「交付する」", "はい"]
    }
  }

  private static func english(_ type: ColumnType?, _ use: CellReader.Use) -> [String] {
    switch (type, use) {
    case (.number, .condition): ["65", ">= 65", "[20..64]"]
    case (.number, .result): ["300", "300 * copies"]
    case (.text, .condition): ["self", "self, proxy"]
    case (.text, .result): ["granted"]
    case (.truth, _): ["yes", "no"]
    case (.date, .condition): ["2026-04-01", ">= 2026-04-01"]
    case (.date, .result): ["2026-04-01"]
    case (_, .condition): [">= 65", "\"self\"", "yes"]
    case (_, .result): ["300", "\"granted\"", "yes"]
    }
  }
}
