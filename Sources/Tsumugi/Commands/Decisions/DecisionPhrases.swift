import FEEL

/// The commands' own words; mistakes in models and expressions bring theirs with them.
struct DecisionPhrases {
  let language: SentenceLanguage

  private func choose(_ japanese: String, _ english: String) -> String { language == .ja ? japanese : english }

  func unreadable(_ path: String) -> String {
    choose("\(path): 読めません。名前と場所を確かめてください。", "\(path): cannot be read. Check its name and place.")
  }

  func tooLarge(_ path: String, _ most: Int) -> String {
    choose("\(path): 大きすぎます（\(most / 1_048_576) MBまで）。", "\(path): is too large (at most \(most / 1_048_576) MB).")
  }

  func unknownForm(_ path: String) -> String {
    choose(
      "\(path): .dmn、.xml、.xlsx、.csv のファイルか、.csv のあるフォルダを指定してください。",
      "\(path): name a .dmn, .xml, .xlsx or .csv file, or a folder of .csv files.")
  }

  func noSheets(_ path: String) -> String {
    choose("\(path): .csv のファイルがありません。", "\(path): holds no .csv file.")
  }

  func twiceStandardInput() -> String {
    choose("標準入力（-）は一度しか読めません。", "The standard input (-) can be read once only.")
  }

  func unknownDecision(_ name: String, _ known: [String]) -> String {
    choose(
      "「\(name)」という決定はありません。あるもの: \(list(known))",
      "There is no decision “\(name)”. There are: \(list(known))")
  }

  func unknownService(_ name: String, _ known: [String]) -> String {
    choose(
      "「\(name)」という決定サービスはありません。あるもの: \(list(known))",
      "There is no decision service “\(name)”. There are: \(list(known))")
  }

  func whichDecision(_ known: [String]) -> String {
    choose(
      "決定がいくつかあります。--decision で選んでください: \(list(known))", "Choose a decision by --decision: \(list(known))")
  }

  func noDecision(_ path: String) -> String {
    choose("\(path): 決められる決定がありません。", "\(path): holds no decision that can be made.")
  }

  func unknownInput(_ name: String, _ known: [String]) -> String {
    choose(
      "「\(name)」という入力はありません。あるもの: \(list(known))", "There is no input “\(name)”. There are: \(list(known))")
  }

  func missingInputs(_ names: [String]) -> String {
    choose("値のない入力は空欄として扱います: \(list(names))", "Inputs without a value count as empty: \(list(names))")
  }

  func inputsAreNoObject(_ source: String) -> String {
    choose(
      "\(source): 入力の名前と値の組を { } で書いてください。",
      "\(source): write the inputs as an object, { \"name\": value }.")
  }

  func notADay(_ text: String) -> String {
    choose("\(text): 日付は 2026-04-01 のように書いてください。", "\(text): write the day like 2026-04-01.")
  }

  func notAMoment(_ text: String) -> String {
    choose(
      "\(text): 日時は 2026-04-01T10:30:00+09:00 のように書いてください。",
      "\(text): write the moment like 2026-04-01T10:30:00+09:00.")
  }

  func isThere(_ path: String) -> String {
    choose("\(path): 既にあります。置き換えるには --replace を付けてください。", "\(path): is there already. Use --replace to replace it.")
  }

  func unwritable(_ path: String) -> String {
    choose("\(path): 書けません。", "\(path): cannot be written.")
  }

  func needsFolder(_ path: String, _ count: Int) -> String {
    choose(
      "\(path): 決定が\(count)個あります。1つの .csv には入らないので、フォルダの名前を指定してください。",
      "\(path): \(count) decisions do not fit one .csv file; name a folder.")
  }

  func unknownTarget(_ path: String) -> String {
    choose(
      "\(path): この種類のファイルには書けません。.dmn、.xml、.xlsx、.csv のファイルか、名前に「.」のないフォルダを指定してください。",
      "\(path): cannot be written as a file of this kind. Name a .dmn, .xml, .xlsx or .csv file, or a folder without "
        + "a dot in its name.")
  }

  func inDecision(_ path: String, _ name: String, _ sentence: String) -> String {
    choose("\(path): 「\(name)」: \(sentence)", "\(path): “\(name)”: \(sentence)")
  }

  func written(_ path: String) -> String { choose("\(path) を書きました。", "Wrote \(path).") }

  func allWell(_ path: String, decisions: Int, tables: Int, rules: Int) -> String {
    choose(
      "\(path): 問題ありません（決定 \(decisions)、表 \(tables)、行 \(rules)）。",
      "\(path): all well (\(count(decisions, "decision")), \(count(tables, "table")), \(count(rules, "rule"))).")
  }

  func found(_ mistakes: Int, _ open: Int, _ remarks: Int) -> String {
    choose(
      "誤り \(mistakes)件、判定できないこと \(open)件、気になること \(remarks)件",
      "\(count(mistakes, "mistake")), \(open) undecided, \(count(remarks, "remark"))")
  }

  var mistake: String { choose("誤り", "mistake") }
  var open: String { choose("判定できません", "undecided") }
  var remark: String { choose("参考", "remark") }
  var needed: String { choose("もとになった決定:", "Decisions it stands on:") }
  var incomplete: String {
    choose("説明が長すぎるため、途中までです。", "The explanation is too long and was cut off.")
  }

  func inExpression(line: Int, column: Int) -> String {
    choose("式の\(line)行\(column)文字目", "line \(line), column \(column) of the expression")
  }

  /// `1 rule`, `2 rules`.
  private func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? choose("なし", "none") : names.joined(separator: language == .ja ? "、" : ", ")
  }
}
