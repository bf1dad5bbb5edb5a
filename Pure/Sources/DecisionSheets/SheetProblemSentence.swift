import FEEL

extension SheetProblem {
  /// Where, what is wrong, what would be right: `シート「手数料」の B7：「65以じょう」は読めません。…`
  public func sentence(in language: SentenceLanguage) -> String {
    // There is no sheet yet, and no cell.
    if code == .notInSheets { return language == .ja ? japanese : english }
    return switch language {
    case .ja: "シート「\(sheet)」の \(cell)：\(japanese)"
    case .en: "Sheet “\(sheet)”, \(cell): \(english)"
    }
  }

  /// What is wrong and what would be right, without its place.
  public func reason(in language: SentenceLanguage) -> String { language == .ja ? japanese : english }

  private var japanese: String {
    let choices = expected.map { $0.hasPrefix("「") ? $0 : "「\($0)」" }.joined(separator: "、")
    switch code {
    case .notUTF8: return "文字コードが UTF-8 ではありません。「CSV UTF-8」の形式で保存し直してください。"
    case .unclosedQuote: return "引用符「\"」が閉じていません。"
    case .tooLarge: return "表が大きすぎます。\(expected.joined())までにしてください。"
    case .notADecision: return "決定表がありません。A列に「区分」と「見出し」、その右に条件と結果を書いてください。"
    case .unknownLabel: return "A列の「\(shown)」の意味が分かりません。使える言葉は\(choices)です。行の番号は数字で書いてください。"
    case .repeatedLabel: return "「\(shown)」の行が二つあります。一つにしてください。"
    case .unknownKind: return "区分「\(shown)」の意味が分かりません。\(choices)のどれかを書いてください。"
    case .missingHeading: return "この列に見出しがありません。"
    case .missingResult: return "結果の列がありません。区分に「結果」と書いた列を一つ以上作ってください。"
    case .repeatedHeading: return "見出し「\(shown)」の列が二つあります。違う名前にしてください。"
    case .unknownPolicy: return "行の選び方「\(shown)」の意味が分かりません。\(choices)のどれかを書いてください。"
    case .unknownAggregation: return "集計「\(shown)」の意味が分かりません。\(choices)のどれかを書いてください。"
    case .needlessAggregation: return "集計できるのは、行の選び方が「当たるものすべて（COLLECT）」のときだけです。"
    case .repeatedDecision: return "決定「\(shown)」の表がほかのシートにもあります。違う名前にしてください。"
    case .outsideColumns: return "「\(shown)」の列には区分と見出しがありません。見出しを書くか、この内容を消してください。"
    case .emptyResult: return "結果が空です。結果を書いてください。結果が無いことを表すときは null と書きます。"
    case .notUnderstood: return "「\(shown)」は読めません。\(choices)のように書いてください。\(detail(.ja))"
    case .unknownName:
      return "「\(shown)」は読めません。\(choices)のように書いてください。ほかの項目の値を使うときは「式: \(shown)」と書きます。"
    case .wordOrName:
      return "「\(shown)」は、言葉ともほかの項目の名前とも読めます。言葉なら 「\(shown)」 とかぎかっこを付け、項目の値なら \(choices) と書いてください。"
    case .wordsOrExpression: return "「\(shown)」は、言葉とも式とも読めます。言葉なら 「」 で囲み、式なら頭に「式:」を付けてください。"
    case .oneNumberOrSeveral:
      return "「\(shown)」は、一つの数とも二つの数とも読めます。\(choices)のどちらかで書いてください。"
    case .rangeOrDifference: return "「\(shown)」は、範囲とも引き算とも読めます。\(choices)のどちらかで書いてください。"
    case .noSuchDay: return "「\(shown)」という日付はありません。\(choices)のように書いてください。"
    case .emptyPeriod: return "適用終了日「\(shown)」が施行日より前です。"
    case .notInSheets: return UnshowablePart(expected).japanese(shown)
    }
  }

  private var english: String {
    let choices = expected.map { "“\($0)”" }.joined(separator: ", ")
    switch code {
    case .notUTF8: return "the text is not UTF-8. Save it again as “CSV UTF-8”."
    case .unclosedQuote: return "a quotation mark is not closed."
    case .tooLarge: return "the table is too large. At most \(expected.joined())."
    case .notADecision:
      return "there is no decision table. Write “Kind” and “Heading” in column A, conditions and results beside them."
    case .unknownLabel: return "“\(shown)” in column A means nothing here. Known words: \(choices). Rules have numbers."
    case .repeatedLabel: return "there are two rows “\(shown)”. Keep one."
    case .unknownKind: return "the kind “\(shown)” is not known. Write one of \(choices)."
    case .missingHeading: return "this column has no heading."
    case .missingResult: return "there is no column of results. Write “Result” as the kind of one column at least."
    case .repeatedHeading: return "two columns are called “\(shown)”. Give them different names."
    case .unknownPolicy: return "the hit policy “\(shown)” is not known. Write one of \(choices)."
    case .unknownAggregation: return "the aggregation “\(shown)” is not known. Write one of \(choices)."
    case .needlessAggregation: return "only the hit policy COLLECT can have an aggregation."
    case .repeatedDecision: return "another sheet holds a decision “\(shown)” too. Give it another name."
    case .outsideColumns: return "the column of “\(shown)” has no kind and heading. Write them, or clear this cell."
    case .emptyResult: return "the result is empty. Write it; where there is no result, write null."
    case .notUnderstood: return "“\(shown)” cannot be read. Write it like \(choices).\(detail(.en))"
    case .unknownName:
      return "“\(shown)” cannot be read. Write it like \(choices). For another value write “FEEL: \(shown)”."
    case .wordOrName:
      return "“\(shown)” may be a word or a name. Write \"\(shown)\" for the word, \(choices) for the value."
    case .wordsOrExpression:
      return "“\(shown)” may be words or an expression. Put words into quotation marks, begin expressions with “FEEL:”."
    case .oneNumberOrSeveral: return "“\(shown)” may be one number or two. Write one of \(choices)."
    case .rangeOrDifference: return "“\(shown)” may be a range or a subtraction. Write one of \(choices)."
    case .noSuchDay: return "there is no day “\(shown)”. Write it like \(choices)."
    case .emptyPeriod: return "the last day “\(shown)” is before the first."
    case .notInSheets: return UnshowablePart(expected).english(shown)
    }
  }

  /// On one line and not too long.
  private var shown: String {
    let line = found.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }

  private func detail(_ language: SentenceLanguage) -> String {
    guard let expression else { return "" }
    return language == .ja ? "（\(expression.reason(in: .ja))）" : " (\(expression.reason(in: .en)))"
  }
}
