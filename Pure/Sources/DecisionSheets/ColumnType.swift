import FEEL

/// The types sheets know by everyday words; every other type is named as the model names it.
enum ColumnType: SheetWorded {
  case number, text, truth, date, time, dateTime, months, days, any

  var word: SheetWord {
    switch self {
    case .number: SheetWord("数", "number", ["数値", "金額"])
    case .text: SheetWord("文字", "text", ["文字列", "string", "選択"])
    case .truth: SheetWord("はい・いいえ", "yes/no", ["はい／いいえ", "真偽", "boolean"])
    case .date: SheetWord("日付", "date", ["年月日"])
    case .time: SheetWord("時刻", "time")
    case .dateTime: SheetWord("日時", "date and time", ["dateTime"])
    case .months: SheetWord("期間（年月）", "years and months duration", ["yearMonthDuration"])
    case .days: SheetWord("期間（日と時間）", "days and time duration", ["dayTimeDuration"])
    case .any: SheetWord("何でも", "any")
    }
  }

  /// As FEEL and DMN name it.
  var typeRef: String {
    switch self {
    case .number: "number"
    case .text: "string"
    case .truth: "boolean"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .months: "years and months duration"
    case .days: "days and time duration"
    case .any: "Any"
    }
  }

  /// The type a model's name of a type stands for; nil for names of item definitions and where there is none.
  init?(typeRef: String?) {
    guard let typeRef, let type = FEELType.builtIn(typeRef) else { return nil }
    guard let found = ColumnType.allCases.first(where: { FEELType.builtIn($0.typeRef) == type }) else { return nil }
    self = found
  }

  /// The name of a type in a model from what someone typed; nil where nothing was typed.
  static func typeRef(typed text: String) -> String? {
    let text = text.trimmed
    guard !text.isEmpty else { return nil }
    // Names of FEEL stay as they are: a model may have written them in an older way.
    if FEELType.builtIn(text) != nil { return text }
    return ColumnType(typed: text)?.typeRef ?? text
  }

  /// How a sheet shows the name of a type.
  static func text(_ typeRef: String?, in language: SentenceLanguage) -> String {
    guard let typeRef = typeRef?.trimmed, !typeRef.isEmpty else { return "" }
    guard let type = ColumnType(typeRef: typeRef), type.typeRef == typeRef else { return typeRef }
    return language == .ja ? type.word.ja : typeRef
  }
}
