import Kernel

/// How a document differs from the shape its schema describes. It holds no answer.
public enum ShapeProblem: Sendable, Equatable {
  /// It is no JSON from this byte on, or nests too deep.
  case notJSON(offset: Int)
  /// In bytes.
  case tooLarge(most: Int)
  /// No application has so many; reading them all would only take memory.
  case tooManyValues(most: Int)
  /// With the name of the schema that comes nearest to it.
  case unknownMember(nearest: String?)
  case repeatedMember
  case missingMember
  /// With what is wanted instead.
  case wrongType(Kind)
  case notAnOption
  /// With the regular expression the text has to match.
  case wrongPattern(String)
  /// In Unicode scalars, as the schema counts.
  case tooShort(least: Int)
  case tooLong(most: Int)
  case tooSmall(least: String)
  case tooGreat(most: String)
  /// No place in Japan.
  case outside(least: String, most: String)
  case tooFew(least: Int)
  case tooMany(most: Int)
  /// The same item stands twice.
  case repeatedItem
  case notBase64
  /// The other answers are such that nobody asks this.
  case notAsked

  /// What a value can be.
  public enum Kind: String, Sendable, CaseIterable {
    case object, array, string, integer, number, boolean
  }

  /// Stable, never translated.
  public var code: String {
    switch self {
    case .notJSON: "not-json"
    case .tooLarge: "document-too-large"
    case .tooManyValues: "too-many-values"
    case .unknownMember: "unknown-member"
    case .repeatedMember: "repeated-member"
    case .missingMember: "missing-member"
    case .wrongType: "wrong-type"
    case .notAnOption: "not-an-option"
    case .wrongPattern: "wrong-pattern"
    case .tooShort: "too-short"
    case .tooLong: "too-long"
    case .tooSmall: "too-small"
    case .tooGreat: "too-large"
    case .outside: "outside-japan"
    case .tooFew: "too-few"
    case .tooMany: "too-many"
    case .repeatedItem: "repeated-item"
    case .notBase64: "not-base64"
    case .notAsked: "not-asked"
    }
  }

  /// What is wrong and what would be right; Japanese for readers of easy Japanese, too.
  public func sentence(in language: Language) -> String { language == .english ? english : japanese }

  private var japanese: String {
    switch self {
    case .notJSON(let offset): "JSONとして読めません（\(offset)バイト目）。UTF-8のJSONを送ってください。"
    case .tooLarge(let most): "大きすぎます。\(most / 1_048_576)MBまでにしてください。"
    case .tooManyValues(let most): "値が多すぎます。全部で\(most)個までにしてください。"
    case .unknownMember(let nearest?): "この名前の項目はありません。「\(nearest)」ではありませんか。"
    case .unknownMember: "この名前の項目はありません。取り除いてください。"
    case .repeatedMember: "同じ名前の項目が2回あります。1つにしてください。"
    case .missingMember: "この項目が必要です。加えてください。"
    case .wrongType(let kind): "値の型が違います。\(Self.japanese(kind))にしてください。"
    case .notAnOption: "選べる値ではありません。スキーマにある値から選んでください。"
    case .wrongPattern(let pattern): "書き方が違います。\(pattern) に合う文字列にしてください。"
    case .tooShort(let least):
      least <= 1 ? "空のままでは送れません。答えがないときは項目ごと取り除いてください。" : "短すぎます。\(least)文字以上にしてください。"
    case .tooLong(let most): "長すぎます。\(most)文字までにしてください。"
    case .tooSmall(let least): "小さすぎます。\(least)以上にしてください。"
    case .tooGreat(let most): "大きすぎます。\(most)以下にしてください。"
    case .outside(let least, let most): "日本の外の位置です。\(least)から\(most)までの数にしてください。"
    case .tooFew(let least): "少なすぎます。\(least)件以上にしてください。"
    case .tooMany(let most): "多すぎます。\(most)件までにしてください。"
    case .repeatedItem: "同じものが2回あります。1つにしてください。"
    case .notBase64: "Base64として読めません。ファイルの中身をBase64（RFC 4648の4）で送ってください。"
    case .notAsked: "ほかの答えのとおりだと、この質問はありません。取り除くか、ほかの答えを確かめてください。"
    }
  }

  private static func japanese(_ kind: Kind) -> String {
    switch kind {
    case .object: "オブジェクト"
    case .array: "配列"
    case .string: "文字列"
    case .integer: "整数"
    case .number: "数"
    case .boolean: "trueかfalse"
    }
  }

  private var english: String {
    switch self {
    case .notJSON(let offset): "This is not JSON from byte \(offset) on. Send JSON in UTF-8."
    case .tooLarge(let most): "This is too large. Send at most \(most / 1_048_576) MB."
    case .tooManyValues(let most): "These are too many values. Send at most \(most) in all."
    case .unknownMember(let nearest?): "There is no member of this name. Perhaps “\(nearest)” is meant."
    case .unknownMember: "There is no member of this name. Remove it."
    case .repeatedMember: "This name stands twice. Keep one of them."
    case .missingMember: "This member is needed. Add it."
    case .wrongType(let kind): "The value has another type. Send \(Self.english(kind))."
    case .notAnOption: "This is none of the values to choose from. Take one that is in the schema."
    case .wrongPattern(let pattern): "It is written in another way. Send a string that matches \(pattern)."
    case .tooShort(let least):
      least <= 1
        ? "It must not be empty. Without an answer, leave the member out."
        : "It is too short. Send \(least) characters or more."
    case .tooLong(let most): "It is too long. Send at most \(most) characters."
    case .tooSmall(let least): "It is too small. Send \(least) or more."
    case .tooGreat(let most): "It is too large. Send \(most) or less."
    case .outside(let least, let most): "This place is outside of Japan. Send a number from \(least) to \(most)."
    case .tooFew(let least): "These are too few. Send \(least) or more."
    case .tooMany(let most): "These are too many. Send at most \(most)."
    case .repeatedItem: "The same stands twice. Keep one of them."
    case .notBase64: "This is not base64. Send the bytes of the file in base64 (RFC 4648 section 4)."
    case .notAsked: "With the other answers as they are, nobody asks this. Remove it, or look at the other answers."
    }
  }

  private static func english(_ kind: Kind) -> String {
    switch kind {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    }
  }
}
