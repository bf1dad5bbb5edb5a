import FEEL

extension DMNProblem {
  /// What has happened, by code, without a full stop.
  static let words: [Code: (japanese: String, english: String)] = [
    .notXML: ("XMLとして読めません", "This is not well-formed XML"),
    .forbiddenDeclaration: ("DOCTYPEの宣言があります", "There is a DOCTYPE"),
    .tooLarge: ("大きすぎます", "This is too large"),
    .nestedTooDeep: ("入れ子が深すぎます", "This nests too deep"),
    .notDMN: ("DMNのファイルではありません", "This is no DMN file"),
    .missingPart: ("必要な部分がありません", "A part is missing"),
    .unknownWord: ("知らない言葉です", "Nobody knows this word"),
    .repeatedName: ("同じ名前が2回出てきます", "The same name stands twice"),
    .unknownReference: ("参照している要素がありません", "The element it refers to is not there"),
    .unknownType: ("知らない型の名前が使われています", "Nobody knows this type"),
    .cyclicTypes: ("型が自分自身に戻っています", "The type leads back to itself"),
    .cyclicRequirements: ("決定が自分自身を必要としています", "The decision needs itself"),
    .missingImport: ("取り込むモデルがありません", "The model to import is not there"),
    .foreignLanguage: ("ここでは使えない言語で書かれています", "This is written in a language that is not known here"),
    .tableShape: ("表の列と行の数が合いません", "The rows of the table do not fit its columns"),
    .feel: ("式に誤りがあります", "There is a mistake in an expression"),
    .notADate: ("日付として読めません", "This is not a date"),
    .emptyPeriod: ("適用の終わりが始まりより前です", "The last day lies before the first"),
    .missingDate: ("いつの規則を使うか決まりません", "Nobody says of which day the rules are"),
    .unknownDecision: ("その名前の決定はありません", "There is no decision of that name"),
    .missingInput: ("入力がありません", "An input is missing"),
    .inputNotAllowed: ("入力が受け付けられる値ではありません", "The input is not among the values allowed"),
    .valueNotAllowed: ("値が決められた種類ではありません", "The value is not among the values allowed"),
    .severalRules: ("複数の行に当たります", "Several rules apply at once"),
    .differentOutputs: ("当たった行の結果が違います", "Rules that apply have different results"),
    .notAggregable: ("集計できない値があります", "The values cannot be put together"),
    .wrongArguments: ("関数に渡した値が合いません", "The function does not take these arguments"),
  ]

  /// What would have been right.
  static let phrases = Phrasebook([
    ("true or false", "「はい」か「いいえ」"), ("true or false for each item", "それぞれについて「はい」か「いいえ」"),
    ("{} true or false", "{} は true か false"), ("a value of {}", "型 {} の値"),
    ("a type of FEEL or an item definition", "FEELの型か、モデルで定めた型"), ("FEEL", "FEEL"), ("FEEL or Java", "FEELかJava"),
    ("FEEL, Java or PMML", "FEELかJavaかPMML"),
    ("types that are made of others in at most {} steps", "{}段以内でほかの型から作られる型"),
    ("types of at most {} parts", "部分が{}個までの型"), ("the model of that namespace", "その名前空間のモデル"),
    ("the attribute {}", "属性 {}"), ("rules that fit together to have the same output", "同時に当たる行の結果が同じであること"),
    ("requirements that do not lead back to where they began", "元に戻らない必要関係"),
    ("outputs that have a {}", "{} を計算できる結果"), ("one rule that fits", "1行だけに当たること"),
    ("one output where {} is asked", "{} では結果の列が1つであること"),
    ("one of the values of the output {}", "結果「{}」に使える値"), ("one of the values of the input", "入力に使える値"),
    ("expressions nested at most {} deep", "入れ子が{}段までの式"), ("encoding UTF-8", "文字コード UTF-8"), ("UTF-8", "UTF-8"),
    ("each parameter once", "引数の名前は1回ずつ"), ("each output's name once", "結果の名前は1回ずつ"),
    ("each name once", "名前は1回ずつ"), ("each id once in a model", "idはモデルの中で1回ずつ"),
    ("each entry's name once", "項目の名前は1回ずつ"), ("each attribute once", "属性は1回ずつ"),
    ("at most {} requirements in all", "全部で{}個までの必要関係"), ("at most {} bytes", "{}バイト以内"),
    ("at most {} elements", "{}個以内の要素"), ("elements nested at most {} deep", "入れ子が{}段までの要素"),
    ("an import of the namespace {}", "名前空間 {} の取り込み"), ("an expression", "式"),
    ("an element of this model or an imported one", "このモデルか、取り込んだモデルの要素"),
    ("a prefix that is declared", "宣言された接頭辞"), ("a method that is known here", "ここで使えるメソッド"),
    ("a function", "関数"), ("{} inputs and {} outputs, as the columns", "列と同じく、条件{}個と結果{}個"), ("{} cells", "{}個のセル"),
    ("<definitions> of DMN 1.1 to 1.5", "DMN 1.1〜1.5 の <definitions>"), ("the root element", "最上位の要素"),
    ("nothing after the root element", "最上位の要素のあとに何もないこと"), ("the end of the comment", "コメントの終わり"),
    ("an element, text or {}", "要素か文字、または {}"), ("an element", "要素"), ("the end of the tag", "タグの終わり"),
    ("a space before the attribute", "属性の前の空白"), ("a quoted value", "引用符で囲んだ値"), ("a name", "名前"),
    ("a character that XML allows", "XMLで使える文字"),
    ("one of &lt; &gt; &amp; &apos; &quot; or the number of a character", "&lt; &gt; &amp; &apos; &quot; か文字番号"),
    ("one column of first days and one of last days", "施行日と適用終了日の列は1つずつ"),
    ("a last day that is not before the first", "施行日より前ではない適用終了日"), ("the date of the fact", "いつの事実かを示す日付"),
    (
      "at most {} rules, counted again for each day on which others begin or end",
      "施行日や適用終了日で区切った期間ごとに数えて、全部で{}行以内"
    ),
    ("a date such as 2026-04-01, or nothing", "2026-04-01 の形の日付、または空欄"),
  ])

  /// What to try.
  static let hints = Phrasebook([
    ("save the file as UTF-8", "ファイルをUTF-8で保存してください"),
    ("rules of this table count on some days only", "この表には、ある期間だけ使う行があります"),
    ("remove the DOCTYPE; DMN does not use one", "DOCTYPEを消してください。DMNでは使いません"),
  ])
}
