import FEEL

/// The words of sheets, to choose from.
public enum SheetChoices {
  /// How rows are chosen: `一つだけ当たる（UNIQUE）`.
  public static func policies(in language: SentenceLanguage) -> [String] { PolicyWords.policyWords(in: language) }

  /// What is made of all that fit: `合計（SUM）`.
  public static func aggregations(in language: SentenceLanguage) -> [String] {
    PolicyWords.aggregationWords(in: language)
  }

  /// The types of columns: `数`, `文字`.
  public static func types(in language: SentenceLanguage) -> [String] { ColumnType.words(in: language) }

  /// The word of a type that a model names: `数` for `number`.
  public static func type(_ typeRef: String, in language: SentenceLanguage) -> String {
    ColumnType.text(typeRef, in: language)
  }

  /// The word of a policy or an aggregation someone typed in another way; the text itself where it is none.
  public static func known(policy text: String, in language: SentenceLanguage) -> String {
    PolicyWords.policy(text).map { PolicyWords.text($0, in: language) } ?? text
  }
}
