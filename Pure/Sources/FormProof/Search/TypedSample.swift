import FormSchema

/// How a person could type an answer to a question, several ways that differ where that matters.
struct TypedSample {
  let question: Question
  let cut: Cut
  /// How many answers are needed that no rule names.
  let spare: Int
  /// How long a text has to be.
  let fillerLength: Int
  let ladder: OrderedLadder?
  /// Days that a stretch of days may begin and end on.
  let days: [String]

  /// The fields of each way to answer. Some may be refused: what the form takes is for the form to say.
  var all: [[String: [String]]] {
    switch question.type {
    case .choice(let options, let hasOther): choice(options.map(\.id), hasOther)
    case .choices(let options, let least, let most, let hasOther): choices(options.map(\.id), least, most, hasOther)
    case .yesNo: [own("true"), own("false")]
    case .consent: [own("true"), [:]]
    case .files(let accept, let least, let most): accept.first.map { files($0, least, most) } ?? []
    case .signature: [[question.id: [Self.file(0, .photo)]]]
    case .name(let isOrganisation): isOrganisation ? organisations : names
    case .address: addresses
    case .email: texts((1...spare).map { "mail\($0)@example.jp" }).map { fields in
      fields.merging(["\(question.id).again": fields[question.id] ?? []]) { first, _ in first }
    }
    case .rows: []
    default: plain
    }
  }

  /// Whether rules name more combinations than are tried.
  var isTrimmed: Bool {
    switch question.type {
    case .choices(let options, _, _, let hasOther):
      max(cut.needsAll ? options.count + (hasOther ? 1 : 0) : 0, cut.listed.count) > Self.mostListed
    case .name: cut.members["full"] != nil && cut.members.count > 1
    case .address: cut.members.values.reduce(1) { $0 * ($1.count + 1) } > Self.mostCombined
    default: false
    }
  }

  private func own(_ text: String) -> [String: [String]] { [question.id: [text]] }

  private var plain: [[String: [String]]] {
    if let ladder { return ladder.steps.map { own(ladder.axis.typed($0)) } }
    switch question.type {
    case .text, .longText: return texts(Self.fillers(spare, length: fillerLength))
    case .kana: return texts((0..<spare).map { String(repeating: Self.katakana[$0 % Self.katakana.count], count: 2) })
    case .phone: return texts((1...spare).map { "0463-00-\(1000 + $0)" } + ["090-1234-5678"])
    case .dateRange: return ranges
    case .location: return [parts(["place": "市役所の前"])]
    case .bankAccount:
      return [
        parts([
          "institution": "bank", "bank-code": "0001", "bank-name": "見本銀行", "branch-code": "001",
          "branch-name": "本店", "kind": "ordinary", "number": "1234567", "holder": "ﾐﾎﾝ ﾀﾛｳ",
        ]), parts(["institution": "yucho", "yucho-symbol": "10010", "yucho-number": "11", "holder": "ﾐﾎﾝ ﾀﾛｳ"]),
      ]
    default: return texts(Self.numbers)
    }
  }

  private func parts(_ parts: [String: String]) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: parts.map { ("\(question.id).\($0.key)", [$0.value]) })
  }

  /// Days the form takes: its limits, and common ones.
  private var ranges: [[String: [String]]] {
    days.map { parts(["from": $0, "to": $0]) }
  }

  private func texts(_ fillers: [String]) -> [[String: [String]]] {
    let named = cut.literals.sorted()
    return (named + fillers.filter { !cut.literals.contains($0) }).map(own)
  }

  /// Texts that differ, each of one character again and again.
  private static func fillers(_ count: Int, length: Int) -> [String] {
    (0..<count + 3).map { String(repeating: hiragana[$0 % hiragana.count], count: length + $0 / hiragana.count) }
  }

  private static let hiragana = Array("あいうえおかきくけこさしすせそ").map(String.init)
  private static let katakana = Array("アイウエオカキクケコサシスセソ").map(String.init)

  /// Numbers with check digits, and others; the form takes those it knows.
  private static let numbers: [String] =
    ["123456789018", "8700110005901", "0000000000", "1234567890", "12345678", "0123456789"]
    + (0...9).map { "000000001\($0)" } + (0...9).map { "0000001\($0)" }
}

/// Choices and files.
extension TypedSample {
  private static let mostListed = 8

  private func choice(_ options: [String], _ hasOther: Bool) -> [[String: [String]]] {
    let named = cut.needsAll ? options : options.filter(cut.literals.contains)
    let rest = options.first { !named.contains($0) }
    return (named + [rest].compactMap(\.self)).map(own) + (hasOther ? others.map { other([Option.other], $0) } : [])
  }

  private var others: [String] { cut.others.filter { !$0.isEmpty }.sorted() + ["ほかのもの"] }

  private func other(_ options: [String], _ text: String) -> [String: [String]] {
    [question.id: options, "\(question.id).\(Option.other)": [text]]
  }

  private func choices(_ options: [String], _ least: Int, _ most: Int?, _ hasOther: Bool) -> [[String: [String]]] {
    let all = options + (hasOther ? [Option.other] : [])
    let named = cut.needsAll && all.count <= Self.mostListed ? all : all.filter(cut.listed.contains)
    let rest = all.filter { !named.contains($0) }
    let fewest = max(least, 1)
    let sets = Self.subsets(Array(named.prefix(Self.mostListed))).flatMap { some -> [[String]] in
      // As few of the others as the form wants, and one more.
      let needed = max(fewest - some.count, 0)
      return [needed, needed + 1].filter { $0 <= rest.count }.map { some + rest.prefix($0) }
    }
    return sets.filter { !$0.isEmpty && $0.count <= most ?? $0.count }.flatMap { set in
      set.contains(Option.other) && hasOther ? others.map { other(set, $0) } : [[question.id: set]]
    }
  }

  private static func subsets(_ items: [String]) -> [[String]] {
    items.reduce([[]]) { sets, item in sets + sets.map { $0 + [item] } }
  }

  private func files(_ kind: FileKind, _ least: Int, _ most: Int) -> [[String: [String]]] {
    let few = max(least, 1)
    let counts = cut.isOpen ? Array(few...max(few, most)) : [few]
    return counts.map { count in [question.id: (0..<count).map { Self.file($0, kind) }] }
  }

  private static func file(_ number: Int, _ kind: FileKind) -> String {
    Attachment(
      id: "sample-\(number + 1)", name: "\(number + 1).\(kind == .pdf ? "pdf" : "jpg")", byteCount: 1, kind: kind,
      sha256: String(repeating: "0", count: 64)
    ).field
  }
}

/// Names and addresses.
extension TypedSample {
  private var organisations: [[String: [String]]] {
    let named = (cut.members["full"] ?? []).union(cut.members["family"] ?? [])
    return (named.sorted() + (1...spare).map { "見本団体\($0)" }).map(own)
  }

  private var names: [[String: [String]]] {
    let full = (cut.members["full"] ?? []).sorted().map { text in
      let words = text.split(separator: "\u{3000}", maxSplits: 1).map(String.init)
      return parts(["family": words.first ?? "", "given": words.count > 1 ? words[1] : ""])
    }
    let named = product(["family": ["見本"], "given": ["花子"], "family-kana": [""], "given-kana": [""]])
    return full + named + (0..<spare).map { number in
      parts(["family": "見本\(Self.numerals[number % 9])", "given": "\(Self.numerals[number % 9])郎"])
    }
  }

  private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]

  private var addresses: [[String: [String]]] {
    let prefecture = ["神奈川県", "静岡県", "山梨県"].first { cut.members["prefecture"]?.contains($0) != true }
    return product([
      "postal-code": [""], "prefecture": [prefecture ?? "東京都"], "city": ["見本市"], "town": ["見本町"],
      "street": ["1番1号"], "building": [""],
    ])
  }

  /// Every combination of the texts its parts are compared with, and one other for each part.
  private func product(_ others: [String: [String]]) -> [[String: [String]]] {
    let all = others.sorted { $0.key < $1.key }.reduce([[:]]) { (all: [[String: String]], part) in
      all.flatMap { one in
        (part.value + (cut.members[part.key] ?? []).sorted()).map { one.merging([part.key: $0]) { $1 } }
      }
    }
    return all.prefix(Self.mostCombined).map(parts)
  }

  private static let mostCombined = 64
}
