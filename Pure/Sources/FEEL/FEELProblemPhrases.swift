extension FEELProblem {
  /// Kinds of values, as problems name them.
  static let kinds: [(english: String, japanese: String)] = [
    ("Any", "どの種類の値でもよいもの"), ("Null", "空の値"), ("null", "空の値"), ("boolean", "真偽値"), ("number", "数"),
    ("string", "文字列"), ("date", "日付"), ("time", "時刻"), ("date and time", "日時"),
    ("days and time duration", "日数・時間の長さ"), ("years and months duration", "年月の長さ"), ("list", "リスト"),
    ("context", "項目の集まり"), ("range", "範囲"), ("function", "関数"),
  ]

  /// What would have been right.
  static let phrases = Phrasebook(
    kinds + [
      ("a list", "リスト"), ("lists", "リスト"), ("a text", "文字列"), ("texts", "文字列"), ("two texts", "2つの文字列"),
      ("a number", "数"), ("numbers", "数"), ("two numbers", "2つの数"), ("a whole number", "整数"),
      ("a boolean", "真偽値"), ("booleans", "真偽値"), ("a date", "日付"), ("two dates", "2つの日付"),
      ("a date and a time", "日付と時刻"), ("a context", "項目の集まり"), ("contexts", "項目の集まり"),
      ("a context and a text", "項目の集まりと文字列"), ("contexts along the keys", "鍵の順にたどれる項目の集まり"),
      ("a function", "関数"), ("a function that gives a boolean", "真偽値を返す関数"),
      ("a function of two parameters", "2つの値を受け取る関数"),
      ("a function of two parameters that gives a boolean", "2つの値を受け取り真偽値を返す関数"),
      ("a foreign function that is known here", "使える外部の関数"), ("a number or a duration", "数か期間の長さ"),
      ("a list and a position in it", "リストとその中の位置"), ("a position in the list or a function", "リストの中の位置か関数"),
      ("a position in the text", "文字列の中の位置"), ("a position from 1 to {}", "1から{}までの位置"),
      ("a length within the list", "リストに収まる長さ"), ("a length of zero or more", "0以上の長さ"),
      ("a list of texts", "文字列のリスト"), ("a list of entries", "鍵と値の組のリスト"),
      ("entries with a key and a value", "鍵と値を持つ組"), ("a key", "鍵"), ("a key that is a text", "文字列の鍵"),
      ("keys that are texts", "文字列の鍵"), ("each key once", "鍵は1回ずつ"),
      ("values that have an order", "大小の順がある値"), ("values of one kind", "同じ種類の値"),
      ("two values of one kind", "同じ種類の2つの値"),
      ("two values of one kind that have an order", "大小の順がある、同じ種類の2つの値"),
      ("items of one kind that have an order", "大小の順がある、同じ種類の値のリスト"),
      ("two ends of one kind in order", "小さい順に並ぶ、同じ種類の2つの端"),
      ("points and ranges of one kind", "同じ種類の点か範囲"), ("an interval with literal ends", "両端が値の範囲"),
      ("a list, or a range of whole numbers or dates", "リスト、または整数か日付の範囲"),
      ("operands that {} is defined for", "{} で計算できる値"), ("numbers that have a {}", "{} を計算できる数"),
      ("a value with {}", "{} を持つ値"), ("a member of {}", "{} の項目"),
      ("a number of 34 digits", "34桁までの数"), ("a number of decimal128", "34桁までの数"),
      ("a scale from -6111 to 6176", "-6111から6176までの桁数"), ("a clock", "現在の日時"),
      ("a date as ISO 8601 writes it", "2026-04-01 の形の日付"), ("a time as ISO 8601 writes it", "10:30:00 の形の時刻"),
      ("a date and time as ISO 8601 writes it", "2026-04-01T10:30:00 の形の日時"),
      ("a duration as ISO 8601 writes it", "P1Y2M や P10D の形の期間の長さ"),
      (
        "a date, time, date and time or duration as ISO 8601 writes it",
        "ISO 8601 の形の日付、時刻、日時、期間の長さ（例 @\"2026-04-01\"）"
      ),
      ("a year, a month and a day", "年と月と日"), ("an hour, a minute and a second", "時と分と秒"),
      ("a duration as offset", "時差を表す時間の長さ"), ("a regular expression", "正規表現"),
      ("a pattern that needs fewer steps on this text", "この文字列でもっと少ない手順で済む正規表現"),
      ("a pattern that does not match nothing", "空の文字列に当たらない正規表現"),
      ("a delimiter that does not match nothing", "空の文字列に当たらない区切り"),
      ("a replacement with $ and a digit, \\$ or \\\\", "$ と数字、\\$、\\\\ だけを使った置き換え"),
      ("a space, comma or point for groups, another for the fraction", "桁の区切りは空白・コンマ・点のどれか、小数点はそれと別の記号"),
      ("a shorter text", "もっと短い文字列"), ("values of allowed depth", "入れ子が深すぎない値"),
      ("at most {} values, nested at most {} deep", "{}個までで入れ子が{}段までの値"), ("calls nested at most {} deep", "入れ子が{}段までの呼び出し"),
      ("at most {} bytes", "{}バイト以内"), ("at most {} steps", "{}手順以内の計算"),
      ("at most {} levels of brackets and conditions", "{}段以内のかっこと条件"), ("at most {} parts in a row", "{}個以内の並び"),
      ("a name in scope", "使える名前"), ("another name", "別の名前"), ("a name", "名前"),
      ("the name of a type", "型の名前"), ("a type", "型"), ("the name of a member", "項目の名前"),
      ("each parameter once", "引数の名前は1回ずつ"), ("each name once", "名前は1回ずつ"),
      ("a value, a name or an operator", "値か名前か演算子"), ("a value", "値"), ("an operator or the end", "演算子か式の終わり"),
      ("the end", "式の終わり"), ("a text between", "間の文字列"), ("a closing \"", "閉じる \""), ("a closing */", "閉じる */"),
      ("a closing )", "閉じる )"), ("a closing ]", "閉じる ]"), ("a comma or a closing )", "コンマか閉じる )"),
      ("a comma or a closing ]", "コンマか閉じる ]"), ("a comma or a closing }", "コンマか閉じる }"),
      ("a comma or a closing >", "コンマか閉じる >"), ("a closing ], ) or [", "閉じる ] か ) か ["),
      ("\\u and four hexadecimal digits", "\\u と16進数4桁"), ("\\U and six hexadecimal digits", "\\U と16進数6桁"),
      ("{} arguments", "{}個の値"), ("a value the tests can be asked of", "条件で比べられる値"),
      ("arguments that {} takes", "{} が受け取る値"),
    ])

  /// What to try.
  static let hints = Phrasebook([
    ("{} is a full-width mark; write it half-width", "「{}」は全角です。半角で書いてください"),
    ("did you mean {}?", "「{}」ではありませんか"),
    ("34 digits and exponents from -6176 to 6111 fit", "使えるのは34桁まで、指数は -6176 から 6111 までです"),
    ("a character beyond U+FFFF is \\U with six digits, or two \\u", "U+FFFF を超える文字は \\U と6桁、または \\u を2つで書きます"),
  ])
}
